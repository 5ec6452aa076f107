"""Who did what to whom: small texts with the expected records."""

import pytest


def only(mentions, kind):
    found = [m for m in mentions if m.type == kind]
    assert len(found) == 1, [(m.type, m.trigger) for m in mentions]
    return found[0]


def codes(actors):
    return [(a.code, a.sector) for a in actors]


def test_a_killing_without_a_named_killer_has_no_actor(coded):
    for text in (
        "Russia condemned the killing of Hamas leader Ismail Haniyeh in Tehran last Wednesday.",
        "The former minister was killed in Beirut on Sunday.",
        "Three journalists were shot dead near the border.",
    ):
        killing = only(coded(text), "ASSAULT")
        assert killing.actors == ()
        assert killing.recipients


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Israel bombed a Hezbollah base on Tuesday.", "ASSAULT", ["ISR"], ["LBN"]),
        ("A Hezbollah base was bombed by Israel on Tuesday.", "ASSAULT", ["ISR"], ["LBN"]),
        ("Turkey accused Syria of shelling a village.", "ACCUSE", ["TUR"], ["SYR"]),
        ("The United States and France condemned Iran.", "ACCUSE", ["USA", "FRA"], ["IRN"]),
        ("China praised Pakistan and promised help.", "SUPPORT", ["CHN"], ["PAK"]),
        ("Egypt, which borders Israel, rejected the demand of Washington.", "REJECT", ["EGY"], []),
        ("The German chancellor visited India.", "CONSULT", ["DEU"], ["IND"]),
        ("Russian troops withdrew from Georgia.", "RETREAT", ["RUS"], ["GEO"]),
        ("Iran threatened to attack Israel.", "THREATEN", ["IRN"], ["ISR"]),
    ],
)
def test_parties(coded, text, kind, actors, recipients):
    found = next(m for m in coded(text) if m.type == kind)
    assert [a.code for a in found.actors] == actors
    assert [r.code for r in found.recipients][: len(recipients)] == recipients


def test_a_meeting_may_be_told_from_either_side(coded):
    meeting = only(coded("President Putin met with President Xi in Moscow on Tuesday."), "CONSULT")
    assert meeting.symmetric
    assert {a.code for a in (*meeting.actors, *meeting.recipients)} == {"RUS", "CHN"}
    talks = only(coded("Talks between Russia and Ukraine resumed on Tuesday."), "CONSULT")
    assert {a.code for a in (*talks.actors, *talks.recipients)} == {"RUS", "UKR"}


@pytest.mark.parametrize(
    ("text", "code", "sector"),
    [
        ("The Kenyan police arrested two men.", "KEN", "COP"),
        ("The Israeli military attacked a village.", "ISR", "MIL"),
        ("The Kremlin condemned the attack.", "RUS", "GOV"),
        ("Hamas attacked a kibbutz.", "PSE", "REB"),
        ("The United Nations condemned the attack.", "UNO", None),
        ("NATO condemned the attack.", "IGO", None),
        ("France's foreign minister condemned the attack.", "FRA", "GOV"),
        ("The parliament of Georgia rejected the law.", "GEO", "LEG"),
        ("Moscow condemned the attack.", "RUS", None),
    ],
)
def test_actors_are_coded_by_their_words(coded, text, code, sector):
    found = [a for m in coded(text) for a in m.actors]
    assert (code, sector) in [(a.code, a.sector) for a in found]


def test_a_former_office_is_told_apart(coded):
    text = "Sergei Shoigu, Russia's former defence minister, met with the Iranian president on Monday."
    actor = coded(text)[0].actors[0]
    assert (actor.code, actor.sector) == ("RUS", "ELI")


def test_a_holder_of_office_counts_in_his_time(coded):
    assert coded("Clinton condemned the attack.", "1998-08-13")[0].actors[0].code == "USA"
    assert all(
        a.code is None for m in coded("Clinton condemned the Iranian attack.", "2024-08-13") for a in m.actors if a.text == "Clinton"
    )


def test_one_person_is_one_actor(coded):
    text = (
        "General Michael Kurilla, the head of US Central Command, arrived in Israel. "
        "Kurilla met with the Israeli army chief. He praised Israel."
    )
    actors = [a for m in coded(text) for a in m.actors if a.text in ("Kurilla", "He")]
    assert actors
    assert {a.code for a in actors} == {"USA"}


def test_a_body_is_they_as_well_as_it(coded):
    arrest = coded("Tanzanian police said they had arrested five men.")[0]
    assert (arrest.type, [a.code for a in arrest.actors]) == ("COERCE", ["TZA"])


def test_countries_that_meet_in_a_country_are_not_that_country(coded):
    assert all(a.code is None for m in coded("The countries in Washington condemned Iran.") for a in m.actors)


def test_institutions_of_a_dateline_are_its_country(coded):
    text = "ISTANBUL, Turkey (AP) _ The police barred the crowd from the square on Sunday."
    assert codes(coded(text)[0].actors) == [("TUR", "COP")]


def test_saying_and_thinking_are_no_events(coded):
    assert coded("The minister said that the weather was fine. He thinks that it will rain.") == ()


