"""Every sentence of the interface is in the catalogue, and every sentence of the catalogue is said."""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path

import pytest

from alliance_tui.sentences import KeyWords, commands_backup, opened, refusals_kept, repairing
from tests.catalogue import (
    ALLOWED,
    CATALOGUE,
    PACKAGE,
    Said,
    Values,
    catalogue,
    functions,
    modules,
    own_words,
    place,
    said_by,
    said_within,
    samples,
    sentences,
    strays,
    targets,
)

pytestmark = pytest.mark.no_cover
"""It reads the package far more than it runs it."""


@pytest.mark.parametrize("module", modules(), ids=place)
def test_no_sentence_of_the_interface_is_outside_the_catalogue(module: Path) -> None:
    """What people read is in one place, where another language can follow."""
    assert strays(module) == []


@pytest.mark.parametrize(
    "planted",
    [
        'raise SentenceError("Nothing was written.")',
        'field.placeholder = "may stay empty"',
        'told = f"{name} begins"',
        'told = "I speak"',
        'told = f"{number} of {whole} agreements"',
        'told = f"Review in {days:,} days"',
        """told = f"{'no longer' if gone else ''}{name}" """,
        'label: Final = "ÜBER uns"',
        'say("Hand over, then wait")',
        'told = "Nobody."',
        """told = f'"{title}" (a session)'""",
        'x = ("one " "two")',
        'def f() -> str:\n    """What it does."""\n    return "It is done."',
        'names = {"yes": "yes, as a trial"}',
        'raise ValueError("The file cannot be read.")',
    ],
)
def test_a_planted_sentence_is_found(planted: str) -> None:
    """The proof that the test above can fail."""
    assert len(sentences(planted)) == 1


@pytest.mark.parametrize(
    "innocent",
    [
        '"""What a module is for."""\nSIZE = 3\n"""How large it is."""',
        'id = f"pane-{place}"',
        'text = f"{hours:02}:{minutes:02}"',
        'style = f"bold {colour} on $surface"',
        'found = re.compile(r"(?P<day>\\d+) of (?P<month>may|june)")',
        'DEFAULT_CSS = "Sheet { height: auto; }"',
        'raise RuntimeError("The made-up session did not begin.")',
        'path = Path(home, "sessions", f"{id}.json")',
        'key = "page_up"',
    ],
)
def test_what_is_no_sentence_is_let_pass(innocent: str) -> None:
    """Names, patterns, looks and stylesheets need no other language."""
    assert sentences(innocent) == []


def test_all_that_is_allowed_is_there() -> None:
    """A list of exceptions that nobody needs any more would hide what comes to stand in their place."""
    for name, allowed in ALLOWED.items():
        found = sentences((PACKAGE / name).read_text(encoding="utf-8"))
        assert found, f"{name} holds no words any more"
        assert allowed.texts <= set(found), name


@pytest.fixture(scope="session")
def said() -> Said:
    """All that the package says from the catalogue."""
    files = PACKAGE.rglob("*.py")
    return {one for file in files for one in said_by(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", catalogue())
def test_every_sentence_of_the_catalogue_is_said(name: str, said: Said) -> None:
    """Nobody translates what nobody reads."""
    words = {(name, one) for one in own_words(name)}
    assert words
    assert words - said - said_within(name) == set()


def test_who_says_a_sentence_is_seen_under_any_name() -> None:
    """The proof that the test above can fail, and does not fail for nothing."""
    assert said_by("from alliance_tui.sentences import pause as say\nsay.GO_ON") == {("pause", "GO_ON")}
    assert said_by("from alliance_tui.sentences.pause import GO_ON") == {("pause", "GO_ON")}
    assert said_by("from alliance_tui.ui import pause as say\nsay.GO_ON") == set()
    assert said_by("GO_ON = 1\nsay.GO_ON") == set()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            commands_backup.backed_up(number=1, settings=0, files=1, file="x.zip"),
            "1 alliance, 1 file, in x.zip.",
        ),
        (
            commands_backup.backed_up(number=2, settings=1, files=1_000, file="x.zip"),
            "2 alliances and 1 setting of your own, 1,000 files, in x.zip.",
        ),
        (
            commands_backup.differs(title="Home", only_here=1, only_there=1),
            ": 1 entry is only here, 1 only in",
        ),
        (
            commands_backup.differs(title="Home", only_here=2, only_there=0),
            ": 2 entries are only here, 0 only",
        ),
        (refusals_kept.how_many_people(least=2, most=8, there=1), "; here is 1."),
        (refusals_kept.how_many_people(least=2, most=8, there=0), "; here are 0."),
        (repairing.unsure(number=1), "1 may have been changed: nothing vouches for it."),
        (repairing.unsure(number=2), "2 may have been changed: nothing vouches for them."),
        (repairing.repair_keeps(number=1), "keeps 1 entry."),
        (opened.lines_damaged(number=1, file="x.json"), "One line in the newest part"),
        (opened.actions_missing(number=2, file="x.json"), "2 actions before"),
    ],
)
def test_one_of_something_is_said_as_one(told: str, expected: str) -> None:
    """And several as several: the number is told, and all words fit it."""
    assert expected in told


@pytest.mark.parametrize(("name", "function"), functions())
def test_a_sentence_with_values_can_be_said_and_tells_each_of_them(name: str, function: str) -> None:
    """Whatever is put in, words come out; and a translation that forgets a value is seen."""
    say = own_words(name)[function]
    told = {tuple(values.items()): say(**values) for values in samples(say)}
    assert all(isinstance(one, str | KeyWords) for one in told.values())
    assert all(told[values] or ("" in dict(values).values()) for values in told)
    for asked in inspect.signature(say).parameters:
        others = [(told[one], _but(one, asked)) for one in told]
        assert len(set(others)) > len({rest for _, rest in others}), f"{asked} makes no difference"


def _but(values: Values, asked: str) -> Values:
    return tuple(one for one in values if one[0] != asked)


@pytest.mark.parametrize("name", catalogue())
def test_the_catalogue_is_words_alone(name: str) -> None:
    """It loads next to nothing, so that no command waits for words; a translator needs to read no code."""
    tree = ast.parse(inspect.getsource(import_module(f"{CATALOGUE}.{name}")))
    imported = {one.module or "" for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    assert {one for one in imported if not one.startswith(CATALOGUE)} <= {"__future__", "typing"}
    assert not any(isinstance(one, ast.Import) for one in ast.walk(tree))


@pytest.mark.parametrize("name", catalogue())
def test_every_sentence_says_where_it_stands(name: str) -> None:
    """Whoever translates it does not see the screen."""
    body = ast.parse(inspect.getsource(import_module(f"{CATALOGUE}.{name}"))).body
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef):
            assert node.name.startswith("_") or ast.get_docstring(node), node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            told = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            assert told, targets(node)
