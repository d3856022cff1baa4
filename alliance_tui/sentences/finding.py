"""What is said where it is not clear which alliance or session is meant. "alliance list" is a command."""

from __future__ import annotations

from alliance_tui.sentences.typed import typed


def match(*, id: str, title: str, of_session: bool) -> str:  # noqa: A002 - what it is called everywhere
    """One of those that can be meant: the beginning of its id, and the title of its alliance."""
    return f"{id} (a session of {title})" if of_session else f"{id} ({title})"


def alike(*, id: str, names: str, setting: str, last: str) -> str:  # noqa: A002 - the same
    """One of those with the same title, and what tells it apart.

    Args:
        id: The beginning of its id, which no other one has.
        names: Its people, with commas.
        setting: Its setting, as it is called on screen.
        last: The day of its newest session, such as "Sunday 22 November 2026"; empty where there was none.
    """
    sat = f"last sat on {last}" if last else "never sat"
    return f"{id} ({'; '.join(part for part in (names, setting, sat) if part)})"


def same_title(*, wanted: str, matches: str, more: int) -> str:
    """That more than one has a title: the first ones, and how many more there are."""
    rest = f"; and {more} more" if more else ""
    return f'More than one is called "{wanted}". Type the id in place of the title: {matches}{rest}.'


def several(*, wanted: str, matches: str, more: int) -> str:
    """That more than one can be meant: the first ones with commas, and how many more there are."""
    rest = f" and {more} more" if more else ""
    return f'"{wanted}" can be {matches}{rest}. Say a few more letters.'


def nothing_named() -> str:
    """Where what was typed has no letter."""
    return f'An ID or a title is missing: an empty one was given. "{typed("list")}" shows all there are.'


def none(*, wanted: str, nearest: str) -> str:
    """That there is none; `nearest` is what may be meant, or empty."""
    guess = f' Did you mean "{nearest}"?' if nearest else ""
    return f'There is no alliance or session "{wanted}".{guess} "{typed("list")}" shows all there are.'
