"""What the network sees of a word beside its pieces, and how a lemma is spelled as an edit of its word."""

SHAPES = 8
# The treebanks are typed with straight quotes; news is not.
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def straight(word: str) -> str:
    """The word with the quotation marks that the network was trained on."""
    return word.translate(_STRAIGHT)


def shape(word: str) -> int:
    """The letter case of a word: 0 none, 1 lower, 2 Capitalised, 3 CAPITALS, 4 miXed, 5 one capital, 6 digits, 7 digits and letters.

    The pieces are uncased, and case tells names from words.
    """
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 6 if any(c.isdigit() for c in word) else 0
    if any(c.isdigit() for c in word):
        return 7
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return 1
    if upper == len(letters):
        return 5 if len(letters) == 1 else 3
    return 2 if upper == 1 and letters[0].isupper() else 4


def edit_of(word: str, lemma: str) -> str:
    """The edit that makes the lemma of the word: `case|cut|ending`, case k to keep it, l to lower it first."""
    lower = word.lower()
    for case, base in (("k", word), ("l", lower)):
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        if case == "l" or (same > 0 and (base == lower or len(base) + len(lemma) - 2 * same <= 6)):
            return f"{case}|{len(base) - same}|{lemma[same:]}"
    raise AssertionError("the second case always answers")


def apply_edit(word: str, edit: str) -> str:
    """The lemma that the edit makes of the word."""
    case, cut, ending = edit.split("|", 2)
    base = word if case == "k" else word.lower()
    return base[: max(0, len(base) - int(cut))] + ending