def test_parts_of_a_text_do_not_change_others(coded):
    one, other = "Israel bombed a Hezbollah base on Tuesday.", "The government of Kenya condemned the army of Uganda."
    together = coded(f"{one}\n\n{other}")
    assert [m.type for m in together] == [m.type for text in (one, other) for m in coded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked an army post near Kismayo, killing three soldiers and wounding five.",
        "A bomb attack on a police station in Nairobi killed ten officers.",
        "Ten officers were killed in a bomb attack on a police station in Nairobi.",
        "Three Hezbollah fighters killed in an Israeli airstrike.",
        "Thirty villagers were killed when rebels attacked a village in Cameroon.",
    ],
)
def test_a_deed_and_what_it_did_are_one_event(coded, text):
    assert [m.type for m in coded(text)] == ["ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed in a hotel fire in Seoul.",
        "Landslides killed nine people in Nepal.",
        "Ten migrants were killed after a boat capsized off Mexico.",
        "The president named the crisis of wildfires now destroying forests in Brazil.",
    ],
)
def test_a_death_by_accident_is_no_event(coded, text):
    assert coded(text) == ()


def test_an_interview_is_no_meeting(coded):
    assert not [m for m in coded("Speaking to NBC News, the Kenyan minister praised Qatar.") if m.type == "CONSULT"]
    only(coded("The Kenyan minister spoke with the king of Jordan."), "CONSULT")


def test_strikes_in_a_raid_are_one_event(coded):
    only(coded("A Kenyan army base was hit by drone strikes in a pre-dawn raid."), "ASSAULT")


def test_the_demand_of_a_protest_is_no_second_event(coded):
    assert coded("Thousands of students marched in Belgrade to protest the killing.")[0].type == "PROTEST"
    assert "ACCUSE" not in [m.type for m in coded("Thousands of students marched in Belgrade to protest the law.")]


def test_refusing_to_speak_is_no_event(coded):
    assert coded("The Kenyan minister refused to comment. The officer declined to be named.") == ()


def test_that_meeting_is_the_one_named_before(coded):
    text = "Iran called for an emergency meeting of the Organization of Islamic Cooperation. That meeting is planned for Wednesday."
    meeting = coded(text)[-1]
    assert (meeting.type, meeting.status) == ("CONSULT", "planned")
    assert [a.code for a in meeting.actors] == ["IGO"]


def test_a_title_is_not_told_twice(coded):
    text = "Rebels attack army base\n\nRebels attacked an army base near Nairobi on Monday. The president condemned them."
    assert [m.type for m in coded(text)].count("ASSAULT") == 1


def test_being_in_another_country_is_a_visit(coded):
    (visit,) = coded("The Russian defence minister is in Tehran.")
    assert (visit.type, visit.mode) == ("CONSULT", "visit")
    assert ([a.code for a in visit.actors], [r.code for r in visit.recipients]) == (["RUS"], ["IRN"])
    assert coded("The Iranian defence minister is in Tehran.") == ()


def test_what_is_moved_is_no_recipient(coded):
    assert coded("The Pentagon deployed a second aircraft carrier to the region.")[0].recipients == ()


@pytest.mark.parametrize(
    "text",
    [
        "IRAN ATTACKED ISRAEL ON MONDAY, THE ARMY SAID.",
        "Iran attacks Israel",
        "attack " * 3000,
        "The army. The navy. The president.",
        "a (((" * 400,
    ],
)
def test_odd_texts_end_without_an_error(coded, text):
    assert isinstance(coded(text), tuple)


def test_to_release_a_statement_frees_nobody(coded):
    assert not [m for m in coded("The Kenyan army released a statement on Friday.") if m.type == "RETREAT"]
    assert [m.type for m in coded("The Kenyan army released two hostages on Friday.")] == ["RETREAT"]


def test_how_a_state_remains_is_no_event(coded):
    assert not coded("Kenya remains committed to the defence of Somalia, the president said.")


def test_who_speaks_in_a_call_takes_part_in_it(coded):
    call = next(m for m in coded("In a phone call with the Somali president, Kenya's foreign minister urged calm.") if m.type == "CONSULT")
    assert {a.code for a in (*call.actors, *call.recipients)} == {"KEN", "SOM"}


def test_where_they_rally_is_not_whom_they_meet(coded):
    rally = next(m for m in coded("Opposition supporters rallied in Nairobi on Saturday.") if m.type == "PROTEST")
    assert (rally.recipients, rally.place.name) == ((), "Nairobi")


def test_what_a_state_says_of_itself_is_planned(coded):
    own = coded("Kenya will send fighter jets to Somalia, the Kenyan foreign minister said.")
    others = coded("Kenya will attack Somalia, an Ethiopian official said.")
    assert (own[0].status, others[0].status) == ("planned", "expected")


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Kenya recalled its ambassador from Somalia for consultations.", "SANCTION", ["KEN"], ["SOM"]),
        ("Kenya's army retook the town of Garissa from Somali rebels.", "ASSAULT", ["KEN"], ["SOM"]),
        ("The US Treasury imposed sanctions on 12 Iranian tankers.", "SANCTION", ["USA"], ["IRN"]),
        ("Kenya and Somalia resumed diplomatic relations.", "SUPPORT", ["KEN", "SOM"], []),
    ],
)
def test_more_parties(coded, text, kind, actors, recipients):
    found = next(m for m in coded(text) if m.type == kind)
    assert [[a.code for a in side] for side in (found.actors, found.recipients)] == [actors, recipients]


def test_those_killed_when_a_strike_hit_are_the_strikes(coded):
    (found,) = [m for m in coded("At least 20 people were killed when a Kenyan air strike hit a school.") if m.type == "ASSAULT"]
    assert [a.code for a in found.actors] == ["KEN"]
