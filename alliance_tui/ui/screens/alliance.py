"""The page of an alliance: its people, what it is for, what they agreed on, the next review, its sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.alliance import Alliance, Sitting
from alliance_tui.domain.decisions import people
from alliance_tui.domain.moments import (
    MONTHS,
    ReviewState,
    clock_words,
    local_day,
    review_state,
    review_words,
)
from alliance_tui.domain.saving import SaveStatus
from alliance_tui.domain.words import AgreementState, RecordId, SessionId, SessionKind
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import letter
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.library_rows import KIND_WORDS
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.telling import (
    INDENT,
    agreement_blocks,
    everyone,
    heading,
    note_blocks,
    review_blocks,
    said,
)
from alliance_tui.ui.widgets.tones import PLAIN, QUIET, WAITS, phrase
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

NOT_YET: Final = "Nothing is agreed yet. n begins a session in which you can."
"""Said where there are no agreements to look at."""


class AllianceScreen(PageScreen):
    """Shows the alliance that is open, and begins its next session."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = "The page of an alliance"

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("n"), "begin", "new session", "Sit down to a new session", "alliance-begin"),
        key(letter("r"), "review", "review", "Look at your agreements together", "alliance-review"),
        key(letter("d"), "day", "review day", "Choose the day of the next review", "alliance-day"),
        key(letter("f"), "forward", "today", "Bring the review forward to today", "alliance-forward"),
        key(
            letter("p"),
            "postpone",
            "later",
            "Postpone the review, and say why",
            "alliance-postpone",
        ),
        key(letter("o"), "people", "people", "Correct a name, or let someone join", "alliance-people"),
        key("delete", "delete", "delete", "Delete the highlighted session, or all", "alliance-delete"),
        key("escape", "back", "back", "Back to all alliances", "alliance-back"),
        key(letter("q"), "app.leave", "quit", "Leave the program", "alliance-quit"),
    ]

    page = query_one(Page)
    """What is told."""

    top = query_one(TopBar)
    """The line at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Alliance | None, str] = (None, "")

    def compose(self) -> ComposeResult:
        """A line at the top, the page, the whisper, the keys."""
        self.take_state()
        yield TopBar()
        with Scroller():
            yield Page()
        yield Whisper()
        yield KeyBar()

    def on_mount(self) -> None:
        """Tell what there is."""
        self._tell()
        self.top.tell_status(self.status)

    def watch_now(self) -> None:
        """Tell what has changed: the alliance, or the day."""
        if self.is_mounted:
            self._tell()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, for as long as it is so."""
        if self.is_mounted:
            self.top.tell_status(status)

    def on_screen_resume(self) -> None:
        """Tell what has changed while something else was in front."""
        self._tell()

    @property
    def alliance(self) -> Alliance | None:
        """The alliance that is open."""
        return self.host.live.alliance if self.host.live else None

    def _tell(self) -> None:
        alliance, now = self.alliance, self.host.clock.now()
        if alliance is None:
            return
        # On the day of the review the countdown tells its hours.
        countdown = review_words(alliance.review, now).countdown if alliance.review else ""
        told = (alliance, f"{local_day(now, alliance.zone)} {countdown}")
        if told[0] is self._told[0] and told[1] == self._told[1]:
            return
        self._told = told
        self.top.left, self.top.beside = alliance.title, alliance.setting.title
        self.page.tell(alliance_page(alliance, now))
        self.query_one(KeyBar).keys = self._keys(alliance)

    def _keys(self, alliance: Alliance) -> tuple[Key, ...]:
        keys = [Key("n", "session", "begin"), Key("d", "day", "day")]
        if alliance.review is not None:
            upcoming = review_state(alliance.review, self.host.clock.now()) is ReviewState.UPCOMING
            keys.append(Key("f", "today", "forward") if upcoming else Key("p", "later", "postpone"))
        keys.append(Key("o", "people", "people"))
        if alliance.live_agreements:
            keys.insert(1, Key("r", "review", "review"))
        keys.append(Key("q", "quit", "app.leave") if self.host.private else Key("esc", "back", "back"))
        return (*keys, Key("?", "help", "app.help"))

    @on(Sheet.Chosen)
    def _open(self, message: Sheet.Chosen) -> None:
        alliance = self.alliance
        if alliance is None:
            return
        if any(sitting.id == message.key for sitting in alliance.sittings):
            self.whisper(self.host.open_session(alliance.id, SessionId(message.key)))
            return
        agreement = next((one for one in alliance.agreements if one.id == RecordId(message.key)), None)
        note = next((one for one in alliance.purpose if one.id == RecordId(message.key)), None)
        text = agreement.terms.what if agreement else note.text if note else ""
        if text:
            from alliance_tui.ui.dialogs.read_out import ReadOutScreen

            self.app.push_screen(ReadOutScreen(text))

    def action_begin(self) -> None:
        """Sit down to a new session."""
        self.whisper(self.host.begin_session(SessionKind.DESIGN))

    def action_review(self) -> None:
        """Sit down to look at the agreements, where there are any."""
        if self.alliance is None or not self.alliance.live_agreements:
            self.whisper(NOT_YET)
        else:
            self.whisper(self.host.begin_session(SessionKind.ASSESS))

    def action_day(self) -> None:
        """Choose the day of the next review."""
        from alliance_tui.ui.dialogs.review import ReviewDialog

        if self.may_write():
            self.app.push_screen(ReviewDialog())

    def action_forward(self) -> None:
        """Bring the review forward to today."""
        refused = self.host.act_on_alliance(people.bring_forward)
        self._tell()
        self.whisper(refused or "The review is today now. r begins it, d chooses another day.")

    def action_postpone(self) -> None:
        """Postpone the review by a week, or to another day; a reason may be said."""
        from alliance_tui.ui.dialogs.review import ReviewDialog

        alliance = self.alliance
        self.app.push_screen(ReviewDialog("a week later" if alliance and alliance.review else ""))

    def action_people(self) -> None:
        """Correct a name, or let someone join."""
        from alliance_tui.ui.dialogs.people import PeopleDialog

        self.app.push_screen(PeopleDialog())

    @work(exclusive=True, group="delete")
    async def action_delete(self) -> None:
        """Delete the session that is highlighted, or else the alliance, once people have said yes."""
        from alliance_tui.ui.dialogs.deleting import ask_and_delete

        alliance = self.alliance
        if alliance is None:
            return
        sitting = next((one for one in alliance.sittings if one.id == self.page.highlighted), None)
        said = await ask_and_delete(self, alliance, (sitting.id, sitting.opened) if sitting else None)
        if sitting is None and isinstance(said, str):
            self.host.leave_deleted(said)
        elif said is not None:
            self.whisper(said)
            self._tell()

    async def action_back(self) -> None:
        """Go back to all alliances; where no other may be shown, leave the program."""
        if self.host.private:
            await self.run_action("app.leave")
        else:
            self.host.close_alliance()


