"""The end of a session: what was agreed, to read aloud, when it is looked at again, and what comes now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.style import Style

from alliance_tui.domain.agreement import Agreement
from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.decisions import sitting
from alliance_tui.domain.saving import SaveStatus
from alliance_tui.domain.session import Session
from alliance_tui.domain.words import AgreementState
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.telling import agreement_blocks, review_blocks
from alliance_tui.ui.widgets.tones import PLAIN, QUIET, STRONG, phrase
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

WIDEST: Final = 72
"""The most columns of a line that is read aloud."""

NOTHING_AGREED: Final = "Nothing had to be agreed today. To have listened is enough."
"""Said where there are no agreements."""

NOT_YET: Final = "Not everyone has said yes to this yet. That may take its time."
"""Said above agreements that wait for somebody's yes."""

NO_DAY: Final = "No day is set for looking at this again. d chooses one."
"""Said where there is no review."""

ACT: Final = "Until then: do what you said you would do, and be kind about the rest."
"""What Act, the third of the four A's, means."""

ACT_ANYWAY: Final = "From here on: do what you said you would do, and be kind about the rest."
"""The same where there is no day to count to."""

KEYS: Final = (
    Key("enter", "finish", "choose"),
    Key("space", "next", "step(1)"),
    Key("d", "day", "day"),
    Key("p", "print", "print"),
    Key("c", "calendar", "calendar"),
    Key("esc", "go on", "back"),
)
"""The keys at the foot."""


class ClosingScreen(PageScreen):
    """Stands over the session, which is open until people finish here."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = "The closing page"

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", "finish", "Finish the session", "closing-finish"),
        key("space", "step(1)", "next", "The next agreement to read aloud", "closing-next"),
        key(letter("d"), "day", "review day", "Choose the day of the review", "closing-day"),
        key(letter("p"), "print", "print", "A page to print, sign and put up", "closing-print"),
        key(letter("c"), "calendar", "calendar", "Review and dates for a calendar", "closing-calendar"),
        key("escape", "back", "go on talking", "Back to the session", "closing-back"),
        key(letter("q"), "finish_and_leave", "quit", "Finish and leave the program", "closing-quit"),
    ]

    page = query_one(Page)
    """What is told."""

    top = query_one(TopBar)
    """The line at the top."""

    def compose(self) -> ComposeResult:
        """A line at the top, the page, the whisper, the keys."""
        self.take_state()
        yield TopBar()
        with Scroller():
            yield Page(widest=WIDEST)
        yield Whisper()
        yield KeyBar(KEYS)

    def on_mount(self) -> None:
        """Tell what was agreed, the first of it highlighted."""
        self._tell()
        if self.session is not None:
            self.page.highlighted = next((one.id for one in by_standing(self.session)), "")
        self.top.tell_status(self.status)

    def watch_session(self) -> None:
        """Tell what has changed."""
        if self.is_mounted:
            self._tell()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, for as long as it is so."""
        if self.is_mounted:
            self.top.tell_status(status)

    def _tell(self) -> None:
        if self.session is not None:
            self.top.left, self.top.beside = self.session.title, "closing"
            self.page.tell(closing_page(self.session, self.host.clock.now()))

    @on(Sheet.Chosen)
    def _point_at(self) -> None:
        """A click highlights; finishing is a key of its own."""

    def action_choose(self) -> None:
        """Finish the session, and say thank you."""
        if not self._finish() or not self.is_on_top:
            return
        from alliance_tui.ui.screens.thanks import ThanksScreen

        self.app.switch_screen(ThanksScreen())

    async def action_finish_and_leave(self) -> None:
        """Finish the session, and leave the program."""
        if self._finish():
            await self.run_action("app.leave")

    def _finish(self) -> bool:
        """End the session; what was typed and not saved goes with it, as was said before.

        Returns:
            Whether it has ended.
        """
        ended = self.act(sitting.close)
        if ended:
            self.host.drafts.forget()
        return ended

    def action_day(self) -> None:
        """Choose the day of the review."""
        from alliance_tui.ui.dialogs.review import ReviewDialog

        self.app.push_screen(ReviewDialog())

    def action_print(self) -> None:
        """Write the page of the alliance to print, sign and put up."""
        from alliance_tui.exports.sheet import in_format, sheet

        self._take_home("html", lambda alliance, now: in_format(sheet(alliance, now), "html").encode())

    def action_calendar(self) -> None:
        """Write the review and the dated agreements for a calendar program."""
        from alliance_tui.exports.calendar import calendar

        revision = self.host.live.revision if self.host.live else 0
        self._take_home("ics", lambda alliance, now: calendar([(alliance, revision)], now))

    def _take_home(self, ending: str, made: Callable[[Alliance, datetime], bytes]) -> None:
        """Write a file that people take with them, and say where it is."""
        from alliance_tui.exports.sheet import stem

        alliance, now = self.host.live.alliance if self.host.live else None, self.host.clock.now()
        if alliance is None:
            return
        try:
            path = self.host.library.take_home(stem(alliance, now), ending, made(alliance, now))
        except OSError as error:
            self.whisper(f"The file cannot be written: {error.strerror or error}.")
        else:
            self.whisper(f"Written: {path}")

    def action_back(self) -> None:
        """Go back to the session, which goes on."""
        if self.is_on_top:
            self.dismiss()


def closing_page(session: Session, now: datetime) -> Iterator[Block]:
    """All that is read aloud at the end of a session.

    Args:
        session: The session that ends.
        now: This moment (UTC).
    """
    agreements = by_standing(session)
    agreed = sum(one.state is AgreementState.IN_FORCE for one in agreements)
    if agreements:
        yield _middle("What you agreed on" if agreed else "What is on the table")
        yield _middle("Read it aloud, one by one.", QUIET)
    else:
        yield _middle(NOTHING_AGREED)
    for number, agreement in enumerate(agreements):
        if number == agreed and agreed:
            yield GAP
            yield _middle("Still open")
            yield _middle(NOT_YET, QUIET)
        yield GAP
        yield from agreement_blocks(agreement, session.participants, centred=True)
    yield from (GAP, GAP)
    if session.review is None:
        yield _middle(NO_DAY)
    else:
        yield from review_blocks(session.review, now, centred=True)
    yield GAP
    yield _middle(ACT if session.review else ACT_ANYWAY, PLAIN)


def by_standing(session: Session) -> list[Agreement]:
    """The agreements of a session, those in force first."""
    return sorted(session.live_agreements, key=lambda one: one.state is not AgreementState.IN_FORCE)


def _middle(text: str, style: Style = STRONG) -> Block:
    return Block(phrase((text, style)), centred=True)
