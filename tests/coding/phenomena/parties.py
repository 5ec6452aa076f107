"""Who stands behind a phrase: counted countries, those behind what is rejected, towns, titles, and who is nobody's."""

import pytest


def first(mentions, kind):
    return next(m for m in mentions if m.type == kind)


def sides(mention):
    return [a.code for a in mention.actors], [r.code for r in mention.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Poland, Hungary and Latvia applied. On Monday NATO praised the three countries.", "SUPPORT", ["IGO"], ["POL", "HUN", "LVA"]),
        ("Kenya's president met with his Ugandan counterpart. The two leaders condemned Sudan.", "ACCUSE", ["KEN", "UGA"], ["SDN"]),
        ("Spain invited the foreign ministers of Peru, Chile and Bolivia.", "REQUEST", ["ESP"], ["PER", "CHL", "BOL"]),
        ("Egypt rejected Ethiopia's proposal.", "REJECT", ["EGY"], ["ETH"]),
        ("Japan condemned the missile test by North Korea.", "ACCUSE", ["JPN"], ["PRK"]),
        ("Mali accused Niger of attacking its soldiers.", "ASSAULT", ["NER"], ["MLI"]),
        ("A court in Rwanda jailed two Belgians for holding protests.", "PROTEST", ["BEL"], []),
        ("Police in Lagos arrested ten students.", "COERCE", ["NGA"], [None]),
        ("The Iranian foreign ministry summoned the German ambassador.", "ACCUSE", ["IRN"], ["DEU"]),
        ("Chad expelled four French diplomats.", "SANCTION", ["TCD"], ["FRA"]),
        ("Israeli bombing of Lebanon continued.", "ASSAULT", ["ISR"], ["LBN"]),
        ("France condemned the attack by Hezbollah on Israel.", "ASSAULT", ["LBN"], ["ISR"]),
        ("Ten people died in an attack carried out by the Taliban.", "ASSAULT", ["AFG"], []),
        ("An Israeli air strike struck a Lebanese village on Monday.", "ASSAULT", ["ISR"], ["LBN"]),
        ("Two Turkish ships were damaged by Russian shelling.", "ASSAULT", ["RUS"], ["TUR"]),
        ("The sanctions imposed by France on Mali hurt trade.", "SANCTION", ["FRA"], ["MLI"]),
        ("The talks held by Egypt and Qatar in Cairo ended.", "CONSULT", ["EGY", "QAT"], []),
        ("An Egyptian Islamic Jihad cell attacked a Kenyan army post.", "ASSAULT", ["EGY"], ["KEN"]),
    ],
)
def test_sides(coded, text, kind, actors, recipients):
    assert sides(first(coded(text), kind)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "source"),
    [
        ("Hamas took responsibility for the shooting near Hebron.", ["PSE"], [], "Hamas"),
        ("The attack was claimed by the Houthi movement in Yemen.", ["YEM"], [], "the Houthi movement in Yemen"),
        ("Police blamed the attack on the FARC rebels.", ["COL"], [], "Police"),
        ("The attack on Kenya was blamed on Iran.", ["IRN"], ["KEN"], "unattributed"),
        ("Israel accused Hezbollah of the rocket attack on Haifa.", ["LBN"], [], "Israel"),
        ("A bombing killed five in Kabul, another attack ascribed to the Taliban.", ["AFG"], [], "unattributed"),
        ("Chad mourned the dead of the bombing claimed by the Islamic State group.", ["IMG"], [], "the Islamic State group"),
    ],
)
def test_who_claims_a_deed_or_is_blamed_did_it_by_that_word_alone(coded, text, actors, recipients, source):
    attack = [m for m in coded(text) if m.type == "ASSAULT"][-1]
    assert sides(attack) == (actors, recipients)
    assert [s.text for s in attack.attribution] == [source]


def test_who_is_against_somebody_is_another_one(coded):
    assert sides(first(coded("The anti-Houthi coalition attacked Iran."), "ASSAULT")) == ([None], ["IRN"])
    assert sides(first(coded("Anti-French rebels attacked Chad."), "ASSAULT")) == ([None], ["TCD"])


def test_a_statement_released_by_somebody_frees_nobody(coded):
    assert not [m for m in coded("A statement released by the Turkish presidency praised Qatar.") if m.type == "RETREAT"]


def test_whom_nobody_claims_a_deed_for_stays_unknown(coded):
    attack = first(coded("No group has claimed responsibility for the attack on the Kenyan army."), "ASSAULT")
    assert sides(attack) == ([], ["KEN"])
    assert attack.attribution == ()


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ('"We warn the Saudis that our targets will grow," the Houthi spokesman said.', "THREATEN", ["YEM"], ["SAU"]),
        ('"I met the king of Jordan on Monday," Biden said.', "CONSULT", ["USA"], ["JOR"]),
        ('"They attacked us," the Kenyan minister said.', "ASSAULT", [None], ["KEN"]),
        ("We condemn Iran.", "ACCUSE", [], ["IRN"]),
    ],
)
def test_who_speaks_is_i_and_we(coded, text, kind, actors, recipients):
    assert sides(first(coded(text), kind)) == (actors, recipients)


