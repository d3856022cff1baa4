"""A past session, reopened: what was said and agreed, and who held the floor when. Nothing can be changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from alliance_tui.domain.days import local_day
from alliance_tui.domain.keeping import has_words
from alliance_tui.domain.left_open import can_wait_words
from alliance_tui.domain.method import STAGES
from alliance_tui.domain.moments import clock_words, day_words, other_place, span_words
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import sitting_seconds, time_of
from alliance_tui.domain.words import Keep, SessionKind, SpanKind, Step
from alliance_tui.sentences import everywhere, vocabulary
from alliance_tui.sentences import past as say
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.agreements_page import AgreementsPage
from alliance_tui.ui.widgets.agreement_words import WIDEST_NAME, by_name
from alliance_tui.ui.widgets.floor_strip import FloorStrip
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.mark_words import assessed_blocks, celebration_words
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.telling import (
    INDENT,
    everyone,
    full_review,
    heading,
    note_blocks,
    rested_words,
    said,
)
from alliance_tui.ui.widgets.tones import GOOD, PLAIN, QUIET, STRONG, person_words, phrase, words
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

KEYS: Final = (
    Key("→", say.STEP, "section(1)"),
    Key("a", say.ASSESS.name, "assess"),
    Key("v", say.READ_OUT.name, "read_out"),
    Key("l", say.LIFE.name, "life"),
    Key("←", say.STEP_BEFORE, "section(-1)"),
    Key("esc", everywhere.BACK.name, "back"),
)
"""The keys at the foot."""

KEYS_OF_FIRST: Final = (*KEYS[:3], Key("q", everywhere.QUIT.name, "app.leave"), *KEYS[3:-1])
"""The same where nothing is behind the page."""


class PastScreen(AgreementsPage):
    """One page to read; the session on it is the one that was given, not the one at the table."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    CHANGES = frozenset({"assess", "go_on", "short"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key("right", "section(1)", say.NEXT, "past-next"),
        key("left", "section(-1)", say.BEFORE, "past-before"),
        key(letter("v"), "read_out", say.READ_OUT, "past-read-out"),
        key(letter("l"), "life", say.LIFE, "past-life"),
        key(letter("a"), "assess", say.ASSESS, "past-assess"),
        key(letter("s"), "short", say.SHORT, "past-short"),
        key(letter("o"), "go_on", say.GO_ON, "past-go-on"),
        key("escape", "back", everywhere.BACK, "past-back"),
        key(letter("q"), "app.leave", everywhere.QUIT, "past-quit"),
    ]

    def __init__(self, past: Session) -> None:
        """The page of a session.

        Args:
            past: The session as its records tell it.
        """
        super().__init__()
        self._past = past

    def compose(self) -> ComposeResult:
        """A line at the top, the page with the strip of the floor at its end, the whisper, the keys."""
        past = self._past
        told = vocabulary.SESSION_KINDS[past.kind]
        yield TopBar(past.title, told, self._standing)
        with Scroller():
            yield Page(past_page(past, self.host.clock.zone(), self.host.clock.now()))
            yield FloorStrip(past)
        yield Whisper()
        yield KeyBar(self._keys)

    @property
    def _goes_on(self) -> bool:
        """Whether it can be gone on with."""
        live = self.host.live
        unfinished = live.alliance.unfinished if live is not None and live.alliance is not None else None
        return self._past.is_open and unfinished is not None and unfinished.id == self._past.id

    @property
    def _standing(self) -> str:
        """Whether it has ended, as far as anything tells."""
        if self._goes_on:
            return say.UNFINISHED
        return say.OPEN_ENDED if self._past.is_open else say.PAST

    @property
    def _keys(self) -> tuple[Key, ...]:
        """The keys at the foot: what can be done with the session, and with what is highlighted."""
        unfinished = (Key("o", say.GO_ON.name, "go_on"),) if self._goes_on else ()
        short = (Key("s", say.SHORT.name, "short"),) if self.chosen is not None else ()
        return self.useful((*unfinished, *short, *(KEYS_OF_FIRST if self._is_first else KEYS)))

    @property
    def _is_first(self) -> bool:
        """Whether the program was started with it, so that escape leads nowhere."""
        return self.host.private and not self._is_over_alliance

    @property
    def _is_over_alliance(self) -> bool:
        from alliance_tui.ui.screens.alliance import AllianceScreen

        return any(isinstance(screen, AllianceScreen) for screen in self.app.screen_stack)

    def is_of_use(self, action: str) -> bool:
        """Escape is listed in help where it leads somewhere."""
        return super().is_of_use(action) and not (action == "back" and self._is_first)

    def offer_anew(self) -> None:
        """Show at the foot what can be done now."""
        super().offer_anew()
        self._show_keys()

    @on(Sheet.Highlighted)
    def _show_keys(self) -> None:
        """Offer at the foot what can be done with what is highlighted."""
        self.query_one(KeyBar).keys = self._keys

    def action_section(self, by: int) -> None:
        """Jump to the next step (1) or the one before (-1)."""
        lines, first = self.page.sections, self.scroller.first_line
        place = bisect_right(lines, first) if by > 0 else bisect_left(lines, first) - 1
        if place < 0:
            self.action_go_first()
        elif place < len(lines):
            self.scroller.go_to_line(lines[place])
        else:
            self.whisper(say.LAST_STEP)

    @on(Sheet.Chosen)
    def _point_at(self) -> None:
        """A click highlights; reading out is a key of its own."""

    def action_choose(self) -> None:
        """Read out what is highlighted."""
        self.action_read_out()

    def action_read_out(self) -> None:
        """Show what is highlighted alone and centred."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        chosen, past = self.page.highlighted, self._past
        note = next((one for one in past.notes if one.id == chosen), None)
        agreement = next((one for one in past.agreements if one.id == chosen), None)
        if agreement is not None:
            self.app.push_screen(ReadOutScreen.of_agreement(agreement, past.participants, past.zone))
        elif note is not None:
            self.app.push_screen(ReadOutScreen(note.text, past.name(note.participant)))
        else:
            self.whisper(everywhere.CHOOSE_WORDS_FIRST, lambda: self.page.highlighted == chosen)

    def action_assess(self) -> None:
        """Sit down to look back at the agreements that were made in this session and are still in force."""
        from alliance_tui.domain.agenda import in_force as all_in_force

        live = self.host.live
        alliance = live.alliance if live else None
        made = {one.id for one in self._past.made}
        in_force = [one.id for one in all_in_force(alliance) if one.id in made] if alliance else []
        if in_force:
            self.whisper(self.host.begin_session(SessionKind.ASSESS, in_force))
        else:
            self.whisper(say.OVER if made else say.NOTHING_MADE)

    def action_go_on(self) -> None:
        """Go on with the session, if it is unfinished."""
        if self._goes_on:
            self.whisper(self.host.open_session(self._past.alliance, self._past.id))
        else:
            self.whisper(say.HAS_ENDED)

    def action_back(self) -> None:
        """Go back to the alliance's page or all alliances, where it was opened; else say how to leave."""
        if self._is_over_alliance:
            if self.is_on_top:
                self.dismiss()
        elif self._is_first:
            self.whisper(everywhere.NOTHING_BEHIND)
        else:
            self.host.close_alliance()


