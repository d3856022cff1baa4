"""The settings as text, for a terminal: all of them, and one with all its words."""

from __future__ import annotations

from typing import Final

YOURS: Final = "yours"
"""Beside a setting that does not come with the program."""


def roles(*, names: str) -> str:
    """What people are called, in the order of their seats; the last one is everybody's after it."""
    return f"You are: {names}"


def one_role_first(*, others: str, first: str) -> str:
    """Who is suggested to begin where one role comes last."""
    return f"Begins: the {others} before the {first}"


BEGINS: Final = {
    "rotate": "Begins: in turn, another one in each step and in each session",
    "quieter": "Begins: whoever has held the floor least",
    "roles": "Begins: in turn, another one in each step and in each session",
}
"""Who is suggested to begin, by the rule of the setting; by roles where all have the same one."""

KEEPS: Final = {
    "everything": "Stays at the end: everything, unless one of you chooses the agreements only",
    "agreements": (
        "Stays at the end: the agreements only, unless each of you chooses to keep everything; "
        "all other words are deleted"
    ),
}
"""What stays of a session where nobody chooses otherwise."""


def rhythms(*, names: str) -> str:
    """Other rhythms of reviews on offer."""
    return f"Other rhythms: {names}"


def ways(*, names: str) -> str:
    """The ways of talking that are on from the beginning."""
    return f"On from the beginning: {names}"


HELPS: Final = "The page of an agreement helps with its words without being asked"
"""Where the setting says so."""

BEGINNINGS: Final = "To begin with:"
"""Stands between the questions of a step and the beginnings of sentences."""

RULES: Final = "Rules"
"""Stands above what everyone accepts before the talk."""


def your_own(*, folder: str) -> str:
    """Below all settings: where a user's own are looked for."""
    return f"Your own are the *.toml files in {folder}"


def hint(*, words: str) -> str:
    """A word to whoever leads through the talk."""
    return f"Hint: {words}"
