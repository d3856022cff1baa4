"""Works out once for all the apps of a test run what stylesheets say, not once for each of them.

Textual keeps the rules that a text was parsed to for as long as the stylesheet of that app lives, and parses
all of them again for a screen with a stylesheet of its own: a seventh of what a test of the screen takes.
It keeps what its variables were split into no longer; and which rules hold for a widget only while it goes
through the widgets that are beside it: a third of what is left.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final, NamedTuple

from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.dom import DOMNode
from textual.widget import Widget

_parse: Final = Stylesheet._parse_rules

_parsed: Final[dict[Hashable, list[RuleSet]]] = {}
"""The rules of each text, by all that they are made from."""

_split: Final[dict[Hashable, dict[str, list[Token]]]] = {}
"""What the variables of a theme are split into, by all of them."""

_apply: Final = Stylesheet.apply

MARKS: Final = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""Where Textual keeps which changes of a widget its rules ask for."""


class Held(NamedTuple):
    """What a stylesheet says of a widget."""

    rules: RulesMap
    """What holds for it."""

    marks: dict[str, bool]
    """Which of its changes they ask for."""


_held: Final[dict[tuple[int, int], Held]] = {}
"""What holds for a widget, by the numbers of the stylesheet and of its lineage."""

_said: Final[dict[type[DOMNode], list[RulesMap]]] = {}
"""All rules that are held, each once, by the kind of widget."""

_lineages: Final[dict[Hashable, int]] = {}
"""A number for what a widget and all above it are, by the number of those above it and what it is."""

_numbers: Final[dict[tuple[int, ...], int]] = {}
"""A number for all that a stylesheet says, by its rules: those that were parsed live as long as the tests."""


def share_sheets() -> None:
    """From now on, parse only what was not parsed before."""
    setattr(Stylesheet, "_parse_rules", _parse_once)  # noqa: B010 (no public place for it)
    setattr(Stylesheet, "_variable_tokens", property(_split_once))  # noqa: B010 (neither)
    setattr(Stylesheet, "apply", _apply_what_held)  # noqa: B010 (as mypy sees it, a method)
    setattr(RuleSet, "__hash__", object.__hash__)  # noqa: B010 (the same number, without a call)


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


class Caught(dict[Any, Any]):
    """The cache that Textual keeps while it goes through some widgets, which here knows nothing, and is told.

    It is told what holds for a widget, but never where that depends on its place among its siblings.
    """

    rules: RulesMap | None = None
    """What it was told."""

    def __setitem__(self, key: Any, rules: Any) -> None:
        """Keep what holds for the widget."""
        self.rules = rules


def _apply_what_held(
    sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: dict[Any, Any] | None = None
) -> None:
    """Apply a stylesheet to a widget; those that it goes through in one pass share a cache."""
    lineage = _lineage(node, {} if cache is None else cache)
    if lineage is None:
        _apply(sheet, node, animate=animate)
        return
    key = (_number(sheet), lineage)
    held = _held.get(key)
    if held is None:
        caught = Caught()
        _apply(sheet, node, animate=animate, cache=caught)
        if caught.rules is not None:
            _held[key] = Held(_one_of_equal(type(node), caught.rules), _marks_of(node))
        return
    vars(node).update(held.marks)
    _put_on(sheet, node, held.rules, animate=animate)
    sheet._process_component_classes(node)


def _put_on(sheet: Stylesheet, node: DOMNode, rules: RulesMap, *, animate: bool) -> None:
    """Let these rules hold for a widget; where they do, nothing has to be set to what it is."""
    base = node.styles.base
    worn: tuple[RulesMap, Any, int] | None = getattr(node, "_rules_it_wears", None)
    if worn is not None and worn[0] is rules and worn[1] is base and worn[2] == base._updates:
        if not animate:
            node.notify_style_update()
        return
    sheet.replace_rules(node, rules, animate=animate)
    # What changes bit by bit does not hold yet.
    wears = None if animate and "transitions" in rules else (rules, base, base._updates)
    setattr(node, "_rules_it_wears", wears)  # noqa: B010 (it has no such name)


def _one_of_equal(kind: type[DOMNode], rules: RulesMap) -> RulesMap:
    """The first of those that say the same for widgets of a kind."""
    known = _said.setdefault(kind, [])
    same = next((one for one in known if one == rules), None)
    if same is None:
        known.append(rules)
    return same or rules


def _marks_of(node: DOMNode) -> dict[str, bool]:
    """Which changes of a widget its rules ask for."""
    return {name: getattr(node, name) for name in MARKS}


def _lineage(node: DOMNode, known: dict[Any, Any]) -> int | None:
    """A number for what a widget and all above it are; None outside an app."""
    number: int | None = known.get(node)
    if number is None:
        above = _lineage(node._parent, known) if isinstance(node._parent, DOMNode) else None
        if above is not None or isinstance(node, App):
            number = known[node] = _lineages.setdefault((above, _kind(node)), len(_lineages))
    return number


def _kind(node: DOMNode) -> tuple[Hashable, ...]:
    """All of a widget that rules can ask for, but what Textual never keeps them by."""
    if isinstance(node, Widget):
        states: Hashable = (*node._pseudo_classes_cache_key, node.allow_focus())
    else:
        states = frozenset(node.get_pseudo_classes())
    return type(node), node._id, frozenset(node._classes), states


def _number(sheet: Stylesheet) -> int:
    rules = sheet.rules
    known: tuple[list[RuleSet], int] | None = getattr(sheet, "_number_of_rules", None)
    if known is None or known[0] is not rules:
        number = _numbers.setdefault(tuple(map(id, rules)), len(_numbers))
        known = (rules, number)
        setattr(sheet, "_number_of_rules", known)  # noqa: B010 (it has no such name)
    return known[1]
