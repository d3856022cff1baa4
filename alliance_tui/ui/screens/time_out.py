"""The time-out: it covers everything, says when people come back, and waits until all here are ready."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Digits, Static

from alliance_tui.domain.decisions import breaks
from alliance_tui.domain.events import Instant
from alliance_tui.domain.keeping import keeps_everything
from alliance_tui.domain.moments import is_tonight, return_words
from alliance_tui.domain.parking import is_on_table
from alliance_tui.domain.saving import NotSaved
from alliance_tui.domain.session import Session
from alliance_tui.domain.timing import had_time_out, run_up_end, run_up_left, time_out_left
from alliance_tui.domain.words import MAX_PEOPLE
from alliance_tui.sentences import KeyWords, header
from alliance_tui.sentences import time_out as say
from alliance_tui.sentences.session import read_only
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.screens.time_out_room import FOOT, HEIGHTS, LOOKS, SHORT, WORDLESS, Parts, fitted
from alliance_tui.ui.screens.time_out_words import (
    SIDE_BY_SIDE,
    by_number,
    choices,
    countdown,
    how_to_say_it,
    keys_now,
    rests_words,
    when_back,
    who_is_ready,
    without_names,
)
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import KeyBar
from alliance_tui.ui.widgets.top_bar import not_saved_words
from alliance_tui.ui.widgets.whisper import Whisper

WIDEST: Final = 72
"""Columns of the box in the middle, as the style sheet has it."""


class Asking(Enum):
    """What is being asked."""

    NOTHING = "nothing"
    """Nothing: numbers say ready."""

    LATER = "later"
    """How much more time."""

    TONIGHT = "tonight"
    """When to come back, to leave the program then."""


class TimeOutScreen(LiveScreen[None]):
    """A large countdown and the time of return; digits say ready."""

    HAS_PALETTE = False
    NOTHING_HERE = say.NOTHING_NEEDED
    CHANGES = frozenset({"choose", "leave_it", "not_yet", "ready", "rest"})

    CSS_PATH = stylesheet("session")
    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 (Textual's form)
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        *[
            key(str(seat), f"ready({seat})", say.SAY_READY, f"ready-{seat}")
            for seat in range(1, MAX_PEOPLE + 1)
        ],
        key(letter("m"), "not_yet", say.NOT_YET, "not-yet"),
        key(letter("l"), "leave_it", say.LEAVE_IT, "tonight"),
        key(letter("p"), "rest", say.REST, "rest-topic"),
        key("question_mark,f1", "helps", say.WHAT_HELPS, "what-helps"),
        *[
            key(letter(choice), f"choose('{choice}')", KeyWords("", ""), f"later-{choice}")
            for choice in ("a", "b", "c", "d")
        ],
        key("escape", "back", say.BACK, "time-out-back"),
        key(letter("o"), "all_alliances", say.ALL_ALLIANCES, "time-out-all-alliances"),
        key(letter("q"), "leave", say.LEAVE, "time-out-leave"),
    ]

    digits = query_one(Digits)
    bar = query_one(KeyBar)

    def __init__(self) -> None:
        super().__init__()
        self._asking = Asking.NOTHING
        self._helping = False

    def compose(self) -> ComposeResult:
        """From the top: whose it is, what it is, the countdown, when people come back, who is ready."""
        with Vertical(classes="break-box"):
            yield Static(id="break-banner", markup=False)
            yield Static(id="break-whose", markup=False)
            yield Static(say.TITLE, classes="break-title", markup=False)
            yield Static(id="break-in-short", markup=False)
            yield Digits("", classes="break-digits")
            yield Static(id="return", classes="break-return", markup=False)
            yield Static(id="words", classes="break-words", markup=False)
            yield Static(id="people", markup=False)
            yield Static(id="asked", classes="break-asked", markup=False)
        yield Whisper()
        yield KeyBar(time_out=False)

    def on_mount(self) -> None:
        """Say everything at once."""
        self._draw()

    def on_resize(self) -> None:
        """Names have other room."""
        self._draw()

    def watch_session(self) -> None:
        """Say who is ready, and when the return is."""
        if self.is_mounted:
            self._draw()

    def watch_now(self) -> None:
        """Count down."""
        if self.is_mounted:
            self._draw()

    def offer_anew(self) -> None:
        """Ask nothing more that nobody can answer."""
        self._asking = Asking.NOTHING
        super().offer_anew()

    def watch_status(self) -> None:
        """Say what is not saved and why, before everyone walks away."""
        if self.is_mounted:
            self._draw()

    # Keys

    def action_ready(self, seat: int) -> None:
        """Say ready, or not ready after all."""
        self._ask(Asking.NOTHING)
        self.act(breaks.toggle_ready, seat)

    def action_not_yet(self) -> None:
        """Ask how much more time is needed."""
        if not self._stop_run_up():
            self._ask(Asking.LATER, again=self._asking is Asking.LATER)

    def action_leave_it(self) -> None:
        """Ask when to come back, to leave the program then."""
        if not self._stop_run_up():
            self._ask(Asking.TONIGHT, again=self._asking is Asking.TONIGHT)

    def action_rest(self) -> None:
        """Let the topic rest until tomorrow."""
        if not self._stop_run_up() and self.act(breaks.rest_topic, self._here) and self.session is not None:
            told = rests_words(self.session, self.host.clock.now(), self._here)
            self.whisper(told if keeps_everything(self.session) else say.RESTS_IF)

    def action_helps(self) -> None:
        """Say what helps, or no longer."""
        if not self._stop_run_up():
            is_tiny = self.size.height < SHORT
            self._helping = not is_tiny and (self._asking is not Asking.NOTHING or not self._helping)
            self._ask(Asking.NOTHING)
            if is_tiny:
                self.whisper(say.HELPS_IN_SHORT)

    @property
    def for_good(self) -> frozenset[str]:
        """The letter that leaves, and those that choose another time of return where they are asked for."""
        return frozenset("q" if self._asking is Asking.NOTHING else "abcdq")

    async def action_choose(self, choice: str) -> None:
        """Take one of the times on offer."""
        if self._stop_run_up() or self.session is None or self.now is None:
            return
        if self._asking is Asking.NOTHING:
            self.say_nothing_happens()
            return
        tonight = self._asking is Asking.TONIGHT
        offers = breaks.later_choices(self.session, self.now, self._here, for_tonight=tonight)
        later = next((one for one in offers if one.key == choice), None)
        if later is None:
            self.say_nothing_happens()
            return
        if self.act(breaks.lengthen_time_out, later.until):
            self._ask(Asking.NOTHING)
            if tonight:
                await self.run_action("app.leave")

    def action_back(self) -> None:
        """Ask nothing more."""
        if self._stop_run_up():
            return
        if self._asking is Asking.NOTHING and not self._helping and not self.whispered:
            self.say_nothing_happens()
            return
        self._helping = False
        self._ask(Asking.NOTHING)

    def say_nothing_happens(self) -> None:
        """Any key stops the run-up; elsewhere, say quietly what a number or a letter does."""
        if not self._stop_run_up():
            nothing = self.NOTHING_HERE if self.offers("ready") else say.NOTHING_NEEDED_HERE
            self.whisper(nothing if self._asking is Asking.NOTHING else say.CHOOSE_A_TIME)

    def notice_typing(self, _: str, /) -> None:
        """What is typed stops the run-up too."""
        self._stop_run_up()

    def action_save_now(self) -> None:
        """Try at once to save what is not saved."""
        if not self._stop_run_up():
            super().action_save_now()

    def action_all_alliances(self) -> None:
        """Go to all alliances, where the program was started with them; the time-out goes on."""
        if not self._stop_run_up():
            self.host.close_alliance()

    async def action_leave(self) -> None:
        """Leave the program; the time-out goes on."""
        if not self._stop_run_up():
            await self.run_action("app.leave")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whoever opened one alliance is led to no other."""
        if action == "all_alliances" and self.host.private:
            return False
        return super().check_action(action, parameters)

    def is_of_use(self, action: str) -> bool:
        """Not to rest a topic where none is on the table."""
        can_rest = self.session is not None and is_on_table(self.session)
        return super().is_of_use(action) and (can_rest or action != "rest")

    def _stop_run_up(self) -> bool:
        """Stop going on by itself, unless that was to be by now, and has come about with this.

        Returns:
            Whether all were ready: then a key does nothing else.
        """
        if self.session is None or run_up_end(self.session) is None or self.only_reads is not None:
            return False
        self.act(breaks.stop_run_up)
        return True

    def _ask(self, asking: Asking, *, again: bool = False) -> None:
        self._asking = asking
        self.whisper(say.CHOOSE_A_TIME if again else None)
        self._draw()

    # Words

    @property
    def _here(self) -> str:
        """The IANA name of the zone of the clock that people see."""
        return self.host.clock.zone()

    def _draw(self) -> None:
        session, now = self.session, self.now
        if not self.is_attached or session is None or session.time_out is None or now is None:
            return
        tonight = is_tonight(now.at, self._here)
        topic = is_on_table(session)
        self.bar.keys = self.useful(keys_now(tonight=tonight, from_all=not self.host.private, topic=topic))
        left = time_out_left(session, now.at) or 0.0
        banner = self._show_status()
        self.query_one("#break-whose", Static).update(content(session.title))
        self.set_class(len(session.here) > SIDE_BY_SIDE, "-many")
        self.set_class(run_up_left(session, now.t) is not None, "-going-on")
        self.query_one("#break-in-short", Static).update(say.in_short(left=countdown(left)))
        self.digits.update(countdown(left))
        answers = self.offers("ready")
        back, words = when_back(session, now, left, self._here, answers=answers), self._words(session, now)
        self.query_one("#return", Static).update(back)
        self.query_one("#words", Static).update(words)
        self._show_who_is_ready(session, now, (banner, back), words)

    def tell_reading(self) -> None:
        """The banner tells it."""

    def _show_status(self) -> Content:
        """Say what is not saved, or why nothing can be changed, in short where there is hardly any room."""
        is_short, told, reason = self.size.height < SHORT, "", self.only_reads
        if isinstance(self.status, NotSaved):
            told = not_saved_words(self.status, is_short=is_short)
        elif reason is not None:
            told = header.READ_ONLY if is_short else read_only(reason=reason)
        banner, shown = content(told), self.query_one("#break-banner", Static)
        shown.set_class(not isinstance(self.status, NotSaved), "-reading")
        if shown.display or banner:
            shown.update(banner)
        shown.display = bool(banner)
        return banner

    def _show_who_is_ready(
        self, session: Session, now: Instant, above: tuple[Content, ...], words: Content
    ) -> None:
        """Say who is ready and how to say it; what is above goes before that where there is no room."""
        columns, rows = min(self.size.width, WIDEST), self.size.height
        run_up = run_up_left(session, now.t)
        asked = how_to_say_it(session, run_up, answers=self.offers("ready"))
        people = (who_is_ready(session, columns), without_names(session, columns), by_number(session))
        is_asking = self._asking is not Asking.NOTHING
        fit = fitted(Parts(above, words, people, asked), columns, rows, stays=is_asking or self._helping)
        for look in (*LOOKS, WORDLESS):
            self.set_class(look in fit.looks, look)
        self.query_one("#people", Static).update(fit.people)
        is_answering = rows < SHORT and is_asking
        self.set_class(is_answering, "-asking")
        how = self.query_one("#asked", Static)
        how.update(asked)
        how.display = bool(asked) and (run_up is not None or (fit.says_how and not is_answering))

    def _words(self, session: Session, now: Instant) -> Content:
        if run_up_left(session, now.t) is not None and (self.offers("ready") or not self._helping):
            return Content("")
        if self._asking is not Asking.NOTHING:
            columns, rows = self.size
            room = (max(columns, 1), rows - FOOT) if rows < SHORT else None
            tonight = self._asking is Asking.TONIGHT
            return choices(session, now, self._here, tonight=tonight, room=room)
        if self._helping:
            return content(say.HELPS)
        back = return_words(session.time_out.until, self._here, now.at) if session.time_out else ""
        if (time_out_left(session, now.at) or 0.0) <= 0:
            return content(say.time_was(when=back, lengthens=self.offers("not_yet")))
        aloud = say.i_need_a_break(when=back)
        return content(aloud if had_time_out(session) else f"{aloud}\n{say.FIRST}")
