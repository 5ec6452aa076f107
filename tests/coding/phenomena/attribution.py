"""Who says so."""

import pytest

import zerohour


def spoken(text):
    return [
        (" ".join(text[a:b] for a, b in row.source), text[row.cue[0][0] : row.cue[0][1]], " ".join(text[a:b] for a, b in row.content))
        for row in zerohour.attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that rebels attacked the base.", "The minister", "said", "that rebels attacked the base"),
        ("Rebels attacked the base, the minister said.", "the minister", "said", "Rebels attacked the base"),
        ("According to witnesses, rebels attacked the base.", "witnesses", "According to", "rebels attacked the base"),
    ],
)
def test_simple_attributions(text, source, cue, content):
    assert (source, cue, content) in spoken(text)


def test_a_quotation_belongs_to_its_speaker():
    text = "“Iran attacked the ship,” the admiral said."
    source, _, content = spoken(text)[0]
    assert source == "the admiral"
    assert "Iran attacked the ship" in content


def test_speculation_is_nobodys(coded):
    text = "There is growing speculation that Russia is helping Iran."
    chain = next(m for m in coded(text) if m.type == "AID").attribution
    assert [s.kind for s in chain] == ["unattributed"]


def test_a_named_speaker_is_never_told_as_nobody(coded):
    text = "Sudan's army will hold talks in Geneva on Thursday, the U.N. envoy for Sudan, Ramtane Lamamra, said on Wednesday."
    chain = next(m for m in coded(text) if m.type == "CONSULT").attribution
    assert "envoy" in chain[0].text
    assert chain[0].kind != "unattributed"


def test_the_chain_runs_from_the_nearest(coded):
    text = "Kenya's foreign minister said that Uganda attacked a village, the Daily Nation reported."
    chain = next(m for m in coded(text) if m.type == "ASSAULT").attribution
    assert "minister" in chain[0].text


def test_the_reports_own_voice_has_no_source(coded):
    assert coded("Rebels attacked an army base on Monday.")[0].attribution == ()


@pytest.mark.parametrize("text", ["“" * 50, "said " * 500, "He said that " * 500 + "it rained.", '"All of it is one quotation', "’’“”''``"])
def test_hostile_quotes_end(text):
    for row in zerohour.attributions(text):
        for a, b in (*row.source, *row.cue, *row.content):
            assert 0 <= a < b <= len(text)


def test_a_view_of_an_event_is_no_word_for_it(coded):
    killing = next(m for m in coded("Iran condemned the assassination of Haniyeh in Tehran.") if m.type == "ASSAULT")
    assert killing.attribution == ()
    confirmed = next(m for m in coded("The army said that rebels attacked a village near Nairobi.") if m.type == "ASSAULT")
    assert [s.kind for s in confirmed.attribution] == ["military"]


def test_a_source_has_no_day_and_no_comma(coded):
    found = coded("Rebels attacked a village, the U.N. envoy, Ann Lee, said Thursday.")
    assert next(m for m in found if m.type == "ASSAULT").attribution[0].text == "the U.N. envoy, Ann Lee"


def test_what_goes_on_in_the_next_sentence_of_a_quotation_is_said_by_the_same():
    text = '"We met the rebels on Monday," the minister said. "They promised to release the hostages. Nobody else was there."'
    found = zerohour.attributions(text)
    assert len(found) == 1
    assert any("hostages" in text[a:b] for a, b in found[0].content)


@pytest.mark.parametrize(
    "text", ["Rebels attacked the village of Kilo on Sunday.", "Police arrested the protesters.", "Iran attacked Israel on Monday."]
)
def test_a_deed_is_no_word_about_those_whom_it_hits(text):
    assert zerohour.attributions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He " + "said that she " * 500 + "left.",
        "\"We attacked. '" * 200,
        '"' + "Iran attacked Israel on Monday. " * 300 + '"',
        'He said "' + "we came and " * 2000,
    ],
    ids=["nested", "unbalanced", "all of it quoted", "never closed"],
)
def test_odd_quotations_end_and_have_sane_spans(text):
    for row in zerohour.attributions(text):
        assert row.content
        assert all(0 <= start < end <= len(text) for spans in (row.source, row.cue, row.content) for start, end in spans)


def test_a_statement_is_of_those_who_issued_it(coded):
    text = "The foreign ministry of Qatar issued a statement on Monday. The statement said that Israel bombed a school in Gaza. It condemned the attack."
    mentions = coded(text)
    (source,) = next(m for m in mentions if m.type == "ASSAULT").attribution
    assert (source.kind, source.name) == ("document", "The foreign ministry of Qatar")
    assert [a.code for a in next(m for m in mentions if m.type == "ACCUSE").actors] == ["QAT"]


def test_he_who_adds_is_he_who_said(coded):
    text = "Secretary of State Antony Blinken said on Monday that Israel had accepted the proposal. He added that Hamas must release the hostages."
    (source,) = next(m for m in coded(text) if m.type == "RETREAT").attribution
    assert source.name == "Antony Blinken"


def test_the_troops_of_a_spokesman_are_his_own(coded):
    text = "WASHINGTON (AP) -- A spokesman for the Israeli army said that troops killed ten militants."
    assert [a.code for a in next(m for m in coded(text) if m.type == "ASSAULT").actors] == ["ISR"]


def test_who_is_spoken_of_is_no_source(coded):
    text = "Ten men are wanted over the killing of a Kenyan minister."
    assert all(m.attribution == () for m in coded(text))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Boeing", "organisation"),
        ("Human Rights Watch", "organisation"),
        ("The United Nations", "organisation"),
        ("Hezbollah", "armed group"),
        ("The New York Times", "outlet"),
        ("The Kenyan army", "military"),
    ],
)
def test_the_kind_of_a_source(coded, source, kind):
    (found,) = next(m for m in coded(f"{source} said that Iran attacked a tanker.") if m.type == "ASSAULT").attribution
    assert found.kind == kind


def test_what_is_condemned_is_not_said_by_who_condemns(coded):
    raid = next(m for m in coded("Kenya denounced the raid by Somali militants as cowardly.") if m.type == "ASSAULT")
    assert raid.attribution == ()
