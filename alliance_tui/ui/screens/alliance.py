"""The page of an alliance: its people, what it is for, what they agreed on, the next review, its sessions."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.days import local_day
from alliance_tui.domain.decisions import people
from alliance_tui.domain.moments import countdown_words
from alliance_tui.domain.review_standing import ReviewState, review_state, seen_here
from alliance_tui.domain.saving import SaveStatus
from alliance_tui.domain.words import SessionId, SessionKind
from alliance_tui.sentences import alliance as say
from alliance_tui.sentences import everywhere
from alliance_tui.sentences.review import USUAL_HOUR_IS_OVER, today_at
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.screens.agreements_page import AgreementsPage
from alliance_tui.ui.widgets.alliance_page import alliance_page
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.sheet import Sheet
from alliance_tui.ui.widgets.top_bar import TopBar
from alliance_tui.ui.widgets.whisper import Whisper


class AllianceScreen(AgreementsPage):
    """Shows the alliance that is open, and begins its next session."""

    CSS_PATH = stylesheet("library")

    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    CHANGES = frozenset({"begin", "day", "forward", "people", "postpone", "review", "short"})

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("n"), "begin", say.BEGIN, "alliance-begin"),
        key(letter("r"), "review", say.REVIEW, "alliance-review"),
        key(letter("d"), "day", say.DAY, "alliance-day"),
        key(letter("f"), "forward", say.TODAY, "alliance-forward"),
        key(letter("p"), "postpone", say.LATER, "alliance-postpone"),
        key(letter("l"), "life", say.LIFE, "alliance-life"),
        key(letter("v"), "read_out", say.READ_OUT, "alliance-read-out"),
        key(letter("s"), "short", say.SHORT, "alliance-short"),
        key(letter("o"), "people", say.PEOPLE, "alliance-people"),
        key("delete", "delete", say.DELETE, "alliance-delete"),
        key("escape", "back", say.BACK, "alliance-back"),
        key(letter("q"), "app.leave", everywhere.QUIT, "alliance-quit"),
    ]

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
        """Tell what has changed, the alliance or the day, where it is seen: a dialog lets it be seen."""
        stack = self.app.screen_stack if self.is_mounted else ()
        if self in stack and all(above.is_modal for above in stack[stack.index(self) + 1 :]):
            self._tell()

    def watch_status(self, status: SaveStatus) -> None:
        """Say at the top what is not saved, for as long as it is so."""
        if self.is_mounted:
            self.top.tell_status(status)
            self.show_keys()

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
        here = self.host.clock.zone()
        countdown = countdown_words(alliance.review, now, here) if alliance.review else ""
        told = (alliance, f"{local_day(now, here)} {countdown}")
        if told[0] is self._told[0] and told[1] == self._told[1]:
            return
        self._told = told
        self.top.left, self.top.beside = alliance.title, alliance.setting.title
        # Lines of life take as long to tell as half of the rest: only what came to its end needs them here.
        live = self.host.live
        lines = live.lives if live is not None and any(one.ended for one in alliance.agreements) else {}
        lost = live.store.lost if live is not None else ()
        is_whole = live is None or not (lost or live.store.problems)
        self.page.tell(alliance_page(alliance, lines, now, here, whole=is_whole, lost=lost))
        self.show_keys()

    @on(Sheet.Highlighted)
    def show_keys(self) -> None:
        """Show the keys that do something now, also with what is highlighted."""
        if self.alliance is not None:
            self.query_one(KeyBar).keys = self.useful(self._keys(self.alliance))

    def _keys(self, alliance: Alliance) -> tuple[Key, ...]:
        back = (
            Key("q", everywhere.QUIT.name, "app.leave")
            if self.host.private
            else Key("esc", say.BACK.name, "back")
        )
        opens = self._opens(alliance)
        enter = (Key("enter", opens, "choose"),) if opens else ()
        keys = [Key("n", say.SESSION, "begin")]
        if alliance.live_agreements:
            keys.append(Key("r", say.REVIEW.name, "review"))
        if self.chosen is not None:
            keys.append(Key("s", say.SHORT.name, "short"))
        keys += [*enter, back, Key("d", say.SHORT_DAY, "day")]
        if alliance.review is not None:
            clock = self.host.clock
            seen = seen_here(alliance.review, clock.zone())
            upcoming = review_state(seen, clock.now()) is ReviewState.UPCOMING
            keys.append(
                Key("f", say.TODAY.name, "forward") if upcoming else Key("p", say.LATER.name, "postpone")
            )
        return (*keys, Key("o", say.PEOPLE.name, "people"))

    def _opens(self, alliance: Alliance) -> str:
        """What the key enter does now; empty for nothing."""
        chosen = self.page.highlighted
        if any(one.id == chosen for one in alliance.sittings):
            return say.OPEN_SESSION
        if any(one.id == chosen for one in alliance.agreements):
            return say.LIFE.name
        if chosen:
            return say.READ_OUT.name
        return say.LAST_SESSION if alliance.sittings else ""

    def action_choose(self) -> None:
        """Open what is highlighted; while nothing is, what people most likely come for: the last session."""
        alliance = self.alliance
        if self.page.highlighted or alliance is None or not alliance.sittings:
            super().action_choose()
        else:
            self.whisper(self.host.open_session(alliance.id, alliance.sittings[-1].id))

    @on(Sheet.Chosen)
    def _open(self, message: Sheet.Chosen) -> None:
        alliance = self.alliance
        if alliance is None:
            return
        if any(sitting.id == message.key for sitting in alliance.sittings):
            self.whisper(self.host.open_session(alliance.id, SessionId(message.key)))
            return
        if any(agreement.id == message.key for agreement in alliance.agreements):
            self.action_life()
        else:
            self.action_read_out()

    def action_read_out(self) -> None:
        """Show what is highlighted alone and centred."""
        from alliance_tui.ui.dialogs.read_out import ReadOutScreen

        chosen, alliance = self.page.highlighted, self.alliance
        note = next((one for one in alliance.purpose if one.id == chosen), None) if alliance else None
        one = next((one for one in alliance.agreements if one.id == chosen), None) if alliance else None
        if alliance is not None and one is not None:
            self.app.push_screen(ReadOutScreen.of_agreement(one, alliance.participants, alliance.zone))
        elif note is not None:
            self.app.push_screen(ReadOutScreen(note.text))
        else:
            self.whisper(everywhere.CHOOSE_WORDS_FIRST, lambda: self.page.highlighted == chosen)

    def action_begin(self) -> None:
        """Sit down to a new session."""
        self.whisper(self.host.begin_session(SessionKind.DESIGN))

    def action_review(self) -> None:
        """Sit down to look at the agreements, where there are any."""
        if self.alliance is None or not self.alliance.live_agreements:
            self.whisper(say.NOT_YET)
        else:
            self.whisper(self.host.begin_session(SessionKind.ASSESS))

    def action_day(self) -> None:
        """Choose the day of the next review."""
        from alliance_tui.ui.dialogs.review import open_review

        open_review(self)

    def action_forward(self) -> None:
        """Bring the review forward to today; where the usual hour is over, ask for one."""
        from alliance_tui.domain.review_dates import hour_to_come

        planned = self.alliance.review if self.alliance else None
        hour = hour_to_come(planned, self.host.clock.now()) if planned else ""
        if hour:
            from alliance_tui.ui.dialogs.review import open_review

            open_review(self, today_at(clock=hour), USUAL_HOUR_IS_OVER)
            return
        refused = self.host.act_on_alliance(people.bring_forward)
        self._tell()
        self.whisper(refused or say.IS_TODAY)

    def action_postpone(self) -> None:
        """Postpone the review by a week, or to another day; a reason may be said."""
        from alliance_tui.ui.dialogs.review import open_review

        alliance = self.alliance
        open_review(self, say.A_WEEK_LATER if alliance and alliance.review else "")

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
        what = (sitting.id, sitting.opened, sitting.zone) if sitting else None
        said = await ask_and_delete(self, alliance, what)
        if sitting is None and isinstance(said, str):
            self.host.leave_deleted(said)
        elif said is not None:
            self.whisper(said)
            self._tell()

    def is_of_use(self, action: str) -> bool:
        """Whoever opened one alliance is led to no other."""
        return super().is_of_use(action) and not (action == "back" and self.host.private)

    def action_back(self) -> None:
        """Go back to all alliances; where no other may be shown, say how to leave."""
        if self.host.private:
            self.whisper(everywhere.NOTHING_BEHIND)
        else:
            self.host.close_alliance()
