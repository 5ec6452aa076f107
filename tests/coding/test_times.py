"""Time expressions: TIMEX3 values and intervals, on Monday, 5 August 2024."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zerohour

DAY = date(2024, 8, 5)


def first(text, published="2024-08-05"):
    return zerohour.times(text, published)[0]


@pytest.mark.parametrize(
    ("text", "kind", "value", "earliest", "latest"),
    [
        ("They met on Friday.", "DATE", "2024-08-02", date(2024, 8, 2), date(2024, 8, 2)),
        ("They will meet on Friday.", "DATE", "2024-08-09", date(2024, 8, 9), date(2024, 8, 9)),
        ("He was killed last Wednesday.", "DATE", "2024-07-31", date(2024, 7, 31), date(2024, 7, 31)),
        ("It rained yesterday.", "DATE", "2024-08-04", date(2024, 8, 4), date(2024, 8, 4)),
        ("It may come tomorrow night.", "TIME", "2024-08-06TNI", date(2024, 8, 6), date(2024, 8, 7)),
        ("It was on August 7.", "DATE", "2024-08-07", date(2024, 8, 7), date(2024, 8, 7)),
        ("It was on 7 August 1998.", "DATE", "1998-08-07", date(1998, 8, 7), date(1998, 8, 7)),
        ("It was on Aug. 7, 1998.", "DATE", "1998-08-07", date(1998, 8, 7), date(1998, 8, 7)),
        ("It was in early August.", "DATE", "2024-08", date(2024, 8, 1), date(2024, 8, 10)),
        ("It was in October 2023.", "DATE", "2023-10", date(2023, 10, 1), date(2023, 10, 31)),
        ("It was last year.", "DATE", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("It could come later this week.", "DATE", "2024-W32", date(2024, 8, 6), date(2024, 8, 11)),
        ("It was in the third quarter of 1998.", "DATE", "1998-Q3", date(1998, 7, 1), date(1998, 9, 30)),
        ("It was in the winter of 1994.", "DATE", "1994-WI", date(1994, 12, 1), date(1995, 2, 28)),
        ("It was in the 1990s.", "DATE", "199", date(1990, 1, 1), date(1999, 12, 31)),
        ("It came two weeks ago.", "DATE", "2024-W30", date(2024, 7, 22), date(2024, 7, 22)),
        ("They met from 22 to 24 July.", "DATE", "2024-07-22", date(2024, 7, 22), date(2024, 7, 24)),
        ("They will travel the week after next.", "DATE", "2024-W34", date(2024, 8, 19), date(2024, 8, 25)),
        ("It was in the third week of May.", "DATE", "2024-05", date(2024, 5, 15), date(2024, 5, 21)),
        ("It was in the first half of July.", "DATE", "2024-07", date(2024, 7, 1), date(2024, 7, 15)),
        ("They will meet on the 14th.", "DATE", "2024-08-14", date(2024, 8, 14), date(2024, 8, 14)),
        ("It came overnight from Friday into Saturday.", "DATE", "2024-08-02", date(2024, 8, 2), date(2024, 8, 3)),
        ("A week ago Tuesday, it came.", "DATE", "2024-07-30", date(2024, 7, 30), date(2024, 7, 30)),
        ("It will come a week on Tuesday.", "DATE", "2024-08-13", date(2024, 8, 13), date(2024, 8, 13)),
        ("It came the Friday before last.", "DATE", "2024-07-26", date(2024, 7, 26), date(2024, 7, 26)),
        ("It came 36 hours ago.", "TIME", "2024-08-04TXX:XX", date(2024, 8, 4), date(2024, 8, 4)),
        ("It fell in the past week.", "DATE", "2024-W31", date(2024, 7, 29), DAY),
        ("it was signed on friday.", "DATE", "2024-08-02", date(2024, 8, 2), date(2024, 8, 2)),
        ("It lasted two years.", "DURATION", "P2Y", None, None),
        ("It lasted 48 hours.", "DURATION", "PT48H", None, None),
        ("It will come within 48 hours.", "DURATION", "PT48H", DAY, date(2024, 8, 7)),
        ("It may come within days.", "DURATION", "PXD", DAY, date(2024, 8, 12)),
        ("It may come in the coming days.", "DURATION", "PXD", DAY, date(2024, 8, 12)),
        ("They pray every Friday.", "SET", "XXXX-WXX-5", None, None),
        ("It is so now.", "DATE", "PRESENT_REF", None, None),
        ("It was signed on 2024-07-31.", "DATE", "2024-07-31", date(2024, 7, 31), date(2024, 7, 31)),
        ("It was signed on 31/07/2024.", "DATE", "2024-07-31", date(2024, 7, 31), date(2024, 7, 31)),
        ("It was signed on 08/05/2024.", "DATE", "2024-08-05", date(2024, 5, 8), DAY),
        ("It was signed on February 1.", "DATE", "2024-02-01", date(2024, 2, 1), date(2024, 2, 1)),
        ("It was agreed to meet in September.", "DATE", "2024-09", date(2024, 9, 1), date(2024, 9, 30)),
        ("It rose in the 1998 second quarter.", "DATE", "1998-Q2", date(1998, 4, 1), date(1998, 6, 30)),
        ("It fell in the latest quarter.", "DATE", "2024-Q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("They have been on patrol since October.", "DATE", "2023-10", date(2023, 10, 1), date(2023, 10, 31)),
        ("She left office in November and will not return.", "DATE", "2023-11", date(2023, 11, 1), date(2023, 11, 30)),
        ("In December, the firm brought in a new chief.", "DATE", "2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("It was in nineteen ninety-seven.", "DATE", "1997", date(1997, 1, 1), date(1997, 12, 31)),
        ("It was in March two thousand and four.", "DATE", "2004-03", date(2004, 3, 1), date(2004, 3, 31)),
        ("It lasted 2 1/2 years.", "DURATION", "P2Y6M", None, None),
        ("It lasted an hour and a half.", "DURATION", "PT1H30M", None, None),
        ("They meet on Tuesday nights.", "SET", "XXXX-WXX-2TNI", None, None),
        ("It was this past spring.", "DATE", "2024-SP", date(2024, 3, 1), date(2024, 5, 31)),
        ("It began in mid-1996.", "DATE", "1996", date(1996, 5, 2), date(1996, 8, 31)),
    ],
)
def test_expressions(text, kind, value, earliest, latest):
    found = first(text)
    assert (found.type, found.value, found.earliest, found.latest) == (kind, value, earliest, latest)
    assert found.text == text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "kind", "value", "day"),
    [
        ("It was signed on Wednesday, two days after they met.", "DURATION", "P2D", date(2024, 7, 29)),
        ("It fell on Friday. It rose the next morning.", "TIME", "2024-08-03TMO", date(2024, 8, 3)),
        ("It fell on Friday. It had risen the night before.", "TIME", "2024-08-01TNI", date(2024, 8, 1)),
        ("It fell on Friday. It rose two days later.", "DURATION", "P2D", date(2024, 8, 4)),
        ("It fell on Friday. It rose two days after the vote.", "DURATION", "P2D", None),
    ],
)
def test_what_counts_from_a_day_named_before(text, kind, value, day):
    found = zerohour.times(text, "2024-08-05")[-1]
    assert (found.type, found.value, found.earliest, found.latest) == (kind, value, day, day)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Exports fell in the third quarter of 2023. They were $3m, against $4m a year earlier.", ["2023-Q3", "2022-Q3"]),
        ("Net rose in the second quarter. The quarter was hard, unlike the year-earlier period.", ["2024-Q2", "2024-Q2", "2023-Q2"]),
        ("Trade fell in the first quarter. For the nine months it rose from a year earlier.", ["2024-Q1", "P9M", "2023"]),
        ("He left on 12 August 2022; a year earlier he had arrived.", ["2022-08-12", "2021-08-12"]),
        ("A truce came in May 1995. The following year it broke.", ["1995-05", "1996"]),
        ("The quarter of the city burnt.", []),
    ],
)
def test_some_count_from_what_was_named_before(text, values):
    assert [t.value for t in zerohour.times(text, "2024-08-05")] == values


def test_the_order_of_digits_is_that_of_the_other_dates():
    dated = zerohour.times("Signed 31/07/2024, in force 08/05/2024.", "2024-08-05")
    assert [(t.value, t.ambiguous) for t in dated] == [("2024-07-31", False), ("2024-05-08", False)]
    assert first("Signed on 08/05/2024.").ambiguous


def test_a_time_of_day_is_a_moment():
    found = first("The meeting is at 2.15 pm on Monday.")
    assert (found.type, found.value, found.earliest) == ("TIME", "2024-08-05T14:15", datetime(2024, 8, 5, 14, 15))
    assert first("It fell at 0600 GMT.").earliest.utcoffset().total_seconds() == 0


def test_a_holiday_may_be_broken_over_two_lines():
    assert first("It was on New\nYear's Day.").value in ("2024-01-01", "2025-01-01")


def test_two_days_are_two_expressions():
    assert [t.value for t in zerohour.times("It will not come Monday or Tuesday.", DAY)] == ["2024-08-05", "2024-08-06"]


@pytest.mark.parametrize("text", ["He may march in may.", "She was second.", "It cost $1998.", "The sun was hot.", "1998 people came."])
def test_what_only_looks_like_a_time(text):
    assert zerohour.times(text, DAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "29 February 2023",
        "31 April 2024",
        "the 32nd",
        "25:61",
        "year 0",
        "February 30",
        "99999 years ago",
        "10000-01-01",
        "9999 centuries ago",
        "2024-13-45",
    ],
)
def test_what_the_calendar_lacks_is_not_invented(text):
    assert all(t.earliest is None or t.earliest.year > 0 for t in zerohour.times(text, DAY))


def test_without_a_publication_date_nothing_is_dated():
    assert [(t.value, t.earliest) for t in zerohour.times("It came on Friday and again in August.", None)] == [
        ("XXXX-WXX-5", None),
        ("XXXX-08", None),
    ]


PIECES = [*"0123456789:/.- ", "Monday ", "May ", "two ", "weeks ", "ago ", "late ", "of ", "the ", "last ", "pm ", "1998 ", "T", "th "]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_gives_sane_spans(text):
    found = zerohour.times(text, DAY)
    assert all(t.text == text[t.start : t.end] for t in found)
    assert all(found[n].end <= found[n + 1].start for n in range(len(found) - 1))
    assert all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in found)


def test_an_hour_of_the_past_is_of_the_day_named_before():
    text = "On Friday, the task force said that an attack that day hurt nobody. It took place at about 7:45 p.m., a spokesman said."
    assert [x.value for x in zerohour.times(text, "2019-11-10")] == ["2019-11-08", "2019-11-08", "2019-11-08T19:45"]
    ahead = "On Friday he spoke. Biden will meet his team at 2.15 pm."
    assert [x.value for x in zerohour.times(ahead, "2019-11-10")] == ["2019-11-08", "2019-11-10T14:15"]
