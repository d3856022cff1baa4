"""What the commands share: one sentence where something cannot be done, and how a page is printed."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from alliance_tui.cli.checks import why_no_folder, why_no_terminal
from alliance_tui.exports.clean import clean_line
from alliance_tui.fitting import fitted, in_lines
from alliance_tui.sentences import commands as say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from alliance_tui.domain.alliance import Alliance
    from alliance_tui.domain.life import Lives
    from alliance_tui.domain.session import Session
    from alliance_tui.domain.summary import AllianceSummary, SessionState, SessionSummary


Answer = TypeVar("Answer", bool, str)


class SentenceError(click.ClickException):
    """Ends the program with one sentence for people, and the exit status of a failure."""

    def __init__(self, sentence: str) -> None:
        super().__init__(clean_line(sentence))

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it, on the side of the terminal that is for errors."""
        with suppress(OSError):
            # The exit status tells it too.
            click.echo(fitted(self.message, sys.stderr), file=file, err=file is None)


class MisuseError(SentenceError):
    """The same, where a command was not given what it needs."""

    exit_code = 2


def tell(sentence: str) -> None:
    """Say something beside what was asked for, on the side of the terminal that is for errors."""
    with suppress(OSError):
        # What was asked for goes on where nobody can be told about it.
        click.echo(fitted(clean_line(sentence), sys.stderr), err=True)


class Told:
    """A sentence on a page: on a terminal in lines as `in_lines` makes them, else on one line."""

    def __init__(self, sentence: str, indent: int = 0) -> None:
        """A sentence to be drawn.

        Args:
            sentence: What is said.
            indent: Columns before each of its lines.
        """
        self._sentence = clean_line(sentence)
        self._indent = indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw it, as wide as there is room."""
        from rich.text import Text

        room = max(options.max_width - self._indent, 1)
        lines = in_lines(self._sentence, room).split("\n") if console.is_terminal else [self._sentence]
        indented = "\n".join(f"{' ' * self._indent}{line}" for line in lines)
        yield Text(indented, no_wrap=True, overflow="ignore")


def ask(question: str) -> bool:
    """Ask something that is answered with yes or no; no is what silence means."""
    return _answered(question, lambda asked: click.confirm(asked, err=True), nothing=False)


def ask_for(question: str) -> str:
    """Ask for a word or two; nothing where nobody answers."""
    return _answered(
        question, lambda asked: str(click.prompt(asked, default="", show_default=False, err=True)), nothing=""
    )


def _answered(question: str, asking: Callable[[str], Answer], nothing: Answer) -> Answer:
    """What somebody answers to a question; nothing where nobody can, or where what comes is no text."""
    if sys.stdin is None:
        tell(question)
        return nothing
    try:
        return asking(clean_line(question))
    except (click.Abort, OSError, UnicodeDecodeError):
        tell("")
        return nothing


def print_list(alliances: Sequence[AllianceSummary], now: datetime, here: str, *, as_json: bool) -> None:
    """Print all alliances, in the order they are given.

    Args:
        alliances: Which ones.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to.
        as_json: For programs.
    """
    if as_json:
        from alliance_tui.exports.as_json import listing

        print_json(listing(alliances))
    else:
        from alliance_tui.exports import listing as page

        print_page(page.listing(alliances, now, here))


def print_alliance(
    alliance: Alliance | None,
    sessions: Sequence[SessionSummary],
    all_alliances: Sequence[AllianceSummary],
    now: datetime,
    here: str,
    told: Lives,
    *,
    as_json: bool,
) -> None:
    """Print one alliance; ids are as short as all alliances allow.

    Args:
        alliance: Which one; None where its beginning is missing.
        sessions: The lines about its sessions.
        all_alliances: All there are.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to.
        told: The lines of life of its agreements.
        as_json: For programs, in place of a page to read.
    """
    if alliance is None:
        raise SentenceError(say.ALLIANCE_WITHOUT_BEGINNING)
    if as_json:
        from alliance_tui.exports.as_json import alliance_page

        print_json(alliance_page(alliance, sessions, told))
    else:
        from alliance_tui.domain.finding import short_ids
        from alliance_tui.exports import terminal

        short = short_ids(all_alliances)
        print_page(terminal.alliance_page(alliance, sessions, short, now, here, told))


def print_session(
    session: Session | None,
    state: SessionState,
    now: datetime,
    touch: datetime | None,
    here: str,
    *,
    as_json: bool,
) -> None:
    """Print one session; one that goes on up to when people were last there (UTC).

    Args:
        session: Its state; None where its records have no beginning.
        state: Whether it can be gone on with, as its alliance knows it.
        now: This moment (UTC).
        touch: When people were last there (UTC); None where that is not known.
        here: The IANA name of the zone that this machine is set to.
        as_json: For programs.
    """
    from alliance_tui.domain.timing import seen

    if session is None:
        raise SentenceError(say.SESSION_WITHOUT_BEGINNING)
    # Where it is over, and nothing tells its end, people were there later for something else.
    end = seen(session, touch) if state.goes_on else None
    if as_json:
        from alliance_tui.exports.as_json import session_page

        print_json(session_page(session, end, state))
    else:
        from alliance_tui.exports import terminal

        print_page(terminal.session_page(session, now, end, here, state))


def check_terminal() -> None:
    """Stop where no screen can be shown.

    Raises:
        MisuseError: Input or output is no terminal.
    """
    if sentence := why_no_terminal():
        raise MisuseError(sentence)


def check_folder(folder: Path, *, make: bool) -> None:
    """Stop where nothing that is said could be kept.

    Args:
        folder: Where the alliances are, or will be. One that is there may be looked at, if it can be.
        make: Whether something is about to be written: then it is made, and has to be writable.

    Raises:
        SentenceError: The folder cannot be used.
    """
    if sentence := why_no_folder(folder, make=make):
        raise SentenceError(sentence)


def print_page(page: RenderableType) -> None:
    """Print a page; what the terminal's encoding lacks becomes a question mark.

    A line that must not be broken, such as a path, may be longer than the terminal is wide. A file or a pipe
    gets no spaces at the ends of lines, which only fill the columns of a terminal.
    """
    from rich.console import Console

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(page, crop=False)
        return
    with console.capture() as printed:
        console.print(page, crop=False)
    sys.stdout.write("\n".join(line.rstrip() for line in printed.get().split("\n")))
    sys.stdout.flush()


@contextmanager
def or_empty(shape: dict[str, Any], *, as_json: bool) -> Iterator[None]:
    """Print JSON with nothing in it where nothing can be read: a program reads it then, too.

    Args:
        shape: What it is without anything in it.
        as_json: Whether that was asked for.
    """
    try:
        yield
    except MisuseError:
        raise
    except SentenceError:
        if as_json:
            print_json(shape)
        raise


def print_json(shape: dict[str, Any]) -> None:
    """Print JSON, in UTF-8 whatever the terminal's encoding is."""
    from alliance_tui.exports.json_text import as_text

    click.echo(as_text(shape).encode())
