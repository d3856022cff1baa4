"""What reads like a sentence in the code, what the catalogue of sentences holds, and who says what of it."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

import alliance_tui

PACKAGE: Final = Path(alliance_tui.__file__).parent
"""Where the code is."""

CATALOGUE: Final = "alliance_tui.sentences"
"""Where the sentences are."""

VALUE: Final = "\0"
"""Stands in a text for a value that is put in."""

_AFTER: Final = """[.,:;!?…"'”’)]*"""
"""What may stand after a word."""

_BEFORE: Final = """["'“‘(]?"""
"""What may stand before a word."""

_LETTER: Final = r"[^\W\d_]"
"""Of any script."""

SENTENCE: Final = re.compile(
    rf"{_LETTER}{_AFTER} +{_BEFORE}{_LETTER}{{2,}}|{_LETTER}{{2,}}{_AFTER} +{_BEFORE}(?:{_LETTER}|{VALUE})"
    rf"|{VALUE}{_AFTER} +{_BEFORE}{_LETTER}{{2,}}|^{_LETTER}{{2,}}[.!?]$"
)
"""Two words beside each other, a word beside a value, or a word alone that ends like a sentence."""

PATTERN: Final = re.compile(r"\\[bdswBDSW]|\(\?[:P!<=]|\[\^")
"""What only a regular expression holds."""

LOOKS: Final = re.compile(rf"(?:not|bold|dim|italic|underline|reverse|strike|on|[$#][\w-]+|{VALUE}| )+")
"""How something looks, for rich and Textual."""

STYLESHEETS: Final = ("CSS", "DEFAULT_CSS", "FONTS", "STYLE")
"""What a constant is called that holds a stylesheet, or a part of one."""

PROGRAMMERS: Final = ("AssertionError", "NotImplementedError", "RuntimeError", "TypeError")
"""Errors of the program itself: their words are for whoever mends it."""


class Allowed(NamedTuple):
    """Why a module holds words that are no sentences of the interface."""

    why: str
    """What they are."""

    texts: frozenset[str] = frozenset()
    """Which words; none for all that is in the module."""


ALLOWED: Final[Mapping[str, Allowed]] = {
    "demo.py": Allowed("what the made-up people say: an example"),
    "domain/life.py": Allowed("what is told to programs", frozenset({"asked again"})),
    "domain/next_review.py": Allowed(
        "dates in the words that the grammar reads",
        frozenset({f"in {VALUE} {VALUE}s, then {VALUE}", f"in {VALUE} {VALUE}, then {VALUE}"}),
    ),
    "domain/spoken_days.py": Allowed(
        "dates in the words that the grammar reads", frozenset({"day after tomorrow"})
    ),
    "domain/spoken_calendar.py": Allowed("days of the year by the names that the grammar reads"),
    "domain/spoken_spellings.py": Allowed("words in the spelling that the grammar reads"),
    "domain/spoken_times.py": Allowed(
        "times of the day in the words that the grammar reads",
        frozenset(
            {
                *("half past", "quarter past", "a quarter past", "quarter to", "a quarter to"),
                *("five past", "ten past", "twenty past", "twenty-five past", "twenty to", "twenty-five to"),
            }
        ),
    ),
    "domain/spoken_rhythms.py": Allowed(
        "rhythms as they are kept: in the words that the grammar reads",
        frozenset(
            {
                "half year",
                "every weekday",
                "every weekend",
                "last day",
                f"every {VALUE}{VALUE}",
                f"every {VALUE} weeks on {VALUE}",
                f"the {VALUE}",
                f" on the {VALUE} {VALUE}",
            }
        ),
    ),
    "domain/spoken_in_full.py": Allowed(
        "rhythms in the words that the grammar reads",
        frozenset(
            {
                r"\g<nth> \g<day> of every month",
                "every year ",
                r"every month on the \g<day>",
                "every month on the last day",
                r"\g<nths> \g<day> of every month",
                f"{VALUE} on {VALUE}s",
            }
        ),
    ),
    "domain/spoken_starts.py": Allowed(
        "rhythms in the words that the grammar reads",
        frozenset({f"{VALUE}, then {VALUE}", f"{VALUE} from {VALUE}"}),
    ),
    "domain/languages/english.py": Allowed("what is known of the languages that people write in"),
    "domain/languages/french.py": Allowed("what is known of the languages that people write in"),
    "domain/languages/german.py": Allowed("what is known of the languages that people write in"),
    "domain/languages/spanish.py": Allowed("what is known of the languages that people write in"),
    "domain/words.py": Allowed(
        "states and kinds as they are kept, the same in every language",
        frozenset({"not yet", "in force", "no longer fits", "works first", "writing holds"}),
    ),
    "exports/calendar.py": Allowed(
        "the name of the program, for calendars", frozenset({f"-//alliance//alliance {VALUE}//EN"})
    ),
    "exports/sheet_html.py": Allowed(
        "HTML, a class in it, and what it may load",
        frozenset(
            {
                f"<!doctype html>\n{VALUE}\n",
                "width=device-width, initial-scale=1",
                f"words {VALUE}",
                "default-src 'none'; style-src 'unsafe-inline'",
            }
        ),
    ),
    "storage/keeping.py": Allowed(
        "to programmers who use a database that they closed", frozenset({f"{VALUE} is closed."})
    ),
    "storage/draft.py": Allowed(
        "to programmers who keep what they must not",
        frozenset({f"This cannot be kept: document {VALUE} of table {VALUE} is the store's own."}),
    ),
    "storage/journal.py": Allowed(
        "beside the number of an error, of which people are told what it means",
        frozenset({"another program made a journal", "another program changed the journal"}),
    ),
    "storage/tiny.py": Allowed(
        "to programmers who use the storage, and a type",
        frozenset({"access_mode is r or r+", "dict[str, Mapping[Any, Any]]"}),
    ),
    "storage/values.py": Allowed(
        "to programmers who keep what JSON cannot hold",
        frozenset(
            {
                "This cannot be kept: it is nested too deeply.",
                "This cannot be kept: JSON has no NaN and no infinity.",
                f"This cannot be kept: JSON has no {VALUE}.",
                f"This cannot be kept: a key has to be text, not {VALUE}.",
                f"This cannot be kept: a number has more than {VALUE} digits.",
                f"{VALUE} is not JSON",
            }
        ),
    ),
    "crash_log.py": Allowed(
        "a traceback in the log, for whoever mends it",
        frozenset({f"{VALUE}:{VALUE} in {VALUE}", f"{VALUE} by {VALUE}"}),
    ),
    "storage/surprise.py": Allowed(
        "the head of a traceback in the log", frozenset({"stopped in reading or writing a file"})
    ),
    "ui/dialogs/confirm.py": Allowed("names of keys", frozenset({"enter y", "esc n"})),
    "ui/dialogs/help.py": Allowed(
        "names of keys, widgets and actions",
        frozenset({"page up", "page down", "WordField, NoteDock", "focused."}),
    ),
    "ui/dialogs/leaving.py": Allowed("names of keys", frozenset({"esc n"})),
    "ui/screens/marking.py": Allowed("the name of a place on the page", frozenset({f"mark {VALUE}"})),
    "ui/screens/library_view.py": Allowed("names of widgets", frozenset({"Shelf, Welcome"})),
}
"""The modules that may hold words, from the package on, and which. Nothing else goes past the catalogue."""


def modules() -> list[Path]:
    """Every module of the package but those of the catalogue."""
    return [one for one in sorted(PACKAGE.rglob("*.py")) if one.parent.name != "sentences"]


def catalogue() -> list[str]:
    """The modules of the catalogue, by name."""
    return sorted(one.stem for one in (PACKAGE / "sentences").glob("*.py") if one.stem != "__init__")


def place(module: Path) -> str:
    """Where a module is, from the package on."""
    return module.relative_to(PACKAGE).as_posix()


def texts(code: str) -> Iterator[str]:
    """Texts in some code, but docstrings, stylesheets and what only programmers read; values as `VALUE`."""
    tree = ast.parse(code)
    passed = set(_for_programmers(tree))
    # A text with values comes before its own pieces.
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            passed.update(_pieces(node))
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else VALUE for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _pieces(text: ast.JoinedStr) -> Iterator[int]:
    """What a text with values is made of, and how its values are formatted; not the values themselves."""
    for one in text.values:
        if isinstance(one, ast.Constant):
            yield id(one)
        elif isinstance(one, ast.FormattedValue) and one.format_spec is not None:
            yield from map(id, ast.walk(one.format_spec))


def _for_programmers(tree: ast.AST) -> Iterator[int]:
    """The nodes that hold docstrings, stylesheets and the words of errors of the program itself."""
    for node in ast.walk(tree):
        if _is_for_programmers(node):
            yield from map(id, ast.walk(node))


def _is_for_programmers(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return not targets(node).isdisjoint(STYLESHEETS)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PROGRAMMERS


def targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    """The names that are given a value."""
    named = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {one.id for one in named if isinstance(one, ast.Name)}


def sentences(code: str) -> list[str]:
    """The texts in some code that read like a sentence of the interface."""
    return [
        one
        for one in texts(code)
        if SENTENCE.search(one) and not PATTERN.search(one) and not LOOKS.fullmatch(one)
    ]


def strays(module: Path) -> list[str]:
    """The texts of a module that read like a sentence, and are not allowed to be there."""
    allowed = ALLOWED.get(place(module))
    if allowed is not None and not allowed.texts:
        return []
    found = sentences(module.read_text(encoding="utf-8"))
    return [one.replace(VALUE, "{}") for one in found if allowed is None or one not in allowed.texts]


Said = set[tuple[str, str]]
"""Names in the catalogue, each with its module."""


def said_by(code: str) -> Said:
    """What some code says from the catalogue."""
    tree = ast.parse(code)
    called: dict[str, set[str]] = {}
    found: Said = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == CATALOGUE:
            for one in node.names:
                called.setdefault(one.asname or one.name, set()).add(one.name)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{CATALOGUE}."):
            found.update(((node.module or "").rpartition(".")[2], one.name) for one in node.names)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.update((module, node.attr) for module in called.get(node.value.id, ()))
    return found


def own_words(name: str) -> dict[str, Any]:
    """What a module of the catalogue holds to be said, by name."""
    module = import_module(f"{CATALOGUE}.{name}")
    tree = ast.parse(inspect.getsource(module))
    own = {one for node in tree.body for one in _defined(node)}
    return {one: getattr(module, one) for one in sorted(own) if not one.startswith("_")}


def _defined(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    return targets(node) if isinstance(node, ast.Assign | ast.AnnAssign) else set()


def said_within(name: str) -> Said:
    """What the words of a module of the catalogue say of each other; not what a function is given."""
    found: set[str] = set()
    for node in ast.parse(inspect.getsource(import_module(f"{CATALOGUE}.{name}"))).body:
        given = {one.arg for one in ast.walk(node) if isinstance(one, ast.arg)}
        names = [one for one in ast.walk(node) if isinstance(one, ast.Name)]
        made = {one.id for one in names if isinstance(one.ctx, ast.Store)}
        found |= {one.id for one in names} - made - given
    return {(name, one) for one in found}


Values = tuple[tuple[str, Any], ...]
"""Values by name."""

SAMPLES: Final[Mapping[str, tuple[Any, ...]]] = {
    "str": ("Ana", ""),
    "int": (1, 2, 6),
    "float": (0.5, 90.0),
    "bool": (True, False),
    "None": (None,),
    "Sequence[str]": (("Ana",), ("Ana", "Ben", "Cleo")),
    "tuple[int, ...]": ((1,), (3, 1, 2)),
    "tuple[str, ...]": (("Ana",), ("Ana", "Ben", "Cleo")),
}
"""Values that a sentence can be said with, by what it asks for."""


def samples(function: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    """Every way to say a sentence with sample values; values are given by name."""
    asked = inspect.signature(function).parameters
    kinds = [
        [value for kind in str(one.annotation).split(" | ") for value in SAMPLES[kind]]
        for one in asked.values()
    ]
    for values in product(*kinds):
        yield dict(zip(asked, values, strict=True))


def functions() -> list[tuple[str, str]]:
    """Every function of the catalogue, with its module."""
    words = ((name, one, word) for name in catalogue() for one, word in own_words(name).items())
    return [(name, one) for name, one, word in words if inspect.isfunction(word)]


def _is_function(word: object) -> bool:
    return inspect.isfunction(word)
