"""How a setting is read from its TOML file, and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

import msgspec

from alliance_tui.domain.method import TURN_MAX, TURN_MIN, Setting, StepWords
from alliance_tui.domain.words import MAX_NAME, Step

T = TypeVar("T")

NAMES: Final = ("couple", "manager", "team", "founders", "coach", "neutral")
"""The settings that come with the program, in the order they are offered."""

MAX_QUESTION: Final = 160
"""The longest question, in characters: it is read aloud in one breath or two."""

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,29}")
_AT: Final = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<key>.*)`)?", re.DOTALL)
_PLAIN: Final = {
    "Object missing required field": "Expected the key",
    "Object contains unknown field": "There is no key",
    "`int | null`": 'a whole number, or "none"',
    "`int`": "a whole number",
    "`float`": "a number with a point",
    "`str`": "text in quotes",
    "`array`": "a list in brackets",
    "`object`": "a table",
    "`bool`": "true or false",
}


class SettingError(ValueError):
    """A setting that cannot be used: which file, which key, and what was expected there."""

    def __init__(self, file: str, key: str, expected: str) -> None:
        super().__init__(f"{file}: {key}: {expected}" if key else f"{file}: {expected}")
        self.file = file
        """The file's name."""
        self.key = key
        """Where in it, such as `steps.needs.questions`; empty for the whole of it."""
        self.expected = expected
        """What was expected there, as a sentence."""


@cache
def builtin() -> Mapping[str, Setting]:
    """The settings that come with the program, by name, in the order they are offered."""
    folder = Path(__file__).parent
    files = (folder / f"{name}.toml" for name in NAMES)
    return MappingProxyType(
        {file.stem: _convert(file.read_text(encoding="utf-8"), file.name) for file in files}
    )


def read_setting(file: Path) -> Setting:
    """The setting in a TOML file, checked.

    Raises:
        SettingError: The file cannot be read, or something in it is not as it has to be.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SettingError(file.name, "", "The file has to be text in UTF-8.") from error
    except OSError as error:
        raise SettingError(file.name, "", f"The file cannot be read: {error.strerror}.") from error
    setting = _convert(text, file.name)
    _check_rhythms(setting, file.name)
    return setting


def _convert(text: str, file: str) -> Setting:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError(file, "", f"This is not TOML: {error}.") from error
    if found.get("turn") == "none":
        found["turn"] = None
    steps = found.get("steps")
    for step, words in steps.items() if isinstance(steps, dict) else ():
        if step not in set(Step):
            raise SettingError(file, f"steps.{step}", f"Expected one of the steps: {', '.join(Step)}.")
        _checked(words, StepWords, file, f"steps.{step}")
    setting = _checked(found, Setting, file)
    wrong = _what_is_wrong(setting)
    if wrong:
        raise SettingError(file, *wrong)
    return setting


def _checked(found: object, kind: type[T], file: str, at: str = "") -> T:
    """What was found, as a record of that kind; `at` is the key it was found under."""
    try:
        return msgspec.convert(found, kind)
    except msgspec.ValidationError as error:
        # A message such as "Expected `int`, got `str` - at `$.turn`".
        told = _AT.fullmatch(str(error))
        what, key = (told["what"], told["key"] or "") if told else (str(error), "")
        for jargon, words in _PLAIN.items():
            what = what.replace(jargon, words)
        raise SettingError(file, ".".join(filter(None, (at, key))), f"{what}.") from error


def _what_is_wrong(setting: Setting) -> tuple[str, str] | None:
    """The first key that is not as it has to be, and what was expected there; None where all is well."""
    if not _NAME.fullmatch(setting.name):
        return "name", "Expected one word of small letters, digits and hyphens."
    if not _fits(setting.title, MAX_NAME):
        return "title", f"Expected 1 to {MAX_NAME} characters on one line."
    if not setting.roles or not all(_fits(role, MAX_NAME) for role in setting.roles if role):
        return "roles", 'Expected at least one role; [""] where nobody is called anything.'
    if setting.turn is not None and not TURN_MIN <= setting.turn <= TURN_MAX:
        return "turn", f'Expected {TURN_MIN} to {TURN_MAX} seconds, or "none".'
    for step in Step:
        if step not in setting.steps:
            return f"steps.{step.value}", "Expected a table with the questions of this step."
        questions = setting.questions(step)
        if not questions or not all(_fits(question, MAX_QUESTION) for question in questions):
            sentence = (
                f"Expected at least one question of at most {MAX_QUESTION} characters, each on one line."
            )
            return f"steps.{step.value}.questions", sentence
    return None


def _fits(text: str, most: int) -> bool:
    return bool(text.strip()) and len(text) <= most and text.isprintable()


def _check_rhythms(setting: Setting, file: str) -> None:
    # Imported here: it loads a calendar, and the settings of the program are checked by a test instead.
    from alliance_tui.domain.rhythm import read_rhythm

    for key, rhythm in [("review", setting.review), *(("rhythms", one) for one in setting.rhythms)]:
        if read_rhythm(rhythm) is None:
            raise SettingError(file, key, f'Expected a rhythm such as "every 2 weeks", got "{rhythm}".')