def past_page(past: Session, here: str = "", now: datetime | None = None) -> Iterator[Block]:
    """All that is told of a past session, in the zone it was held in, but for the strip of the floor.

    Args:
        past: The session.
        here: The IANA name of the zone that this machine is set to; empty for the same.
        now: This moment (UTC); None for the end of the session.
    """
    zone = past.zone
    began = say.when_it_was(
        day=day_words(past.opened, zone),
        time=clock_words(past.opened, zone),
        length=span_words(sitting_seconds(past, past.t)),
        place=other_place(zone, here, past.opened),
    )
    yield Block(phrase((began, STRONG)), indent=INDENT)
    yield everyone(person for person in past.people if person.here)
    absent = [person for person in past.people if not person.here]
    if absent:
        yield said(say.not_here(names=by_name(absent)))
    # In joined copies the words of one may be there, where people let nothing go.
    if past.kept is Keep.AGREEMENTS and not (past.writers.joined and has_words(past)):
        yield said(say.ONLY_AGREEMENTS)
    for step in past.steps:
        yield from _step(past, step)
    yield from _agreements(past)
    yield from _goals(past)
    yield from _later(past, here, now)
    yield from heading(say.FLOOR, say.WITH_AWAY if time_of(past, past.t, SpanKind.AWAY) else "")


