"""What is wrong with a setting as it was written, key by key, in sentences for whoever edits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, get_args, get_origin
from unicodedata import category

import msgspec
from msgspec.structs import FieldInfo, fields

from alliance_tui.domain.method import TURN_MAX, TURN_MIN, Setting, StepWords
from alliance_tui.domain.people import CONTROLS
from alliance_tui.domain.words import MAX_NAME, Step
from alliance_tui.sentences import settings_check as say
from alliance_tui.settings.builtin import NAMES
from alliance_tui.settings.toml_faults import fault

MAX_QUESTION: Final = 160
"""The longest question, purpose or rule, in characters: it is read aloud in one breath or two."""

MAX_STARTER: Final = 80
"""The longest beginning of a sentence, in characters."""

MAX_HINT: Final = 320
"""The longest hint, in characters: it is read in silence, in a few lines."""

RESERVED: Final = ("new", "check", *NAMES)
"""What a user's own setting cannot be called: commands, and the settings that come with the program."""

NO_KEY: Final = "own"
"""What a setting knows of itself and nobody writes in its file."""

BEGINNING: Final = 40
"""So many characters of a text are shown where something is wrong with it."""

_TURNING: Final = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What turns the direction of all text around it; a screen leaves it out."""

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,29}")
_AT: Final = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<key>.*)`)?", re.DOTALL)
_KINDS: Final = {
    "`int | null`": say.A_WHOLE_NUMBER_OR_NONE,
    "`int`": say.A_WHOLE_NUMBER,
    "`float`": say.A_NUMBER,
    "`str`": say.TEXT,
    "`array`": say.A_LIST,
    "`object`": say.A_TABLE,
    "`bool`": say.TRUE_OR_FALSE,
}
"""Kinds of values as msgspec names them, in words."""

_OTHER_KIND: Final = re.compile(r"Expected (?P<kind>`[^`]*`), got (?P<found>`[^`]*`)")
_NO_VALUE: Final = re.compile(r"Invalid enum value (?P<value>.*)", re.DOTALL)


class Problem(msgspec.Struct, frozen=True):
    """One thing that is not as it has to be."""

    key: str
    """Where, such as `steps.needs.questions`; empty for the whole file."""

    expected: str
    """What was expected there, as a sentence."""

    def __str__(self) -> str:
        """Both in one line."""
        return say.at(key=self.key, expected=self.expected) if self.key else self.expected


def check(text: str) -> Setting | tuple[Problem, ...]:
    """The setting that a text in TOML holds, or everything that is wrong with it."""
    return _checked(text, lambda name: None if _NAME.fullmatch(name) else say.EXPECTED_WORD)


def check_own(text: str) -> Setting | tuple[Problem, ...]:
    """The same for a user's own setting, whose name must not be one that means something already."""
    return _checked(text, why_not_an_own_name)


def _checked(text: str, why_not: Callable[[str], str | None]) -> Setting | tuple[Problem, ...]:
    # Here, because a first screen checks no setting.
    import tomllib

    try:
        # Some editors begin a file with a mark of the order of its bytes, which TOML does not know.
        found = tomllib.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        return (Problem("", fault(text, str(error))),)
    except RecursionError:
        return (Problem("", say.NESTED_TOO_DEEPLY),)
    if found.get("turn") == "none":
        found["turn"] = None
    own = _sound(found, Setting)
    wrong_name = why_not(own["name"]) if "name" in own else None
    problems = [
        *_shape(found, Setting, ""),
        *_tables(found),
        *((Problem("name", wrong_name),) if wrong_name else ()),
        *_what_is_wrong(own),
        *_wrong_words(found.get("steps")),
        *_rhythms(own),
    ]
    return tuple(problems) or msgspec.convert(found, Setting)