def alliance_page(alliance: Alliance, now: datetime) -> Iterator[Block]:
    """All that is told of an alliance.

    Args:
        alliance: Which one.
        now: This moment (UTC).
    """
    yield from review_blocks(alliance.review, now)
    yield from heading("People")
    yield everyone(alliance.people)
    if alliance.purpose:
        yield from heading("What it is for")
        yield from note_blocks(alliance.purpose, alliance.participants)
    yield from _agreements(alliance)
    yield from heading("Sessions")
    if not alliance.sittings:
        yield said("None yet. n begins the first one.")
    for sitting in reversed(alliance.sittings):
        yield _sitting(sitting, alliance.zone, now)


def _agreements(alliance: Alliance) -> Iterator[Block]:
    agreements = alliance.live_agreements
    in_force = sum(one.state is AgreementState.IN_FORCE for one in agreements)
    proposed = len(agreements) - in_force
    counted = [(in_force, "in force"), (proposed, "proposed")]
    yield from heading("Agreements", ", ".join(f"{number} {state}" for number, state in counted if number))
    if not agreements:
        yield said("Nothing is agreed yet.")
    for place, agreement in enumerate(agreements):
        if place:
            yield GAP
        yield from agreement_blocks(agreement, alliance.participants)


def _sitting(sitting: Sitting, zone: str, now: datetime) -> Block:
    day = local_day(sitting.opened, zone)
    year = f" {day.year}" if day.year != local_day(now, zone).year else ""
    date = f"{day.day:>2} {MONTHS[day.month - 1]}{year}"
    began = clock_words(sitting.opened, zone)
    ended = f" to {clock_words(sitting.closed, zone)}" if sitting.closed else ""
    if sitting.closed and local_day(sitting.closed, zone) != day:
        ended = f", until {clock_words(sitting.closed, zone, sitting.opened)}"
    unfinished = "" if sitting.closed else "  unfinished: enter goes on"
    told = phrase((f"{KIND_WORDS[sitting.kind]:<9}{began}{ended}", QUIET), (unfinished, WAITS))
    return Block(told, lead=phrase((date, PLAIN)), hang=20, indent=INDENT, key=sitting.id)
