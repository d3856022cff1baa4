"""Settings for a terminal, with rich: all of them on a line each, and one with all its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from alliance_tui.domain.method import STEPS, Setting, StepWords, setting_words
from alliance_tui.domain.words import StartRule, Step
from alliance_tui.exports.clean import clean_line
from alliance_tui.exports.listing import QUIET
from alliance_tui.sentences import settings_shown as say
from alliance_tui.sentences import vocabulary


def settings_page(settings: Iterable[tuple[Setting, Path | None]], folder: Path) -> RenderableType:
    """All settings, a line each.

    Args:
        settings: Each with the file it comes from; None for those of the program.
        folder: Where a user's own are looked for.
    """
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(max_width=22, overflow="fold")
    table.add_column(overflow="fold", style=QUIET)
    table.add_column(overflow="fold", style=QUIET)
    for setting, file in settings:
        title, words = clean_line(setting.title), clean_line(setting_words(setting))
        table.add_row(Text(setting.name, "bold"), Text(title), Text(words), Text(say.YOURS if file else ""))
    return Group(table, Text(), _yours(clean_line(str(folder))))


def _yours(folder: str) -> Text:
    """Where a user's own settings are: the folder stands out."""
    told = Text(say.your_own(folder=folder))
    place = told.plain.index(folder)
    told.stylize(QUIET, 0, place)
    told.stylize(QUIET, place + len(folder))
    return told


def setting_page(setting: Setting) -> RenderableType:
    """All that one setting says."""
    return Group(*_setting_parts(setting))


def _setting_parts(setting: Setting) -> Iterator[RenderableType]:
    yield Text(clean_line(setting.title), "bold")
    for fact in _facts(setting):
        yield Text(clean_line(fact), QUIET)
    if setting.rules:
        yield Group(Text(), Text(say.RULES, "bold"), *_lines(setting.rules))
    for step in dict.fromkeys(chain.from_iterable(STEPS.values())):
        yield from _step_parts(step, setting.words(step))


def _facts(setting: Setting) -> Iterator[str]:
    """What a setting decides beside its words, a fact a line."""
    yield setting_words(setting)
    if setting.rhythms:
        yield say.rhythms(names=", ".join(setting.rhythms))
    roles = list(dict.fromkeys(filter(None, setting.roles)))
    if roles:
        yield say.roles(names=", ".join(roles))
    if setting.starts is StartRule.ROLES and len(roles) > 1:
        yield say.one_role_first(others=roles[1], first=roles[0])
    else:
        yield say.BEGINS[setting.starts]
    if setting.techniques:
        yield say.ways(names=", ".join(vocabulary.TECHNIQUES[one] for one in setting.techniques))
    if setting.helps_wording:
        yield say.HELPS
    yield say.KEEPS[setting.keeps]


def _step_parts(step: Step, words: StepWords) -> Iterator[RenderableType]:
    yield Group(
        Text(),
        Text.assemble((vocabulary.STEP_TITLES[step], "bold"), "  ", (clean_line(words.purpose), QUIET)),
    )
    yield from _lines(words.questions)
    if words.starters:
        yield Padding(Text(say.BEGINNINGS, QUIET), (0, 0, 0, 2), expand=False)
        yield from _lines(words.starters, QUIET, indent=4)
    if words.hint:
        yield Padding(Text(clean_line(say.hint(words=words.hint)), QUIET), (0, 0, 0, 2), expand=False)


def _lines(texts: Iterable[str], style: str = "", indent: int = 2) -> Iterator[RenderableType]:
    for text in texts:
        yield Padding(Text(clean_line(text), style), (0, 0, 0, indent), expand=False)
