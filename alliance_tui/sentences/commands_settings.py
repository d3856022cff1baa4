r"""The command about settings: its help, and what it answers.

In examples commands and options are typed as they stand. `\b` keeps the lines below apart.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

SETTINGS: Final = """\
List the settings, or print one of them.

A setting is a kind of relationship: its questions, rules, turns and rhythm of reviews. Your own are
*.toml files in the folder that the list names.
"""
"""What it does."""

SETTINGS_EXAMPLES: Final = """\b
Examples:
  alliance settings                              all settings, yours too
  alliance settings couple                       what one of them says
  alliance settings new our-house --from neutral
  alliance settings check our-house.toml
"""
"""What its help ends with."""

SETTINGS_USAGE: Final = "[NAME] | new NAME | check FILE"
"""What can follow it; new and check are typed as they stand."""

SETTINGS_NEW: Final = "Write a copy of a setting, with comments, for you to edit. No file is overwritten."
"""What it does."""

SETTINGS_FROM: Final = "The setting to copy."
"""Of --from."""

SETTINGS_CHECK: Final = """\
Say whether a setting can be read; if not, each key that is wrong and what was expected there.

FILE is a file, or the name of a setting.
"""
"""What it does."""


def print_setting(*, name: str) -> str:
    """What the name of a setting does as a command."""
    return f"Print the setting {name}."


def cannot_be_called(*, name: str, why: str) -> str:
    """Where a new setting cannot have that name; `why` is a sentence."""
    return f'A setting cannot be called "{name}". {why}'


def left_as_it_was(*, file: str) -> str:
    """Where a new setting would be written over a file."""
    return f"{file} is there already; it was left as it is."


def edit_it(*, file: str, name: str) -> str:
    """Once a new setting was written; the file has a line of its own."""
    return f"{file}\nEdit it, then: {typed(f'new Ana Ben --setting {name}')}"


def well(*, file: str, title: str, questions: int) -> str:
    """Of a setting that can be read; it has at least one question for each of seven steps."""
    return f'{file}: well. "{title}", {questions} questions.'
