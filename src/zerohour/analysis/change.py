"""What differs between two codings of one report."""

from dataclasses import replace

from zerohour.records import Change, Reading


def change(before: Reading, after: Reading) -> Change:
    """Mentions are the same where type and trigger are; their numbers, which follow the order in the text, and their sense do not count."""
    old = {(m.type, m.trigger): m for m in before.mentions}
    new = {(m.type, m.trigger): m for m in after.mentions}
    both = [(old[key], new[key]) for key in old if key in new]
    return Change(
        after.report,
        tuple(m for key, m in new.items() if key not in old),
        tuple(m for key, m in old.items() if key not in new),
        tuple((a, b) for a, b in both if replace(a, id="", sense="") != replace(b, id="", sense="")),
    )
