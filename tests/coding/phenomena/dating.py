"""When events are: windows, two clocks, what is not known."""

from datetime import date

import pytest


def found(mentions, kind):
    return next(m for m in mentions if m.type == kind)


def test_the_time_of_a_clause_before_or_after_is_not_the_main_clauses(coded):
    mentions = coded("Kenya signed an agreement with Sudan after Chad began an offensive on Friday.")
    assert found(mentions, "AGREE").window is None
    assert found(mentions, "ASSAULT").window.earliest == date(2024, 8, 2)


def test_an_event_takes_the_day_of_its_own_clause(coded):
    mentions = coded("South Africa deplored on Friday the bombing that killed ten people on Wednesday.")
    assert found(mentions, "ACCUSE").window.earliest == date(2024, 8, 2)
    assert found(mentions, "ASSAULT").window is None or found(mentions, "ASSAULT").window.earliest == date(2024, 7, 31)


def test_the_time_of_an_aside_is_not_the_verbs(coded):
    text = "Egypt, which hosted a conference of Sudanese parties last week, urged Sudan to agree to a ceasefire."
    assert found(coded(text), "REQUEST").window is None


def test_the_day_of_an_announcement_is_not_that_of_what_is_announced(coded):
    assert found(coded("On Sunday, the United States announced a complete withdrawal from the region."), "RETREAT").window is None
    ahead = found(coded("On Sunday, Kenya announced a visit to Sudan next Friday."), "CONSULT")
    assert ahead.window.earliest > date(2024, 8, 5)


def test_an_event_without_a_time_is_undated(coded):
    assert found(coded("Turkey urged Syria to withdraw its troops."), "REQUEST").window is None


def test_the_day_of_publication_is_not_put_in(coded):
    assert all(m.window is None for m in coded("Rebels attacked an army base near the border."))


def test_a_planned_meeting_has_its_day(coded):
    meeting = found(coded("The emergency meeting of the Arab League is planned for Wednesday."), "CONSULT")
    assert meeting.status == "planned"
    assert meeting.window.earliest == meeting.window.latest == date(2024, 8, 7)


def test_two_clocks_are_checked_against_each_other(coded):
    text = "Biden is due to meet his national security team in Washington at 2.15 pm local time, approximately 10pm in Tehran."
    window = found(coded(text), "CONSULT").window
    assert window.at.isoformat() == "2024-08-05T14:15:00-04:00"
    assert "21:45 Tehran" in window.clock
    assert "15 min off" in window.clock


def test_a_denied_day_moves_the_window(coded):
    text = "A major attack by Iran likely won't come Monday or Tuesday, but it could stretch into later this week."
    window = found(coded(text), "ASSAULT").window
    assert window.earliest == date(2024, 8, 7)
    assert window.latest in (None, date(2024, 8, 11))


@pytest.mark.parametrize(
    ("words", "earliest", "latest"), [("by Friday", date(2024, 8, 5), date(2024, 8, 9)), ("after Friday", date(2024, 8, 9), None)]
)
def test_what_is_to_come_by_a_day_may_come_from_now_on(coded, words, earliest, latest):
    window = found(coded(f"Iran will attack Israel {words}."), "ASSAULT").window
    assert (window.earliest, window.latest) == (earliest, latest)


def test_without_a_publication_date_the_reading_says_so():
    import zerohour

    reading = zerohour.read("Rebels attacked an army base on Monday.")
    assert reading.mentions[0].window is None
    assert any("no publication date" in note for note in reading.notes)


def test_a_time_in_the_phrase_of_another_event_is_that_events(coded):
    mentions = coded("Kenyan police arrested a man in connection with last year's bombing of the Israeli embassy in Somalia.")
    assert found(mentions, "COERCE").window is None
    assert found(mentions, "COERCE").place is None
    assert found(mentions, "ASSAULT").window.earliest == date(2023, 1, 1)


def test_the_deadliest_attack_since_a_year_was_not_in_that_year(coded):
    assert found(coded("It was the deadliest Israeli attack on Syria since 2021."), "ASSAULT").window is None


def test_a_present_verb_with_a_day_is_on_the_calendar(coded):
    meeting = found(coded("The leaders of Egypt and Sudan meet on Friday."), "CONSULT")
    assert (meeting.status, meeting.window.earliest) == ("planned", date(2024, 8, 9))


def test_talks_of_next_week_are_planned(coded):
    talks = found(coded("Egypt says that gaps remain before next week's talks with Sudan."), "CONSULT")
    assert talks.status == "planned"


def test_of_two_days_each_event_has_the_nearer(coded):
    mentions = coded("The Kenyan government on Saturday strongly condemned two bomb attacks in Somalia on Friday.")
    assert found(mentions, "ACCUSE").window.earliest == date(2024, 8, 3)
    assert found(mentions, "ASSAULT").window.earliest == date(2024, 8, 2)


def test_march_is_a_month(coded):
    assert [m.type for m in coded("Kenya said that talks with Sudan were planned for early March.")] == ["CONSULT"]


def test_a_day_behind_what_is_condemned_today_is_that_of_condemning(coded):
    found = {m.type: m for m in coded("Egypt condemned the bombing of the Kenyan embassy in Oman on Monday.")}
    assert found["ACCUSE"].window.earliest == date(2024, 8, 5)
    assert found["ASSAULT"].window is None
    found = {m.type: m for m in coded("Egypt condemned the bombing of the Kenyan embassy in Oman on Friday.")}
    assert found["ASSAULT"].window.earliest == date(2024, 8, 2)


def test_what_is_named_again_has_the_day_and_the_sides_of_before(coded):
    found = coded("Rebels bombed a market in Kenya. Bombings on Friday hit the Somali embassy in Oman. The embassy bombings shocked Egypt.")
    again = next(m for m in found if m.sentence.start > 75)
    assert again.window.earliest == date(2024, 8, 2)
    assert [r.code for r in again.recipients] == ["SOM"]


def test_what_is_unlikely_on_two_days_and_may_come_later_is_due_behind_them(coded):
    text = "An attack by Iran on Israel is unlikely on Monday or Tuesday, but it could come later this week, diplomats said."
    assert any(m.window and m.window.earliest == date(2024, 8, 7) for m in coded(text) if m.type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A strike on the port is unlikely on Monday or Tuesday, diplomats said.", date(2024, 8, 5), date(2024, 8, 6)),
        ("Sudan may attack Chad on Thursday or Friday, officials said.", date(2024, 8, 8), date(2024, 8, 9)),
        ("Chad could bomb the camp on Wednesday, aid workers fear.", date(2024, 8, 7), date(2024, 8, 7)),
        ("Rebels may have shelled Goma on Saturday, the army said.", date(2024, 8, 3), date(2024, 8, 3)),
        ("Rebels shelled Goma on Saturday and Sunday.", date(2024, 8, 3), date(2024, 8, 4)),
    ],
)
def test_what_may_come_lies_ahead_and_days_follow_each_other(coded, text, first, last):
    window = found(coded(text), "ASSAULT").window
    assert (window.earliest, window.latest) == (first, last)
