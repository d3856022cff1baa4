"""`alliance restore`: a backup, put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alliance_tui.cli.checks import said_of_new, why_lost
from alliance_tui.cli.console import SentenceError, ask_for, tell
from alliance_tui.cli.options import data_dir, folder, has_chosen
from alliance_tui.cli.values import PathName
from alliance_tui.clock import Clock
from alliance_tui.errors import words_of
from alliance_tui.paths import in_shell, own_settings
from alliance_tui.sentences import commands_backup as say

if TYPE_CHECKING:
    from alliance_tui.storage.own_settings import OwnSetting
    from alliance_tui.storage.restoring import Candidate, Choice


@click.command(help=say.RESTORE, epilog=say.RESTORE_EXAMPLES)
@click.argument("source", metavar=say.ZIP, type=PathName(exists=True, path_type=Path))
@click.option("--yes", is_flag=True, help=say.RESTORE_YES)
@click.option("--force", is_flag=True, help=say.RESTORE_FORCE)
@data_dir()
@click.pass_context
def command(context: click.Context, source: Path, yes: bool, force: bool) -> None:
    """Put a backup back, a file or a data folder, once it is verified."""
    from alliance_tui.storage.checking_alliance import check_alliance
    from alliance_tui.storage.library import FileLibrary
    from alliance_tui.storage.own_settings import bring_settings, settings_of
    from alliance_tui.storage.places import ALLIANCES
    from alliance_tui.storage.restoring import Choice, put_back, unpacked
    from alliance_tui.storage.waiting import is_saved_elsewhere, note_taken_in

    def choose(one: Candidate) -> Choice:
        if one.is_new or one.same:
            return Choice.BACKUP if one.is_new else Choice.MINE
        if one.only_adds:
            return Choice.BOTH
        if is_elsewhere and one.is_well and not force:
            # What was said after it was saved there is here alone.
            return Choice.BOTH if one.joins else Choice.MINE
        if force or yes:
            return Choice.BACKUP if force else Choice.MINE
        return _asked(one)

    home, is_elsewhere = folder(context), is_saved_elsewhere(source)
    if lost := why_lost(home):
        raise SentenceError(lost)
    new = said_of_new(home, is_chosen=has_chosen(context))
    try:
        with unpacked(home, source) as (stage, found):
            chosen = {one.id: choose(one) for one in found}
            settings = settings_of(stage, own_settings())
            wanted = tuple(one.name for one in settings if _is_wanted(one, yes=yes, force=force))
            done = put_back(home, stage, chosen, Clock().now())
            kept = bring_settings(stage, own_settings(), wanted)
    except (LookupError, OSError) as error:
        raise SentenceError(words_of(error)) from error
    FileLibrary(home).list()
    if new and found:
        tell(new)
    # What can be read there is here, and not all of it can be.
    short = {one.id for one in found if one.is_damaged and _is_joined(one, chosen[one.id])}
    for one in found:
        said = _outcome_of_saved if is_elsewhere and one.is_well and not (one.is_new or force) else _outcome
        if said is _outcome and chosen[one.id] is Choice.BOTH and not one.only_adds:
            tell(_outcome_of_both(one))
        else:
            tell(said(one, one.id in done))
        if one.withdrawn and one.id in done:
            tell(say.stays_withdrawn(title=one.title or one.id))
        if one.id in short:
            tell(say.is_damaged_there(title=one.title or one.id, folder=in_shell(source)))
        elif one.is_damaged and one.id in done and not check_alliance(home / ALLIANCES / one.id).is_well:
            tell(say.is_damaged(title=one.title or one.id))
    if not found:
        tell(say.RESTORE_EMPTY)
    for setting in settings:
        tell(_outcome_of_setting(setting, setting.name in wanted, kept.get(setting.name)))
    is_all_here = all((one.id in done or not one.joins) and not one.is_damaged for one in found)
    if is_elsewhere and found and is_all_here:
        note_taken_in(source)
        tell(say.is_still_there(folder=in_shell(source)))


def _is_joined(one: Candidate, choice: Choice) -> bool:
    """Whether all that can be read of an alliance in a backup is here now, beside what was here."""
    from alliance_tui.storage.restoring import Choice

    # Where both are damaged, they are as alike as they were.
    return choice is Choice.BOTH or (choice is Choice.MINE and one.is_well and not one.joins)


def _asked(one: Candidate) -> Choice:
    """What is wanted of an alliance that is different here.

    Raises:
        SentenceError: Nobody answers.
    """
    from alliance_tui.storage.restoring import Choice

    answers = {say.MINE: Choice.MINE, say.THEIRS: Choice.BACKUP, say.BOTH: Choice.BOTH}
    tell(say.differs(title=one.title or one.id, only_here=one.not_there, only_there=one.only_there))
    while True:
        answer = ask_for(say.WHICH).casefold()
        if not answer:
            raise SentenceError(say.RESTORE_UNANSWERED)
        if answer in answers:
            return answers[answer]


def _is_wanted(one: OwnSetting, *, yes: bool, force: bool) -> bool:
    """Whether a setting is to be put in its place.

    Raises:
        SentenceError: It is different here, and nobody says what is wanted.
    """
    if one.is_new or one.same or yes or force:
        return one.is_new or (force and not one.same)
    tell(say.setting_differs(name=one.title))
    while True:
        answer = ask_for(say.WHICH_SETTING).casefold()
        if not answer:
            raise SentenceError(say.RESTORE_UNANSWERED)
        if answer in (say.MINE, say.THEIRS):
            return answer == say.THEIRS


def _outcome_of_setting(one: OwnSetting, is_done: bool, kept: str | None) -> str:
    if one.same:
        return say.setting_is_the_same(name=one.title)
    return (
        say.setting_is_back(name=one.title, kept=kept)
        if is_done
        else say.your_setting_was_kept(name=one.title)
    )


def _outcome_of_both(one: Candidate) -> str:
    title = one.title or one.id
    return say.was_joined(title=title, number=one.adds) if one.joins else say.holds_no_more(title=title)


def _outcome_of_saved(one: Candidate, is_done: bool) -> str:
    if is_done:
        return _outcome_of_both(one)
    title = one.title or one.id
    return say.is_read_here(title=title) if one.is_damaged else say.is_all_here(title=title)


def _outcome(one: Candidate, is_done: bool) -> str:
    title = one.title or one.id
    if one.is_new:
        return say.is_back(title=title)
    if one.same:
        is_short = one.is_damaged and one.is_well
        return say.is_read_here(title=title) if is_short else say.is_the_same(title=title)
    if not is_done:
        return say.yours_was_kept(title=title)
    if one.only_adds:
        return say.was_added(title=title, number=one.only_there)
    return say.yours_is_in_the_trash(title=title)