def _tables(found: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with the shape of the tables in a setting."""
    steps = found.get("steps", {})
    if not isinstance(steps, dict):
        yield Problem("steps", say.EXPECTED_STEPS)
        return
    for step, words in steps.items():
        if step in set(Step):
            yield from _shape(words, StepWords, f"steps.{step}")
        else:
            yield Problem(f"steps.{step}", say.expected_steps(names=", ".join(Step)))
    for step in Step:
        if step not in steps:
            yield Problem(f"steps.{step.value}", say.EXPECTED_STEP)


def _shape(table: object, kind: type[msgspec.Struct], at: str) -> Iterator[Problem]:
    """Keys that lack, keys there are not, values of another kind; tables within it are looked at apart."""
    if not isinstance(table, dict):
        yield Problem(at, say.EXPECTED_TABLE)
        return
    known = {field.name: field for field in fields(kind) if field.name != NO_KEY}
    for name in table:
        if name not in known:
            yield Problem(_path(at, name), _no_such_key(name, known))
    for name, field in known.items():
        if name not in table:
            if field.required:
                yield Problem(_path(at, name), say.EXPECTED_KEY)
        elif name != "steps":
            yield from _value(table[name], field, _path(at, name))


def _value(value: object, field: FieldInfo, at: str) -> Iterator[Problem]:
    """What is wrong with the kind of one value, or of each in a list."""
    each = get_args(field.type)[:1] if isinstance(value, list) and get_origin(field.type) is tuple else ()
    for kind in each:
        for place, one in enumerate(value if isinstance(value, list) else ()):
            yield from _wrong_kind(one, kind, f"{at}[{place}]")
    if not each:
        yield from _wrong_kind(value, field.type, at)


def _wrong_kind(value: object, kind: Any, at: str) -> Iterator[Problem]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        # A message such as "Expected `int`, got `str` - at `$[2]`".
        told = _AT.fullmatch(str(error))
        what, key = (told["what"], told["key"] or "") if told else (str(error), "")
        yield Problem(f"{at}{key}", _plain(what, kind))


def _plain(told: str, kind_of_value: Any) -> str:
    """What msgspec says of a value of a key, in plain words."""
    allowed = ", ".join(f'"{one}"' for one in _allowed(kind_of_value))
    if found := _OTHER_KIND.fullmatch(told):
        kind, other = (_KINDS.get(one, one) for one in found.group("kind", "found"))
        if allowed:
            return say.expected_one_of(kind=kind, found=other, allowed=allowed)
        return say.expected(kind=kind, found=other)
    if found := _NO_VALUE.fullmatch(told):
        return say.no_such_value(value=found["value"], allowed=allowed)
    return say.other(said=told)


def _allowed(kind: Any) -> Iterator[str]:
    """The words that a value, or each value of a list, may be."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        yield from kind
    for part in get_args(kind):
        yield from _allowed(part)


def why_not_an_own_name(name: str) -> str | None:
    """Why a user's own setting cannot have a name, as a sentence; None where it can."""
    if not _NAME.fullmatch(name):
        return say.EXPECTED_WORD
    return say.EXPECTED_OWN_NAME if name in RESERVED else None


def _sound(table: object, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The values of a table that are of the right kind, each looked at alone.

    Of a list that is not, its texts, each in its place, and None for all else.
    """
    sound: dict[str, Any] = {}
    if not isinstance(table, dict):
        return sound
    for field in fields(kind):
        if field.name not in table or field.name == "steps":
            continue
        value, wrong = table[field.name], list(_value(table[field.name], field, ""))
        if not wrong:
            sound[field.name] = msgspec.convert(value, field.type)
        elif isinstance(value, list):
            sound[field.name] = tuple(one if isinstance(one, str) else None for one in value)
    return sound


def _what_is_wrong(own: Mapping[str, Any]) -> Iterator[Problem]:
    """Every value of a setting that is of the right kind and not as it has to be."""
    if "title" in own:
        yield from _line("title", own["title"], MAX_NAME)
    if not own.get("roles", (None,)):
        yield Problem("roles", say.EXPECTED_ROLE)
    yield from _lines("roles", [role or None for role in own.get("roles", ())], MAX_NAME)
    turn = own.get("turn")
    if turn is not None and not TURN_MIN <= turn <= TURN_MAX:
        yield Problem("turn", say.expected_turn(least=TURN_MIN, most=TURN_MAX))
    yield from _lines("rules", own.get("rules", ()), MAX_QUESTION)


def _wrong_words(steps: object) -> Iterator[Problem]:
    """The same of the words of every step."""
    for step, table in steps.items() if isinstance(steps, dict) else ():
        if step not in set(Step):
            continue
        at, words = f"steps.{step}", _sound(table, StepWords)
        if not words.get("questions", (None,)):
            yield Problem(f"{at}.questions", say.EXPECTED_QUESTION)
        yield from _lines(f"{at}.questions", words.get("questions", ()), MAX_QUESTION)
        yield from _lines(f"{at}.starters", words.get("starters", ()), MAX_STARTER)
        for name, most in (("purpose", MAX_QUESTION), ("hint", MAX_HINT)):
            if text := words.get(name):
                yield from _line(f"{at}.{name}", text, most)


def _lines(key: str, texts: Iterable[str | None], most: int) -> Iterator[Problem]:
    """What is wrong with the texts of a list; None stands for what was spoken of already."""
    for place, text in enumerate(texts):
        if text is not None:
            yield from _line(f"{key}[{place}]", text, most)


def _line(key: str, text: str, most: int) -> Iterator[Problem]:
    """What is wrong with a text that is read aloud, or shown, on one line."""
    if not text.strip():
        yield Problem(key, say.EXPECTED_WORDS)
    elif any(map(_is_control, text)):
        yield Problem(key, say.expected_one_line(begins=_beginning(text)))
    elif len(text) > most:
        yield Problem(key, say.expected_shorter(most=most, found=len(text), begins=_beginning(text)))


def _beginning(text: str) -> str:
    """The first letters of a text, to find it by."""
    first = "".join(" " if _is_control(one) else one for one in text[:BEGINNING]).strip()
    return f"{first} ..." if len(text) > BEGINNING else first


def _is_control(letter: str) -> bool:
    """Whether it ends a line or steers a terminal; joiners and spaces of any width belong to words."""
    return category(letter) in CONTROLS or letter in _TURNING


def _rhythms(own: Mapping[str, Any]) -> Iterator[Problem]:
    # Imported here: it loads a calendar.
    from alliance_tui.domain.dates import is_within_bounds
    from alliance_tui.domain.spoken_rhythms import read_rhythm

    named = [("review", own["review"])] if "review" in own else []
    others = [
        (f"rhythms[{place}]", one) for place, one in enumerate(own.get("rhythms", ())) if one is not None
    ]
    for key, rhythm in [*named, *others]:
        found = read_rhythm(rhythm)
        if found is None:
            yield Problem(key, say.expected_rhythm(found=rhythm))
        elif not is_within_bounds(found):
            yield Problem(key, say.expected_shorter_rhythm(found=rhythm))


def _path(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _no_such_key(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return say.no_such_key(nearest=near[0] if near else "", known=", ".join(known))
