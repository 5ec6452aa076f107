"""What press releases and communiqués hold: statements behind a colon, who "I" is, pronouns by their clause, dangers, stances, names in letters."""

import pytest

import zerohour

RELEASE = """The minister spoke on Monday about the raid in Kenya.

Ugandan Foreign Minister Jeje Odongo said:

I welcome the agreement between Kenya and Sudan. The rebels attacked a school in Garissa.

We call on Kenya to respect the ceasefire.

{after}"""


def first(mentions, kind):
    return next(m for m in mentions if m.type == kind)


def sides(mention):
    return [a.code for a in mention.actors], [r.code for r in mention.recipients]


def test_a_statement_behind_a_colon_is_its_speakers_up_to_what_is_said_of_him(coded):
    told = coded(RELEASE.format(after="Mr Odongo will visit Sudan on Friday."))
    welcome, request, visit = first(told, "SUPPORT"), first(told, "REQUEST"), told[-1]
    assert sides(welcome)[0] == ["UGA"]
    assert sides(request) == (["UGA"], ["KEN"])
    assert {s.name or s.text for m in (welcome, request, first(told, "ASSAULT")) for s in m.attribution} == {"Jeje Odongo"}
    assert (visit.type, visit.attribution) == ("CONSULT", ())


def test_behind_a_colon_quoted_paragraphs_are_said_and_others_are_not(coded):
    text = "The Kenyan army said:\n\n“Rebels attacked a base in Lamu.”\n\nEthiopia attacked a village in Somalia."
    by = {s.text for m in coded(text) if sides(m)[0] != ["ETH"] for s in m.attribution}
    assert by == {"The Kenyan army"}
    assert next(m for m in coded(text) if sides(m)[0] == ["ETH"]).attribution == ()


def test_what_others_are_quoted_with_is_not_the_speakers(coded):
    text = 'The Kenyan army said:\n\nRebels attacked a base in Lamu.\n\nOn Monday Chad attacked Niger. "We are strong," a rebel said.'
    assert next(m for m in coded(text) if sides(m)[0] == ["TCD"]).attribution == ()


def test_what_is_no_introduction_introduces_nothing():
    text = "Three points matter:\n\nIran attacked a ship.\n\nHe said it plainly:\n\nIran attacked a ship."
    assert [row for row in zerohour.attributions(text) if text[row.cue[0][0] : row.cue[0][1]] == "matter"] == []


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        (
            "Egypt's president met Ugandan President Yoweri Museveni on Monday and urged him to accept the deal.",
            "REQUEST",
            ["EGY"],
            ["UGA"],
        ),
        ("Kenya pressed Sudan to end its attacks on Chad.", "ASSAULT", ["SDN"], ["TCD"]),
        (
            "Kenya's foreign minister met Uganda's foreign minister in Cairo. The ministers condemned Sudan.",
            "ACCUSE",
            ["KEN", "UGA"],
            ["SDN"],
        ),
        ("Kenya's foreign minister held a call with his Ugandan counterpart.", "CONSULT", ["KEN"], ["UGA"]),
        ("Kenya's president joined Ugandan President Yoweri Museveni for talks on Somalia.", "CONSULT", ["KEN"], ["UGA"]),
        ("Kenyan civilians are facing shelling by the Ethiopian army.", "ASSAULT", ["ETH"], ["KEN"]),
        ("Hundreds of Kenyans were killed at the hands of the Ethiopian army.", "ASSAULT", ["ETH"], ["KEN"]),
        ("Iraqi troops liberated Tikrit from Islamic State fighters.", "ASSAULT", ["IRQ"], ["IMG"]),
        ("Iraqi troops seized a hospital from Islamic State fighters.", "COERCE", ["IRQ"], ["IMG"]),
        ("The Syrian army has used chemical weapons against Turkish soldiers.", "ASSAULT", ["SYR"], ["TUR"]),
        ("With the support of Turkey, Qatar's army won the town.", "SUPPORT", ["TUR"], ["QAT"]),
        ("Germany will provide $100 million in aid to Ukraine.", "AID", ["DEU"], ["UKR"]),
        ("The Coalition to Counter ISIL attacked Iran.", "ASSAULT", [None], ["IRN"]),
        ("Sudan and its allies attacked Chad.", "ASSAULT", ["SDN", None], ["TCD"]),
        ("US Secretary of State John Kerry visited Kenya.", "CONSULT", ["USA"], ["KEN"]),
        ("Kenya's foreign minister met Uganda's president in Cairo.", "CONSULT", ["KEN"], ["UGA"]),
        ("UK Prime Minister Rishi Sunak visits Israel.", "CONSULT", ["GBR"], ["ISR"]),
        ("Russia launched a wave of missiles and drone attacks at Poland.", "ASSAULT", ["RUS"], ["POL"]),
        ("Qatar will host a meeting between Venezuela and Guyana.", "CONSULT", ["QAT", "VEN", "GUY"], []),
        ("Somali rebels took seven hostages in Kenya.", "ASSAULT", ["SOM"], [None]),
    ],
)
def test_sides(coded, text, kind, actors, recipients):
    assert sides(first(coded(text), kind)) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State is a threat to Kenya and poses a threat to Sudan.",
        "The Security Council demonstrated the unity of the members.",
        "The senator hails from Kenya.",
        "Germany is committed to peace.",
        "They must confront the terrorist threat of Islamic State.",
        "Russia warned its citizens against travelling to Iran.",
        "Ukraine intercepted all missiles.",
    ],
)
def test_dangers_stances_and_origins_are_no_events(coded, text):
    assert coded(text) == ()


