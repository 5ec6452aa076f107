"""Occurred, ongoing, planned, expected, possible, negated; and how likely by whose words."""

import pytest

import zerohour


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Israel attacked Iran on Monday.", "occurred"),
        ("Israel is attacking Iran.", "ongoing"),
        ("Russia and Ukraine will hold talks on Friday.", "planned"),
        ("The president is due to meet the Iranian envoy on Friday.", "planned"),
        ("Iran is expected to attack Israel.", "expected"),
        ("Iran could attack Israel.", "possible"),
        ("Iran may attack Israel this week.", "possible"),
        ("If Iran attacks Israel, oil will be dear.", "possible"),
        ("Iran did not attack Israel.", "negated"),
        ("Iran never attacked Israel.", "negated"),
        ("The threatened attack on Israel by Iran alarmed Egypt.", "possible"),
        ("Iran's expected attack on Israel alarmed Egypt.", "expected"),
        ("France urged Iran not to attack Israel.", "negated"),
        ("Iran wants to attack Israel.", "possible"),
        ("Iran failed to attack Israel.", "negated"),
        ("Egypt will not rest until Iran attacks Israel.", "possible"),
        ("Egypt rested until Iran attacked Israel.", "occurred"),
    ],
)
def test_status_of_the_main_event(coded, text, status):
    kind = "CONSULT" if "talks" in text or "meet" in text else "ASSAULT"
    found = next(m for m in coded(text) if m.type == kind)
    allowed = {status, "possible"} if text.startswith("France urged") else {status}
    assert found.status in allowed


def test_what_is_discussed_has_happened(coded):
    found = coded("Iran called for a meeting of the Arab League to discuss the assassination of Haniyeh.")
    assert next(m for m in found if m.type == "ASSAULT").status == "occurred"


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Kenya urged Sudan, which is backed by Egypt, to withdraw its troops from the border.", "withdraw", "possible"),
        ("Envoys discussed efforts to secure the release of the hostages.", "release", "possible"),
        ("Envoys secured the release of the hostages.", "release", "occurred"),
        ("Envoys failed to secure the release of the hostages.", "release", "negated"),
        ("The army began to evacuate civilians from Goma.", "evacuate", "occurred"),
        ("Police arrested two men over the alleged attack on the embassy.", "attack", "possible"),
    ],
)
def test_what_is_only_aimed_at_has_not_occurred(coded, text, trigger, status):
    assert next(m for m in coded(text) if m.trigger.of(text) == trigger).status == status


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Iran will likely attack Israel.", 55, 80),
        ("Iran will almost certainly attack Israel.", 95, 99),
        ("Iran is very likely to attack Israel.", 80, 95),
        ("Iran is unlikely to attack Israel.", 20, 45),
        ("Iran will likely not attack Israel.", 20, 45),
    ],
)
def test_words_of_probability_give_their_range(coded, text, low, high):
    found = next(m for m in coded(text) if m.type == "ASSAULT")
    assert found.probability is not None
    assert (found.probability.low, found.probability.high) == (low, high)


def test_factuality_runs_from_minus_three_to_three():
    def of(text, word):
        start = text.index(word)
        return zerohour.factuality(text, (start, start + len(word)))

    assert of("Israel attacked Iran.", "attacked") > 2.5
    assert of("Israel did not attack Iran.", "attack") < -1
    assert -1 < of("Israel might attack Iran.", "attack") < 2
    assert of("Israel attacked Iran.", ".") <= 3


def test_a_span_outside_of_the_sentence_is_refused():
    with pytest.raises(zerohour.UsageError, match="does not lie"):
        zerohour.factuality("Israel attacked Iran.", (5, 500))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya said that it would attack Somalia.", "planned"),
        ("Two diplomats said that Kenya would attack Somalia.", "expected"),
        ("Kenya said that it would visit Somalia if talks began.", "possible"),
        ("Kenya vowed that it would attack Somalia.", "possible"),
        ("Kenya warned that Sudan would attack Somalia.", "possible"),
        ("Police prevented Kenyan students from attacking the Somali embassy.", "negated"),
        ("France urged Kenya to refrain from an attack on Somalia.", "possible"),
        ("Chad became the last state to ratify the treaty.", "occurred"),
        ("Somalia is to be attacked by Kenya.", "planned"),
        ("Kenya announced the arrest of ten Somali men.", "occurred"),
    ],
)
def test_what_is_reported_menaced_and_kept_off(coded, text, status):
    assert next(m for m in coded(text) if m.type in ("ASSAULT", "CONSULT", "COERCE", "SUPPORT")).status == status


@pytest.mark.parametrize(
    ("text", "kind", "status", "day"),
    [
        ("The talks between Kenya and Somalia were called off on Friday.", "CONSULT", "negated", "2024-08-02"),
        ("The cancelled visit of the Kenyan president to Somalia was to last a week.", "CONSULT", "negated", None),
        ("The cancellation of the summit between Greece and Turkey surprised nobody.", "CONSULT", "negated", None),
        ("Kenya thwarted a Somali attack on Nairobi.", "ASSAULT", "negated", None),
        ("Kenya scrapped plans to attack Somalia.", "ASSAULT", "negated", None),
        ("Kenya called off a strike on Somalia.", "ASSAULT", "negated", None),
        ("Kenya did not cancel its summit with Somalia.", "CONSULT", "planned", None),
        ("Talks between Kenya and Somalia have been postponed.", "CONSULT", "negated", None),
        ("The meeting of Kenya and Somalia was delayed until September 3.", "CONSULT", "planned", "2024-09-03"),
        ("Kenya has put off a visit to Somalia until Thursday.", "CONSULT", "planned", "2024-08-08"),
    ],
)
def test_what_is_undone_or_put_off(coded, text, kind, status, day):
    found = next(m for m in coded(text) if m.type == kind)
    assert (found.status, str(found.window.earliest) if found.window else None) == (status, day)


def test_the_author_does_not_commit_to_what_was_called_off():
    text = "The now-cancelled deal between Kenya and Somalia was worth a billion dollars."
    start = text.index("deal")
    assert zerohour.factuality(text, (start, start + 4)) < 0.5
