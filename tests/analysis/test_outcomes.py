"""What became of forecasts, how indicators stand, what is new."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.ledger.test_joining import told

from zerohour import codebook
from zerohour.analysis import corroboration, indicators, news, outcomes, records
from zerohour.errors import CodebookError
from zerohour.ledger import events
from zerohour.records import Actor, Indicator, Outcome, Probability, Retraction, Source, Span

BOOK = codebook.load()


def of(rows, as_of=date(2024, 8, 20)):
    return [(o.forecaster, o.state, o.evidence.mention.id if o.evidence else None) for o in outcomes(events(rows), as_of)]


def with_(row, **changes):
    from dataclasses import replace

    return replace(row, mention=replace(row.mention, **changes))


ANN = (Source("Ann Lee", "official"),)


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (told(2, status="occurred", day=8), "came"),
        (told(2, status="ongoing", day=8), "came"),
        (told(2, status="negated", day=8), "refuted"),
        (told(2, kind="CONSULT", status="occurred", day=8), "lapsed"),
        (told(2, status="occurred", day=4), "lapsed"),
    ],
)
def test_a_forecast_comes_is_refuted_or_lapses(later, state):
    assert ("r1", state, "m2" if state in ("came", "refuted") else None) in of([told(1), later])


def test_a_forecast_is_open_until_three_days_after_its_window():
    assert of([told(1)], date(2024, 8, 10)) == [("r1", "open", None)]
    assert of([told(1)], date(2024, 8, 11)) == [("r1", "lapsed", None)]


def test_what_comes_long_after_the_window_did_not_come_as_forecast():
    rows = [told(1, first=1, last=2, day=1), told(2, first=0, day=8), told(3, status="occurred", first=9, last=9, day=9)]
    assert [(o.forecaster, o.state) for o in outcomes(events(rows), date(2024, 8, 20))] == [("r1", "lapsed"), ("r2", "came")]


@pytest.mark.parametrize(
    ("done", "state"),
    [
        # Forecast for the 7th.
        ({"first": 8, "last": 8, "day": 8}, "came"),
        ({"first": 0, "day": 8}, "came"),
        ({"first": 10, "last": 10, "day": 11}, "came"),
        ({"first": 11, "last": 11, "day": 12}, "lapsed"),
        ({"first": 6, "last": 6, "day": 8}, "lapsed"),
        ({"first": 7, "last": 7, "day": 8, "recipient": "USA"}, "lapsed"),
        ({"first": 7, "last": 7, "day": 8, "kind": "CONSULT"}, "lapsed"),
        ({"first": 1, "last": 8, "day": 8}, "lapsed"),
    ],
)
def test_what_the_ledger_tells_as_another_event_came_too(done, state):
    rows = [*events([told(1)]), *events([told(2, status="occurred", **done)])]
    assert [(o.forecaster, o.state) for o in outcomes(rows, date(2024, 8, 20))] == [("r1", state)]


def test_another_persons_visit_is_not_the_one_that_was_planned():
    def visit(number, name, **given):
        return with_(told(number, **given), actors=(Actor(name, "USA", "GOV", name=name),))

    done = visit(2, "Michael Kurilla", status="occurred", first=8, last=8, day=8)
    for name, state in (("Lloyd Austin", "lapsed"), ("Michael Kurilla", "came")):
        rows = [*events([visit(1, name, status="planned")]), *events([done])]
        assert [o.state for o in outcomes(rows, date(2024, 8, 20))] == [state]


def test_a_long_window_takes_more_than_another_event_of_its_kind():
    rows = [*events([told(1, first=6, last=25)]), *events([told(2, status="occurred", first=8, last=8, day=8)])]
    assert [o.state for o in outcomes(rows, date(2024, 8, 30))] == ["lapsed"]


@pytest.mark.parametrize(
    ("status", "asker", "teller", "forecasts"),
    [
        ("possible", "Ann Lee", ANN, 0),
        ("planned", "Ann Lee", ANN, 0),
        ("expected", "Ann Lee", ANN, 1),
        ("possible", "Bob Ray", ANN, 1),
        ("possible", "Bob Ray", (), 0),
    ],
)
def test_what_somebody_urges_others_to_do_is_no_forecast(status, asker, teller, forecasts):
    urged = with_(told(2, status=status, report="r1"), attribution=teller, trigger=Span(10, 16))
    sides = {"actors": (Actor(asker, "USA", "GOV"),), "recipients": (Actor("Iran", "IRN"),)}
    request = with_(told(1, kind="REQUEST", status="occurred", report="r1"), **sides)
    assert len(outcomes(events([request, urged]), date(2024, 8, 20))) == forecasts


def test_what_was_taken_back_neither_forecasts_nor_decides():
    mark = Retraction(1, "r2", "retracted", "made up", "ann", datetime(2024, 8, 9, tzinfo=UTC))
    came = replace(told(2, status="occurred", day=8), mark=mark)
    assert of([told(1), came]) == [("r1", "lapsed", None)]
    assert of([replace(told(1), mark=mark), told(2, status="occurred", day=8)]) == []


def test_the_forecaster_is_the_one_who_is_named_nearest():
    anonymous = (Source("officials", "anonymous"),)
    assert of([with_(told(1), attribution=ANN), with_(told(2), attribution=anonymous)])[0][0] == "Ann Lee"
    assert of([with_(told(2), attribution=anonymous)])[0][0] == "r2"


def test_a_record_has_the_brier_score_of_the_forecasts_with_a_probability():
    (event,) = events([with_(told(1), probability=Probability("likely", 55, 80))])
    made = [
        Outcome(event, "Ann", event.mentions[0], state, None, p)
        for state, p in (("came", 0.9), ("lapsed", 0.7), ("came", None), ("open", 0.5))
    ]
    whole, by_type = records(made)
    assert (whole.forecasts, whole.came, whole.refuted, whole.lapsed, whole.judged) == (3, 2, 0, 1, 2)
    assert whole.brier == pytest.approx((0.01 + 0.49) / 2)
    assert whole.bins == ((0.55, 0.8, 1, 0), (0.8, 1.0, 1, 1))
    assert (whole.type, by_type.type) == ("", "ASSAULT")


@pytest.mark.parametrize(
    ("wanted", "state"),
    [
        (Indicator("x", actor="IRN", recipient="ISR"), "tripped"),
        (Indicator("x", actor="ISR"), "not seen"),
        (Indicator("x", types=frozenset({"CONSULT"})), "not seen"),
        (Indicator("x", quads=frozenset({4}), statuses=frozenset({"occurred"})), "tripped"),
        (Indicator("x", count=2), "seen"),
        (Indicator("x", days=2), "not seen"),
        (Indicator("x", days=20), "tripped"),
        (Indicator("x", grade=1), "not seen"),
    ],
)
def test_an_indicator_trips_where_enough_events_meet_its_conditions(wanted, state):
    rows = events([told(1, status="occurred")])
    (sign,) = indicators([wanted], rows, date(2024, 8, 9), BOOK, lambda e: corroboration(e, BOOK))
    assert sign.state == state


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no [[indicator]]"),
        ("[[indicator]]\ntype = 'ASSAULT'", "needs a name"),
        ("[[indicator]]\nname = 'x'\ntypo = 1", "'typo' is no condition"),
        ("[[indicator]]\nname = 'x'\ntype = 'NOTHING'", "'NOTHING' is neither"),
        ("[[indicator]]\nname = 'x'\ncount = 0", "whole number"),
        ("[[indicator]]\nname = 'x'\nactor = 3", "must be words"),
        ("[[indicator", "cannot be read"),
    ],
)
def test_a_broken_list_of_indicators_is_one_sentence(tmp_path, text, says):
    path = tmp_path / "i.toml"
    path.write_text(text)
    with pytest.raises(CodebookError, match=r".") as caught:
        codebook.load_indicators(path, BOOK)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_list_of_indicators_is_read(tmp_path):
    path = tmp_path / "i.toml"
    path.write_text("[[indicator]]\nname = 'x'\ntype = ['assault']\nquad = [3, 4]\nactor = 'IRN'\ndays = 3\n")
    (found,) = codebook.load_indicators(path, BOOK)
    assert found == Indicator("x", frozenset({"ASSAULT"}), frozenset({3, 4}), actor="IRN", days=3)


def test_news_are_new_changed_contradicted_and_decided_events():
    planned, other = told(1), told(2, kind="CONSULT", status="occurred", first=5, last=5)
    came, denied = told(3, status="occurred", day=8), told(4, kind="CONSULT", status="negated", first=5, last=5, day=8)
    fresh = told(5, kind="SANCTION", status="occurred", day=8)
    before, after = events([planned, other]), events([planned, other, came, denied, fresh])
    answer = news(datetime(2024, 8, 6, tzinfo=UTC), before, after, date(2024, 8, 9), lambda e: corroboration(e, BOOK))
    assert [e.type for e in answer.new] == ["SANCTION"]
    assert [(a.status, b.status) for a, b in answer.changed] == [("possible", "occurred")]
    assert [e.type for e in answer.contradicted] == ["CONSULT"]
    assert [(o.forecaster, o.state) for o in answer.decided] == [("r1", "came")]