def test_the_blamed_one_is_who_is_accused(coded):
    assert sides(first(coded("Kenya blamed the attack on the FARC rebels."), "ACCUSE")) == (["KEN"], ["COL"])


def test_an_attack_by_unknown_ones_is_not_that_of_a_war_named_before(coded):
    text = "The speech recalled the war between Iran and Iraq. It came after an attack on a refinery in Saudi Arabia. The attack halved output."
    assert all(sides(m) == ([], []) for m in coded(text) if m.trigger.of(text) == "attack")


def test_offices_in_capitals_are_those_named_with_them(coded):
    text = (
        "President Joseph R. Biden spoke with Prime Minister Benjamin Netanyahu of Israel about Israel, Gaza and Egypt. The President and "
        "the Prime Minister condemned Iran. The two leaders thanked Qatar. The President praised Jordan."
    )
    found = {m.trigger.of(text): sides(m) for m in coded(text)}
    assert found["condemned"] == (["USA", "ISR"], ["IRN"])
    assert found["thanked"] == (["USA", "ISR"], ["QAT"])
    assert found["praised"] == (["USA"], ["JOR"])


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Egypt and Qatar met Hamas in Doha. They called for a ceasefire.", "REQUEST", ["EGY", "QAT", "PSE"]),
        ("Egypt's foreign minister held talks with his Turkish counterpart. They condemned Israel.", "ACCUSE", ["EGY", "TUR"]),
        ("Biden spoke with Netanyahu about two men held by Hamas. They agreed to keep in touch.", "AGREE", ["USA", "ISR"]),
        ("The rebels' demands include money. They asked the government of Chad to step down.", "REQUEST", [None]),
        ("The rebels met with Kenyan officials. They killed three soldiers.", "ASSAULT", [None]),
    ],
)
def test_they_are_those_who_met(coded, text, kind, actors):
    assert sides(first(coded(text), kind))[0] == actors


def test_countries_that_were_not_counted_out_stay_unknown(coded):
    welcomed = first(coded("NAIROBI, Kenya (AP) -- NATO praised the three eastern countries."), "SUPPORT")
    assert [r.code for r in welcomed.recipients] in ([], [None])


def test_a_weapon_that_was_used_has_no_doer(coded):
    killing = first(coded("The army said that a rifle was used to kill the Kenyan minister."), "ASSAULT")
    assert killing.actors == ()


def test_whose_assassination_is_condemned_is_not_condemned(coded):
    assert first(coded("The assassination of Haniyeh was condemned by Turkey."), "ACCUSE").recipients == ()
    assert first(coded("Turkey condemned Haniyeh's assassination."), "ACCUSE").recipients == ()


def test_an_embassy_before_a_bombing_is_hit(coded):
    bombing = first(coded("Kenyan police investigate the U.S. Embassy bombing."), "ASSAULT")
    assert sides(bombing) == ([], ["USA"])


def test_a_town_before_a_summit_is_its_place(coded):
    summit = first(coded("Turkey will attend the Madrid summit on Friday."), "CONSULT")
    assert "ESP" not in [a.code for a in (*summit.actors, *summit.recipients)]


def test_present_and_former_office_are_kept_apart(coded):
    (actor,) = first(
        coded("Sergei Shoigu, Russia's ex-Defense Minister and current Security Council secretary, visited Iran."), "CONSULT"
    ).actors
    assert (actor.code, actor.sector) == ("RUS", "GOV")
    assert (actor.office, actor.former_office) == ("Security Council secretary", "Defense Minister")


@pytest.mark.parametrize(
    "text",
    [
        "The United States will meet the needs of the victims.",
        "The minister told Kenyans of his battle to block the law.",
        "Two Kenyan ministers fight corruption.",
        "An earthquake struck Kenya and killed ten people.",
        "The Kenyan soldier killed himself.",
        "The Kenyan family sent a letter to the police.",
    ],
)
def test_what_is_no_event(coded, text):
    assert [m.type for m in coded(text)] == []


def test_civilians_who_strike_protest(coded):
    assert [m.type for m in coded("Nigerian teachers will strike on Monday.")] == ["PROTEST"]
    assert [m.type for m in coded("Nigerian soldiers will strike on Monday.")] == ["ASSAULT"]


def test_who_is_named_last_before_he_is_meant(coded):
    text = "A Kenyan police spokesman said that soldiers arrested Ahmed Noor, a Somali trader, before he was deported."
    (deported,) = coded(text)[-1].recipients
    assert "Noor" in str(deported.name)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Rockets were launched at Israel on Friday.", [], ["ISR"]),
        ("Rockets were fired by Hezbollah at Israel on Friday.", ["LBN"], ["ISR"]),
        ("Gunmen launched rockets at a Kenyan army base.", [None], ["KEN"]),
    ],
)
def test_what_is_launched_is_no_recipient(coded, text, actors, recipients):
    assert sides(first(coded(text), "ASSAULT")) == (actors, recipients)


def test_a_firm_that_launches_a_rocket_attacks_nobody(coded):
    assert coded("SpaceX launches a rocket in Texas.") == ()
