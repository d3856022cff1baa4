"""The quiet end: thank you, the day of the review, and that the words stay here. No list of others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from time import sleep
from typing import TYPE_CHECKING, ClassVar, Final, assert_never

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.review_standing import is_over
from alliance_tui.domain.saving import Going, Gone, NotKept, SaveStatus, Stays, WordsLeft
from alliance_tui.domain.session import Session
from alliance_tui.sentences import closing as say
from alliance_tui.sentences import everywhere, keeping
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.page_screen import PageScreen
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.page import GAP, Block, Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.telling import full_review
from alliance_tui.ui.widgets.tones import PLAIN, QUIET, STRONG, phrase
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from alliance_tui.live import Live

WIDEST: Final = 70
"""The most columns of a line."""

LOOKS: Final = 60
"""How often it is looked whether words are gone, once a session has ended that they do not outlive."""

NAP: Final = 0.005
"""Seconds between two looks whether they are."""


class ThanksScreen(PageScreen):
    """Says thank you. The session has ended."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = say.THANKS_TITLE_OF_KEYS

    BINDINGS: ClassVar[list[BindingType]] = [
        key(f"enter,escape,{letter('q')}", "app.leave", say.LEAVE, "thanks-leave"),
        key(letter("b"), "back", say.ALL_ALLIANCES, "thanks-back"),
    ]

    page = query_one(Page)
    """What is said."""

    def __init__(self, *, words_went: bool) -> None:
        """The thanks.

        Args:
            words_went: Whether words of the session were deleted with its end.
        """
        super().__init__()
        self._words_went = words_went
        self._words_left: WordsLeft = Gone()

    def compose(self) -> ComposeResult:
        """A line at the top, the thanks in the middle, the whisper, the keys."""
        self.take_state()
        yield TopBar(self.session.title if self.session else everywhere.PROGRAM)
        with Scroller():
            yield Page(self._said(), widest=WIDEST)
        yield Whisper()
        yield KeyBar(self._keys(), time_out=True)

    def _keys(self) -> tuple[Key, ...]:
        """The keys at the foot; where files are named there may be more of them than fit."""
        back = () if self.host.private else (Key("b", say.ALL_ALLIANCES.name, "back"),)
        more = (Key("↑ ↓", say.READ_ON, "turn_page(1)"),) if isinstance(self._words_left, Stays) else ()
        return (Key("enter", say.LEAVE.name, "app.leave"), *back, *more)

    def _said(self) -> tuple[Block, ...]:
        """All that is said, as it is now."""
        clock = self.host.clock
        live = self.host.live
        self._words_left = live.store.words_left if live else Gone()
        # What is not kept has no day that anyone is reminded of.
        ended = None if isinstance(self.status, NotKept) else self.session
        return (*thanks(ended, clock.now(), clock.zone()), *self._what_stays())

    def _what_stays(self) -> Iterator[Block]:
        """What is kept of the session, and what is not."""
        if isinstance(self.status, NotKept):
            said: tuple[str, ...] = (keeping.DEMO_OVER,)
        else:
            said = (
                *(went(self.session, self._words_left) if self.session and self._words_went else ()),
                say.STAYS,
            )
        return (Block(phrase((one, QUIET)), centred=True) for one in said)

    def on_mount(self) -> None:
        """Say at the top what is not saved; and that the words are gone as soon as the disk has done it."""
        self.query_one(TopBar).tell_status(self.status)
        if self._words_went and isinstance(self._words_left, Going):
            self.run_worker(self._follow_words())

    async def _follow_words(self) -> None:
        live = self.host.live
        if live is not None:
            await asyncio.to_thread(_until_it_is_known, live)
            self._tell_words()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, for as long as it is so."""
        if self.is_mounted:
            self.query_one(TopBar).tell_status(status)
            self._tell_words()

    def watch_now(self) -> None:
        """Say that the words are gone once they are, and nothing that is not so."""
        if self.is_mounted:
            self._tell_words()

    def _tell_words(self) -> None:
        live = self.host.live
        if live is not None and live.store.words_left != self._words_left:
            self.page.tell(self._said())
            self.query_one(KeyBar).keys = self._keys()

    def action_back(self) -> None:
        """Go back to all alliances, unless no other may be shown."""
        if self.host.private:
            self.say_nothing_happens()
        else:
            self.host.close_alliance()


def _until_it_is_known(live: Live) -> None:
    """Wait for the thread that writes, in another one: it takes some milliseconds, and else a beat tells."""
    for _ in range(LOOKS):
        if not isinstance(live.store.words_left, Going):
            return
        sleep(NAP)


def thanks(session: Session | None, now: datetime, here: str = "") -> Iterator[Block]:
    """The thanks.

    Args:
        session: The one that has ended.
        now: This moment (UTC).
        here: The IANA name of the zone that this machine is set to; empty for the alliance's own.
    """
    review = session.review if session else None
    yield from (GAP, GAP, GAP)
    yield Block(phrase((say.THANK_YOU, STRONG)), centred=True)
    yield GAP
    if review is not None and not is_over(review, now):
        yield Block(phrase((say.your_review(when=full_review(review, now, here)), PLAIN)), centred=True)
        yield GAP


def went(session: Session, words_left: WordsLeft) -> Iterator[str]:
    """That words of a session are gone, and what is not.

    Args:
        session: It; it has ended.
        words_left: Whether the words still stand in its files.
    """
    has_agreed = bool(session.live_agreements or session.ended_agreements)
    if has_agreed:
        yield keeping.AGREEMENTS_KEPT
    match words_left:
        case Stays(why, is_looked_at_again=True):
            yield keeping.words_still_told(why=why)
        case Stays(why, is_tried):
            yield keeping.words_not_gone(why=why) if is_tried else keeping.words_of_others(why=why)
        case Going():
            yield keeping.WORDS_GOING
        case Gone():
            yield keeping.WORDS_GONE if has_agreed else keeping.ALL_WORDS_GONE
        case _:
            assert_never(words_left)
    if session.begins:
        yield keeping.EARLIER_STAYS
