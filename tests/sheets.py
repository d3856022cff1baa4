"""Parses each stylesheet once for all the apps of a test run, not once for each of them.

Textual keeps the rules that a text was parsed to for as long as the stylesheet of that app lives, and parses
all of them again for a screen with a stylesheet of its own: a seventh of what a test of the screen takes.
It keeps what its variables were split into no longer.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token

_parse: Final = Stylesheet._parse_rules

_parsed: Final[dict[Hashable, list[RuleSet]]] = {}
"""The rules of each text, by all that they are made from."""

_split: Final[dict[Hashable, dict[str, list[Token]]]] = {}
"""What the variables of a theme are split into, by all of them."""


def share_sheets() -> None:
    """From now on, parse only what was not parsed before."""
    setattr(Stylesheet, "_parse_rules", _parse_once)  # noqa: B010 (no public place for it)
    setattr(Stylesheet, "_variable_tokens", property(_split_once))  # noqa: B010 (neither)


def _parse_once(sheet: Stylesheet, *text: Any, **way: Any) -> list[RuleSet]:
    made_from = (text, tuple(way.items()), tuple(sheet._variables.items()))
    rules = _parsed.get(made_from)
    if rules is None:
        rules = _parsed[made_from] = _parse(sheet, *text, **way)
    return rules


def _split_once(sheet: Stylesheet) -> dict[str, list[Token]]:
    """Nobody adds to them but who reads a text in which such a name is given another value: none of ours."""
    made_from = tuple(sheet._variables.items())
    tokens = _split.get(made_from)
    if tokens is None:
        tokens = _split[made_from] = tokenize_values(sheet._variables)
    return tokens
