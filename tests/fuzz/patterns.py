"""Every pattern of the package, and for each the strings on which a pattern that goes back over what it has read takes longest."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import _lru_cache_wrapper, cache
from pathlib import Path
from re import _constants as codes  # the parser that the standard library's own compiler uses
from re import _parser as parser

import zerohour

_CALLS = {"compile", "match", "fullmatch", "search", "sub", "subn", "findall", "finditer", "split"}
_FLAGS = {
    "I": re.I,
    "IGNORECASE": re.I,
    "VERBOSE": re.X,
    "X": re.X,
    "M": re.M,
    "MULTILINE": re.M,
    "S": re.S,
    "DOTALL": re.S,
    "UNICODE": re.U,
}


# What asks at the beginning of a text alone; all else asks at every place of it.
_ANCHORED = {"match", "fullmatch"}


def every() -> dict[str, re.Pattern]:
    """The patterns by where they stand: those that modules keep, in whatever they keep them, and those that functions write out."""
    found = {}
    for info in pkgutil.walk_packages(zerohour.__path__, "zerohour."):
        module = importlib.import_module(info.name)
        for name, value in list(vars(module).items()):
            found |= {f"{info.name}.{name}{where}": pattern for where, pattern in _kept(value)}
        found |= {f"{info.name}:{verb}:{place}": pattern for place, verb, pattern in _written(Path(module.__file__))}
    # A pattern that several modules know is asked once.
    return {name: pattern for name, pattern in found.items() if name == next(n for n, p in found.items() if p == pattern)}


def is_anchored(name: str) -> bool:
    """Whether a pattern, by its name in `every`, is asked at the beginning of texts alone."""
    if ":" in name:
        return name.split(":")[1] in _ANCHORED
    whole = name.rpartition(".")[2].replace("()", "")
    asked = _asked().get(whole, set()) | _asked().get(whole.partition("[")[0], set())
    return bool(asked) and asked <= _ANCHORED


@cache
def _asked() -> dict[str, set[str]]:
    """The verbs with which each name is asked, anywhere in the package."""
    found: dict[str, set[str]] = {}
    for path in Path(zerohour.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in _CALLS:
                value = node.value
                key = value.slice if isinstance(value, ast.Subscript) else None
                value = value.value if key else value
                value = value.func if isinstance(value, ast.Call) else value
                name = value.id if isinstance(value, ast.Name) else value.attr if isinstance(value, ast.Attribute) else ""
                found.setdefault(f"{name}[{key.value!r}]" if isinstance(key, ast.Constant) else name, set()).add(node.attr)
    return found


def _kept(value, where="") -> Iterator[tuple[str, re.Pattern]]:
    if isinstance(value, re.Pattern):
        yield where, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _kept(one, f"[{key!r}]")
    elif isinstance(value, (tuple, list)):
        for number, one in enumerate(value):
            yield from _kept(one, f"[{number}]")
    elif isinstance(value, _lru_cache_wrapper) and not value.__wrapped__.__code__.co_argcount:
        yield from _kept(value(), "()")


def _written(path: Path) -> Iterator[tuple[str, str, re.Pattern]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS:
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if of_re and node.args and isinstance(node.args[0], ast.Constant):
                flags = 0
                for one in ast.walk(ast.Module([ast.Expr(a) for a in (*node.args[1:], *(k.value for k in node.keywords))], [])):
                    flags |= _FLAGS.get(one.attr, 0) if isinstance(one, ast.Attribute) else 0
                yield f"{node.lineno}.{node.col_offset}", node.func.attr, re.compile(node.args[0].value, flags)


def hostile(pattern: re.Pattern, length: int) -> Iterator[str]:
    """Strings of about a length in which a repeated part stands again and again, behind what leads to it and before what it cannot end in."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(text, pattern.flags & ~re.U if isinstance(pattern.pattern, bytes) else pattern.flags)
    seen = set()
    for lead, pump in _pumps(tree, ""):
        # What leads to a part, again and again: from each place of it the part may go on to the end.
        for start, again in dict.fromkeys(((lead, pump), ("", pump), ("", lead), ("", lead + pump))):
            for end in ("", "\x00", "\n!", " x"):
                if again and (start, again, end) not in seen:
                    seen.add((start, again, end))
                    yield start + again * (length // len(again)) + end


def _pumps(tree, lead: str) -> Iterator[tuple[str, str]]:
    """For each repeated part: what leads to it, and one round of it."""
    for operation, argument in tree:
        if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, inside = argument
            if most > 8:
                yield lead, _example(inside)
                yield lead, _example(inside, last=True)
        for inside in _inner(operation, argument):
            yield from _pumps(inside, lead)
        lead += _example([(operation, argument)])


def _inner(operation, argument) -> list:
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [argument[2]]
    if operation is codes.SUBPATTERN:
        return [argument[3]]
    if operation is codes.BRANCH:
        return argument[1]
    if operation is codes.ATOMIC_GROUP:
        return [argument]
    return [argument[1]] if operation in (codes.ASSERT, codes.ASSERT_NOT) else []


def _example(tree, last: bool = False) -> str:
    """A string that a part of a pattern takes; of several ways the first, or the last."""
    made = ""
    for operation, argument in tree:
        if operation is codes.LITERAL:
            made += chr(argument)
        elif operation is codes.NOT_LITERAL:
            made += "a" if argument != ord("a") else "b"
        elif operation is codes.ANY:
            made += "a"
        elif operation is codes.IN:
            made += _member(argument, last)
        elif operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            made += _example(argument[2], last) * max(1, min(argument[0], 4))
        elif operation is codes.BRANCH:
            made += _example(argument[1][-1 if last else 0], last)
        elif operation in (codes.SUBPATTERN, codes.ATOMIC_GROUP):
            made += _example(_inner(operation, argument)[0], last)
    return made


def _member(given, last: bool) -> str:
    """A character of a set."""
    kinds = {codes.CATEGORY_SPACE: " \n", codes.CATEGORY_DIGIT: "7", codes.CATEGORY_WORD: "a"}
    # Of a set that begins by what it is not: whatever of these it takes.
    if given[0][0] is codes.NEGATE:
        source = re.compile(_set(given))
        return next((c for c in ("a", "A", " ", "7", "-", ".", "\n") if source.fullmatch(c)), "")
    operation, argument = given[-1 if last else 0]
    if operation is codes.LITERAL:
        return chr(argument)
    if operation is codes.RANGE:
        return chr(argument[1 if last else 0])
    return kinds.get(argument, "a!"[-1])[0]


def _set(given) -> str:
    classes = {
        codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_NOT_SPACE: r"\S",
        codes.CATEGORY_DIGIT: r"\d",
        codes.CATEGORY_NOT_DIGIT: r"\D",
        codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_WORD: r"\W",
    }
    inside = ""
    for operation, argument in given[1:]:
        if operation is codes.LITERAL:
            inside += re.escape(chr(argument))
        elif operation is codes.RANGE:
            inside += f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
        else:
            inside += classes[argument]
    return f"[^{inside}]"
