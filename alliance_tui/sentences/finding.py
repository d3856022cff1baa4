"""What is said where it is not clear which alliance or session is meant. "alliance list" is a command."""

from __future__ import annotations


def match(*, id: str, title: str, of_session: bool) -> str:  # noqa: A002 - what it is called everywhere
    """One of those that can be meant: the beginning of its id, and the title of its alliance."""
    return f"{id} (a session of {title})" if of_session else f"{id} ({title})"


def several(*, wanted: str, matches: str, more: int) -> str:
    """That more than one can be meant: the first ones with commas, and how many more there are."""
    rest = f" and {more} more" if more else ""
    return f'"{wanted}" can be {matches}{rest}. Say a few more letters.'


def none(*, wanted: str, nearest: str) -> str:
    """That there is none; `nearest` is what may be meant, or empty."""
    guess = f' Did you mean "{nearest}"?' if nearest else ""
    return f'There is no alliance or session "{wanted}".{guess} "alliance list" shows all there are.'
