"""From proposals to events: the constraints, on proposals made by hand, without a model."""

from zerohour.coding.decoding import code_of, codes_of, decoded
from zerohour.records import Argument, Proposal, Span


def party(role, start, code, chance=0.9, sure=0.9):
    return Argument(role, Span(start, start + 5), chance, ((code, sure), ("", 1 - sure)), "MIL")


def proposal(*arguments, statuses=(("occurred", 0.9),), modes=(), symmetric=0.0):
    return Proposal(Span(50, 58), 0.9, (("ASSAULT", 0.8), ("COERCE", 0.2)), statuses, modes, symmetric, 0.0, arguments)


def only(*arguments, **more):
    (event,) = decoded([proposal(*arguments, **more)])
    return event


def test_an_event_has_the_likeliest_type_status_and_mode():
    event = only(statuses=(("possible", 0.6), ("occurred", 0.4)), modes=(("aerial", 0.7),), symmetric=0.7)
    assert (event.type, event.status, event.mode, event.symmetric) == ("ASSAULT", "possible", "aerial", True)
    assert event.chance == 0.72


def test_a_mode_of_which_the_reader_is_not_sure_is_none():
    assert only(modes=(("aerial", 0.3), ("", 0.3))).mode == ""


def test_nobody_is_on_both_sides():
    event = only(party("actor", 0, "ISR", 0.6), party("recipient", 0, "ISR", 0.8))
    assert [(a.role, a.span.start) for a in event.arguments] == [("recipient", 0)]


def test_nobody_is_accused_of_violence_on_a_guess():
    event = only(party("actor", 0, "RUS", 0.6), party("actor", 10, "UKR", 0.9), party("recipient", 20, "UKR", 0.6))
    assert [(a.role, code_of(a)) for a in event.arguments] == [("actor", "UKR"), ("recipient", "UKR")]
    awaited = only(party("actor", 0, "RUS", 0.6), statuses=(("expected", 0.9),))
    assert [code_of(a) for a in awaited.of("actor")] == ["RUS"]


def test_a_part_of_a_name_on_the_other_side_is_the_same_one():
    event = only(party("actor", 3, "ISR", 0.6), party("recipient", 0, "ISR", 0.8))
    assert [a.role for a in event.arguments] == ["recipient"]


def test_people_of_one_country_may_be_on_both_sides():
    event = only(party("actor", 0, "SYR"), party("recipient", 20, "SYR"))
    assert [a.role for a in event.arguments] == ["actor", "recipient"]


def test_a_country_is_named_once_on_a_side_by_the_nearest_words():
    event = only(party("actor", 0, "RUS"), party("actor", 40, "RUS"), party("actor", 10, "CHN"))
    assert [(code_of(a), a.span.start) for a in event.of("actor")] == [("CHN", 10), ("RUS", 40)]


def test_those_without_a_code_are_kept():
    event = only(party("recipient", 0, ""), party("recipient", 10, ""))
    assert [a.span.start for a in event.of("recipient")] == [0, 10]


def test_a_code_of_which_the_reader_is_not_sure_is_none():
    assert code_of(party("actor", 0, "RUS", sure=0.3)) is None
    assert code_of(party("actor", 0, "", sure=0.9)) is None
    assert code_of(Argument("actor", Span(0, 5), 0.9)) is None


def test_an_event_has_one_place_and_one_teller_but_may_have_two_times():
    places = [Argument("place", Span(0, 5), 0.6), Argument("place", Span(10, 15), 0.9)]
    tellers = [Argument("said", Span(20, 25), 0.9), Argument("said", Span(30, 35), 0.6)]
    times = [Argument("time", Span(60, 65), 0.6), Argument("time", Span(70, 75), 0.6)]
    event = only(*places, *tellers, *times)
    assert [a.span.start for a in event.arguments] == [10, 20, 60, 70]


def test_words_that_mean_several_parties_are_each_of_them():
    both = Argument("actor", Span(0, 5), 0.9, (("USA", 0.55), ("ISR", 0.4), ("EGY", 0.05)), "GOV", several=0.8)
    assert codes_of(both) == ("USA", "ISR")
    assert codes_of(both._replace(several=0.2)) == ("USA",)
    assert codes_of(both._replace(codes=(("", 0.9), ("USA", 0.1)))) == (None,)