def test_a_threat_that_is_uttered_is_one(coded):
    assert sides(first(coded("Iran issued a threat to Israel."), "THREATEN")) == (["IRN"], ["ISR"])


def test_letters_stand_for_a_name_told_before(coded):
    later = [m for m in coded("Kenyan Security Forces attacked a camp. The KSF then attacked a Somali village.") if m.type == "ASSAULT"][-1]
    assert sides(later)[0] == ["KEN"]


def test_an_arabic_name_gives_no_nationality(coded):
    text = "Abu Jandal al-Kuwaiti, an Islamic State commander, was killed on Monday."
    assert sides(first(coded(text), "ASSAULT")) == ([], ["IMG"])


def test_condolences_extended_are_one_event(coded):
    assert [m.type for m in coded("Kenya extended its deepest condolences to Turkey.")] == ["SUPPORT"]


def test_attacks_by_several_are_taken_up_as_nobodys(coded):
    text = "The Ethiopian army attacked a village and Eritrean troops attacked a camp. The attacks in Tigray killed ten."
    assert sides([m for m in coded(text) if m.type == "ASSAULT"][-1])[0] == []


def test_a_deputy_secretary_is_no_member_of_parliament(coded):
    visit, met = (
        coded(text)[0].actors[0].sector
        for text in ("The Deputy Secretary of State visited Iraq.", "A deputy of Iran's parliament met Sudan's king.")
    )
    assert (visit, met) == ("GOV", "LEG")


def test_talks_that_will_be_held_are_to_come(coded):
    talks = [m for m in coded("Sudan praised the Kenyan talks that will be held in Cairo in February.") if m.type == "CONSULT"]
    assert [m.status for m in talks] == ["planned"]


def test_what_goes_along_with_what_is_needed_is_possible_too(coded):
    text = "Kenya's president affirmed the need to defeat the rebels while protecting Somali refugees."
    assert [m.status for m in coded(text) if m.type == "AID"] == ["possible"]


def test_who_flees_fighting_does_not_fight(coded):
    fighting = first(coded("Thousands of Kenyans arrived in Chad after fleeing fighting in Sudan."), "ASSAULT")
    assert fighting.actors == ()


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Kenya's president met religious leaders and community leaders.", ["REL", "CVL"]),
        ("Kenya's president met a Colombian rebel leader.", ["REB"]),
        ("Kenya's president visited the West Bank.", [None]),
    ],
)
def test_who_leads_whom(coded, text, sectors):
    assert [r.sector for r in first(coded(text), "CONSULT").recipients] == sectors