def _step(past: Session, step: Step) -> Iterator[Block]:
    notes = [note for note in past.notes if note.step is step]
    if not notes and (step not in past.entered or past.kept is Keep.AGREEMENTS):
        return
    stage = STAGES[step]
    beside = "" if stage.lower() == step else vocabulary.STAGES[stage]
    yield from heading(vocabulary.STEP_TITLES[step], beside)
    yield from note_blocks(notes, past.participants)
    if not notes:
        yield said(_instead_of_notes(past, step))


def _instead_of_notes(past: Session, step: Step) -> str:
    """What is told of a step in which no note was written."""
    if step is Step.AGREE and past.made:
        return say.BELOW
    if step is Step.REVIEW and past.review is not None and past.review_chosen:
        return say.REVIEW_BELOW
    if step is Step.CELEBRATE and past.celebrations:
        return say.CELEBRATED_BELOW
    if step is Step.ASSESS and (past.assessment.revealed or past.marked_goals):
        return say.ASSESSED_BELOW
    return say.NOTHING_WRITTEN


def _agreements(past: Session) -> Iterator[Block]:
    agreements = past.live_agreements
    yield from heading(say.AGREEMENTS, str(len(agreements)) if agreements else "")
    if not agreements:
        yield said(say.NO_AGREEMENTS)
    for place, agreement in enumerate(agreements):
        if place:
            yield GAP
        yield from assessed_blocks(past, agreement)
    if past.ended_agreements:
        yield from heading(say.ENDED, str(len(past.ended_agreements)))
    for place, agreement in enumerate(past.ended_agreements):
        if place:
            yield GAP
        yield from assessed_blocks(past, agreement)


def _goals(past: Session) -> Iterator[Block]:
    """The goals of which people said how they stand."""
    if past.marked_goals:
        yield from heading(say.GOALS)
    for goal in past.marked_goals:
        person = past.person(goal.participant)
        told, tone = (say.REACHED, GOOD) if goal.reached else (say.STILL_OPEN, QUIET)
        yield Block(
            words(goal.text) + phrase((f"   {told}", tone)),
            lead=person_words(person) if person else phrase((vocabulary.SOMEONE, QUIET)),
            hang=WIDEST_NAME + 4,
            indent=INDENT,
        )


def _later(past: Session, here: str, now: datetime | None) -> Iterator[Block]:
    """What was left for later: the review, what was parked, what rests."""
    yield from heading(say.REVIEW)
    seen = past.closed or past.touched or past.opened
    yield said(full_review(past.review, seen, here) if past.review else say.NO_DAY, PLAIN)
    if past.celebrations:
        yield from heading(say.TO_CELEBRATE)
        yield from (Block(celebration_words(one, past.zone), indent=INDENT) for one in past.celebrations)
    if past.parked:
        yield from heading(say.PARKED)
        yield from (Block(words(thing.text), indent=INDENT) for thing in past.parked)
    if past.rested:
        yield from heading(say.RESTING)
        today = local_day(now or seen, here or past.zone)
        told = (rested_words(one, seen, today, waits=past.is_open) for one in past.rested)
        yield from (Block(one, indent=INDENT) for one in told)
    waiting = can_wait_words(past)
    if waiting:
        yield from heading(say.CAN_WAIT)
        yield from (Block(words(one), indent=INDENT) for one in waiting)
