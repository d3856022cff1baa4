"""What is said where a command is not understood as it was typed. Commands and options stand as typed."""

from __future__ import annotations

from alliance_tui.sentences.typed import typed


def no_command(*, typed: str, nearest: str, group: str) -> str:
    """Where there is no such command; `nearest` is a whole one, or empty."""
    guess = f' Did you mean "{nearest}"?' if nearest else ""
    return f'There is no command "{typed}".{guess} "{group} --help" shows all there are.'


def opened_with(*, title: str) -> str:
    """After that, where none is near: it may be the title of an alliance, as one types it in a shell."""
    return f'"{typed(f"open {title}")}" opens an alliance of that name.'


def no_command_of_trash(*, word: str, nearest: str) -> str:
    """Where "alliance trash" is followed by no command of its own; `nearest` is a whole one, or empty."""
    guess = f' Did you mean "{nearest}"?' if nearest else ""
    return f'"{typed("trash")}" lists what was deleted, and takes no "{word}".{guess}'


def brought_back_with(*, title: str) -> str:
    """After that: it may be what somebody wants back, as one types it in a shell."""
    return f'"{typed(f"trash restore {title}")}" brings back what is called so.'


def no_option(*, command: str, typed: str, nearest: str) -> str:
    """Where there is no such option; `nearest` may be empty."""
    guess = f' Did you mean "{nearest}"?' if nearest else ""
    return f'"{command}" has no option "{typed}".{guess} "{command} --help" shows all there are.'


def needs_value(*, option: str) -> str:
    """Where an option stands last that something has to follow."""
    return f"{option} needs something after it, and nothing was given."


def takes_no_value(*, option: str) -> str:
    """Where something was given to an option that is there or not."""
    return f'{option} stands alone: leave out "=" and what follows it.'


def missing(*, command: str, what: str) -> str:
    """Where a command was not told what to work on; `what` is as in its help."""
    return f'{what} is missing after "{command}". "{command} --help" says what it takes.'


def missing_id(*, command: str, in_trash: bool) -> str:
    """The same where that is an alliance or a session, or something in the trash."""
    shows = typed("trash" if in_trash else "list")
    return f'An ID or a title is missing after "{command}". "{shows}" shows all there are.'


def too_much(*, command: str, typed: str) -> str:
    """Where something is left over behind a command."""
    return f'"{command}" has no use for "{typed}". "{command} --help" says what it takes.'


def in_quotes(*, words: str, title: str) -> str:
    """After that, where it may be the rest of a title.

    Args:
        words: The command, without "alliance".
        title: All of the title, as one types it in a shell.
    """
    return f'A title of several words goes in quotes: "{typed(f"{words} {title}")}".'


def shown_with(*, title: str) -> str:
    """After that, where all alliances were listed and one was named, as one types it in a shell."""
    return f'"{typed(f"show {title}")}" shows one alliance.'
