"""What the words of a party or a trigger tell of number: "two embassies" are not "the embassy", and "bombings" are several deeds."""

import re

# What follows the noun that heads a party: "embassies of the United States", "people who fled".
_AFTER = re.compile(r"\b(?:of|in|at|from|to|for|on|near|who|that)\b|,")
_ARTICLE = re.compile(r"(?:a|an|one|the) ")
# Nouns of deeds, which no verb form looks like: "attacks" may be what somebody does, "bombings" is not.
_DEEDS = ("ings", "ions", "ments")
_SHORTEST = 4


def head(words: str) -> str:
    """The last word of a party before what follows its noun, in small letters; "" where there is none."""
    found = _AFTER.split(" ".join(words.split()), maxsplit=1)[0].split()
    return found[-1].lower() if found else ""


def number(words: str) -> tuple[str, bool] | None:
    """The noun of a party in the singular, and whether it is a plural; None for words too short to tell."""
    noun = head(words)
    if len(noun) < _SHORTEST:
        return None
    if noun.endswith("ies"):
        return noun[:-3] + "y", True
    return (noun[:-1], True) if _is_plural(noun) else (noun, False)


def is_one(words: str) -> bool:
    """Whether a party is one thing by its article and its noun: "a school in Gaza City"."""
    noun = head(words)
    return bool(noun) and _ARTICLE.match(" ".join(words.lower().split())) is not None and not noun.endswith("s")


def are_deeds(trigger: str) -> bool:
    """Whether a trigger is the plural of a noun for a deed: "bombings"."""
    return trigger.lower().endswith(_DEEDS)


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith("ss")
