"""Who speaks where in transcripts and interviews; what an interviewer asks is no statement of the report."""

import pytest

from zerohour.sources import page, report

ASKED = ("Did your ships fire on the ferry?", "Will the talks in Geneva go on?")
GIVEN = (
    "No. Our navy fired on nobody, and the ferry was hit by a mine.",
    "They will. We sent two envoys on Sunday, and we expect an answer.",
)
BRIEFING = f"""Briefing of the foreign ministry, 14 August 2024

MS. ROE: Good afternoon. The envoys arrived in Geneva this morning.

QUESTION: {ASKED[0]}

MS. ROE: {GIVEN[0]}

It will be raised in the harbour of Selby.

QUESTION: {ASKED[1]}

MS. ROE: {GIVEN[1]}
"""
COUNCIL = """Meeting of the council on the strait of Selby

Karl Zenda: Ruritania asks for a corridor.

Flavia Strelsau: Graustark let four ships pass on Sunday.

Karl Zenda: Four ships are no corridor.
"""
INTERVIEW = (
    "<html><head><title>Interview with Karl Zenda</title></head><body><article><h1>Interview with Karl Zenda</h1>"
    + "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in zip(ASKED, GIVEN, strict=True))
    + "</article></body></html>"
)
LETTERS = f"Interview: Karl Zenda\n\nQ: {ASKED[0]}\n\nA: {GIVEN[0]}\n\nQ: {ASKED[1]}\n\nA: {GIVEN[1]}\n"


def spoken(found):
    return [(turn.speaker, turn.span.of(found.text)) for turn in found.turns]


def coded(found):
    return "\n".join(span.of(found.text) for span in found.body)


def test_a_briefing_has_its_speaker_and_no_questions():
    found = report(BRIEFING)
    assert {speaker for speaker, _ in spoken(found)} == {"MS. ROE"}
    assert len(found.turns) == 3
    assert "It will be raised in the harbour" in spoken(found)[1][1]
    assert not any(question in coded(found) for question in ASKED)
    assert all(answer in coded(found) for answer in GIVEN)
    # The labels are where the text names who speaks, and are no words of his.
    assert {turn.named.of(found.text) for turn in found.turns} == {"MS. ROE"}
    assert "MS. ROE:" not in coded(found)


def test_a_meeting_has_the_speaker_of_each_speech():
    found = report(COUNCIL)
    assert [speaker for speaker, _ in spoken(found)] == ["Karl Zenda", "Flavia Strelsau", "Karl Zenda"]
    assert "Four ships are no corridor." in spoken(found)[2][1]


def test_questions_in_bold_are_an_interviewers():
    found = page.report(INTERVIEW, "page")
    assert spoken(found) == [("Karl Zenda", answer) for answer in GIVEN]
    assert not any(question in coded(found) for question in ASKED)
    assert {turn.named.of(found.text) for turn in found.turns} == {"Karl Zenda"}


def test_answers_to_q_are_those_of_whom_the_title_names():
    found = report(LETTERS)
    assert [speaker for speaker, _ in spoken(found)] == ["Karl Zenda"] * 2
    assert not any(question in coded(found) for question in ASKED)
    assert all(answer in coded(found) for answer in GIVEN)


@pytest.mark.parametrize(
    "text",
    [
        "Ships pass\n\nWill the corridor hold? Nobody in Selby knows. The navy let four ships pass on Sunday.\n\nThe talks go on.",
        "Ships pass\n\nOn Sunday: four ships passed.\n\nOn Monday: two ships passed, the harbour master said.",
        "Ships pass\n\n“Will you go on?” reporters asked Karl Zenda.\n\nHe gave no answer, and left for Geneva.",
        "What we know: four ships\n\nWhere: the strait of Selby\n\nWhen: Sunday\n\nFour ships passed the strait of Selby on Sunday.",
    ],
)
def test_any_other_text_has_no_turns(text):
    found = report(text)
    assert found.turns == ()
    assert found.text.split("\n\n")[-1] in coded(found)
