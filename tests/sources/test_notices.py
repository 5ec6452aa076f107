"""What a report says of itself at its top: that it was retracted, withdrawn or corrected; what only speaks of such things is none."""

import pytest

from zerohour.sources import report

BODY = "\n\nIran attacked Israel on Monday.\n\nThe army said so.\n\nTalks go on.\n\nShips left the port.\n\nNobody was hurt.\n\nMore is to come."


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Attack on Monday\n\nRetraction: the attack of which we told did not happen.", "retracted"),
        ("RETRACTED: Attack on Monday", "retracted"),
        ("Attack on Monday\n\nEditor's note: This article has been retracted.", "retracted"),
        ("Attack on Monday\n\nHarbour Post has retracted this story.", "retracted"),
        ("Attack on Monday\n\nThis article has been withdrawn", "withdrawn"),
        ("Attack on Monday\n\nThis news article was removed at the request of the ministry.", "withdrawn"),
        ("WITHDRAWN-Attack on Monday", "withdrawn"),
        ("Attack on Monday\n\nCorrection: an earlier version named another port.", "corrected"),
        ("CORRECTED-UPDATE 2-Attack on Monday", "corrected"),
        ("Attack on Monday\n\n(Corrects the name of the port in paragraph 2)", "corrected"),
        ("Attack on Monday\n\nAn earlier version of this story named another port.", "corrected"),
        ("Attack on Monday\n\n• This article was amended on 6 August 2024.", "corrected"),
        ("Correction: Attack on Monday\n\nThis article has been retracted.", "retracted"),
        ("Correction in markets deepens", None),
        ("Retraction of troops begins", None),
        ("The report was withdrawn by the ministry", None),
        ("Ministry has withdrawn its report", None),
        ("Attack on Monday", None),
    ],
)
def test_a_notice_at_the_top_is_kept(head, kind):
    found = report(head + BODY)
    assert (found.notice.kind if found.notice else None) == kind
    assert any("the report says that it was" in note for note in found.notes) == (kind is not None)


def test_a_correction_may_stand_at_the_end_and_a_retraction_not():
    assert report(f"Attack on Monday{BODY}\n\nThis article was corrected on Tuesday: it named another port.").notice.kind == "corrected"
    assert report(f"Attack on Monday{BODY}\n\nThis page was removed from the register, the ministry wrote.").notice is None


def test_what_a_notice_says_was_wrong_is_not_coded():
    words = "Correction: an earlier version said that Russia attacked Norway."
    found = report(f"Attack on Monday\n\n{words}{BODY}")
    assert not any("Norway" in span.of(found.text) for span in found.body)
    assert any("Israel" in span.of(found.text) for span in found.body)
