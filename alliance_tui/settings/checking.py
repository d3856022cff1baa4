"""What is wrong with a setting as it was written, key by key, in sentences for whoever edits it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import msgspec
from msgspec.structs import FieldInfo, fields

from alliance_tui.domain.method import TURN_MAX, TURN_MIN, Setting, StepWords
from alliance_tui.domain.words import MAX_NAME, Step

MAX_QUESTION: Final = 160
"""The longest question, purpose or rule, in characters: it is read aloud in one breath or two."""

MAX_STARTER: Final = 80
"""The longest beginning of a sentence, in characters."""

MAX_HINT: Final = 320
"""The longest hint, in characters: it is read in silence, in a few lines."""

RESERVED: Final = ("new", "check", "couple", "manager", "team", "founders", "coach", "neutral")
"""What a user's own setting cannot be called: commands, and the settings that come with the program."""

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,29}")
_AT: Final = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<key>.*)`)?", re.DOTALL)
_PLAIN: Final = {
    "Invalid enum value": "There is no",
    "`int | null`": 'a whole number, or "none"',
    "`int`": "a whole number",
    "`float`": "a number with a point",
    "`str`": "text in quotes",
    "`array`": "a list in brackets",
    "`object`": "a table",
    "`bool`": "true or false",
}


class Problem(msgspec.Struct, frozen=True):
    """One thing that is not as it has to be."""

    key: str
    """Where, such as `steps.needs.questions`; empty for the whole file."""

    expected: str
    """What was expected there, as a sentence."""

    def __str__(self) -> str:
        """Both in one line."""
        return f"{self.key}: {self.expected}" if self.key else self.expected


def check(text: str) -> Setting | tuple[Problem, ...]:
    """The setting that a text in TOML holds, or everything that is wrong with it."""
    # Here, because a first screen checks no setting.
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (Problem("", f"This is not TOML: {error}."),)
    if found.get("turn") == "none":
        found["turn"] = None
    problems = [*_shape(found, Setting, ""), *_tables(found)]
    if problems:
        return tuple(problems)
    setting = msgspec.convert(found, Setting)
    problems = [*_what_is_wrong(setting), *_rhythms(setting)]
    return tuple(problems) or setting


def _tables(found: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with the shape of the tables in a setting."""
    steps = found.get("steps", {})
    if not isinstance(steps, dict):
        yield Problem("steps", "Expected a table for each step.")
        return
    for step, words in steps.items():
        if step in set(Step):
            yield from _shape(words, StepWords, f"steps.{step}")
        else:
            yield Problem(f"steps.{step}", f"Expected one of the steps: {', '.join(Step)}.")
    for step in Step:
        if step not in steps:
            yield Problem(f"steps.{step.value}", "Expected a table with the questions of this step.")


def _shape(table: object, kind: type[msgspec.Struct], at: str) -> Iterator[Problem]:
    """Keys that lack, keys there are not, values of another kind; tables within it are looked at apart."""
    if not isinstance(table, dict):
        yield Problem(at, "Expected a table.")
        return
    known = {field.name: field for field in fields(kind)}
    for name in table.keys() - known.keys():
        yield Problem(_path(at, name), f"There is no such key here.{_guess(name, known)}")
    for name, field in known.items():
        if name not in table:
            if field.required:
                yield Problem(_path(at, name), "Expected this key; it is not there.")
        elif name != "steps":
            yield from _value(table[name], field, _path(at, name))


def _value(value: object, field: FieldInfo, at: str) -> Iterator[Problem]:
    """What is wrong with the kind of one value."""
    try:
        msgspec.convert(value, field.type)
    except msgspec.ValidationError as error:
        # A message such as "Expected `int`, got `str` - at `$[2]`".
        told = _AT.fullmatch(str(error))
        what, key = (told["what"], told["key"] or "") if told else (str(error), "")
        for jargon, words in _PLAIN.items():
            what = what.replace(jargon, words)
        yield Problem(f"{at}{key}", f"{what}.")


def check_own(text: str) -> Setting | tuple[Problem, ...]:
    """The same for a user's own setting, whose name must not be one that means something already."""
    found = check(text)
    wrong = why_not_an_own_name(found.name) if isinstance(found, Setting) else None
    return (Problem("name", wrong),) if wrong else found


def why_not_an_own_name(name: str) -> str | None:
    """Why a user's own setting cannot have a name, as a sentence; None where it can."""
    if not _NAME.fullmatch(name):
        return "Expected one word of small letters, digits and hyphens."
    return "Expected a name of its own: this one is taken." if name in RESERVED else None


def _what_is_wrong(setting: Setting) -> Iterator[Problem]:
    """Every value that is of the right kind and not as it has to be."""
    if not _NAME.fullmatch(setting.name):
        yield Problem("name", "Expected one word of small letters, digits and hyphens.")
    if not _fits(setting.title, MAX_NAME):
        yield Problem("title", f"Expected 1 to {MAX_NAME} characters on one line.")
    if not setting.roles or not all(_fits(role, MAX_NAME) for role in setting.roles if role):
        yield Problem("roles", 'Expected at least one role; [""] where nobody is called anything.')
    if setting.turn is not None and not TURN_MIN <= setting.turn <= TURN_MAX:
        yield Problem("turn", f'Expected {TURN_MIN} to {TURN_MAX} seconds, or "none".')
    yield from _lines("rules", setting.rules, MAX_QUESTION, "rules")
    for step, words in setting.steps.items():
        at = f"steps.{step.value}"
        yield from _lines(f"{at}.questions", words.questions, MAX_QUESTION, "questions", least=1)
        yield from _lines(f"{at}.starters", words.starters, MAX_STARTER, "beginnings of sentences")
        for name, text, most in (("purpose", words.purpose, MAX_QUESTION), ("hint", words.hint, MAX_HINT)):
            if text and not _fits(text, most):
                yield Problem(f"{at}.{name}", f"Expected at most {most} characters, all on one line.")


def _lines(key: str, texts: Collection[str], most: int, what: str, least: int = 0) -> Iterator[Problem]:
    if len(texts) < least or not all(_fits(text, most) for text in texts):
        number = "at least one of these" if least else what
        yield Problem(key, f"Expected {number}, of at most {most} characters each, every one on one line.")


def _rhythms(setting: Setting) -> Iterator[Problem]:
    # Imported here: it loads a calendar.
    from alliance_tui.domain.spoken_rhythms import read_rhythm

    for key, rhythm in [("review", setting.review), *(("rhythms", one) for one in setting.rhythms)]:
        if read_rhythm(rhythm) is None:
            yield Problem(key, f'Expected a rhythm such as "every 2 weeks", got "{rhythm}".')


def _fits(text: str, most: int) -> bool:
    return bool(text.strip()) and len(text) <= most and text.isprintable()


def _path(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _guess(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f' Did you mean "{near[0]}"?' if near else f" There are {', '.join(known)}."
