"""What click says where a command is not understood, in our own words: what is wrong, and what to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

import click

from alliance_tui.cli.console import MisuseError
from alliance_tui.fitting import LONGEST, shortened
from alliance_tui.sentences import commands
from alliance_tui.sentences import misuse as say

LEFT_OVER: Final = re.compile(r"\((.*)\)$", re.DOTALL)
"""Where click's own words hold what is left over behind a command."""

TRASH: Final = "trash"
"""The command whose own commands are about what was deleted."""


def in_our_words(error: click.UsageError, command: click.Group) -> MisuseError:
    """What ends the program in place of click's own error, which shows how a command is used.

    Args:
        error: What click says.
        command: The group of all commands.
    """
    return MisuseError(_sentence(error, command))


def _sentence(error: click.UsageError, command: click.Group) -> str:
    context = error.ctx
    path = context.command_path if context is not None else ""
    match error:
        case click.NoSuchCommand():
            return _no_command(error, path)
        case click.NoSuchOption():
            return _no_option(error, path)
        case click.BadOptionUsage():
            option = error.option_name
            return (say.takes_no_value if _stands_alone(option, command) else say.needs_value)(option=option)
        case click.MissingParameter() if error.param is not None and context is not None:
            what = error.param.make_metavar(context)
            if what == commands.ID:
                return say.missing_id(command=path, in_trash=TRASH in path.split())
            return say.missing(command=path, what=what)
        case _:
            found = LEFT_OVER.search(error.message) if type(error) is click.UsageError else None
            if found is None or context is None:
                return shortened(error.format_message(), LONGEST * 3)
            return _too_much(found[1], context)


def _no_command(error: click.NoSuchCommand, path: str) -> str:
    word = error.command_name
    near = _nearest(word, error.possibilities or ())
    nearest = f"{path} {near}" if near else ""
    if path.split()[-1:] == [TRASH]:
        said, after = say.no_command_of_trash(word=shortened(word), nearest=nearest), say.brought_back_with
    else:
        said = say.no_command(typed=shortened(word), nearest=nearest, group=path)
        after = say.opened_with
    return _followed(said, "" if near else word, after)


def _no_option(error: click.NoSuchOption, path: str) -> str:
    params = error.ctx.command.get_params(error.ctx) if error.ctx is not None else []
    known = [name for one in params if isinstance(one, click.Option) for name in one.opts]
    near = _nearest(error.option_name, known)
    said = say.no_option(command=path, typed=shortened(error.option_name), nearest=near)
    takes_titles = any(isinstance(one, click.Argument) for one in params)
    return f"{said} {commands.AFTER_DASHES}" if takes_titles and not near else said


def _too_much(left: str, context: click.Context) -> str:
    """What is said of words behind a command that it has no use for."""
    path = context.command_path
    said = say.too_much(command=path, typed=shortened(left))
    if context.info_name == "list":
        return _followed(said, left, say.shown_with)
    titles = (
        context.params.get(one.name or "")
        for one in context.command.params
        if isinstance(one, click.Argument) and one.metavar in (commands.ID, commands.ID_OR_ALL)
    )
    begun = next((one for one in titles if isinstance(one, str)), "")
    return _followed(
        said, f"{begun} {left}" if begun else "", partial(say.in_quotes, words=path.partition(" ")[2])
    )


def _followed(said: str, title: str, after: Callable[..., str]) -> str:
    """A sentence, and a command in which a title stands, where it can be one."""
    from alliance_tui.paths import in_shell

    is_title = title.isprintable() and 0 < len(title) <= LONGEST and not title.startswith("-")
    return f"{said} {after(title=in_shell(title))}" if is_title else said


def _nearest(word: str, known: Iterable[str]) -> str:
    """The one that is meant; dashes do not make an option alike to another."""
    from difflib import get_close_matches

    bare = {one.lstrip("-"): one for one in known}
    near = get_close_matches(word.lstrip("-").casefold(), bare, n=1)
    return bare[near[0]] if near else ""


def _stands_alone(option: str, command: click.Command) -> bool:
    """Whether an option of a command, or of one below it, takes nothing: then something was given to it."""
    context = click.Context(command)
    own = (one for one in command.get_params(context) if isinstance(one, click.Option) and option in one.opts)
    if any(one.is_flag for one in own):
        return True
    if not isinstance(command, click.Group):
        return False
    below = (command.get_command(context, name) for name in command.list_commands(context))
    return any(one is not None and _stands_alone(option, one) for one in below)
