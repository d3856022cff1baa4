"""The frame that dialogs share: a title, what is asked, a whisper and the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, ParamSpec, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.events import Instant
from alliance_tui.domain.refused import Refused
from alliance_tui.domain.session import Session
from alliance_tui.sentences import everywhere, foot
from alliance_tui.ui.dialogs.labelled_fields import LabelledFields
from alliance_tui.ui.host import AllianceDecision
from alliance_tui.ui.keys import key
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.brief import Brief
from alliance_tui.ui.widgets.key_bar import Key, KeyBar
from alliance_tui.ui.widgets.page import MARGIN
from alliance_tui.ui.widgets.scroller import Scroller
from alliance_tui.ui.widgets.whisper import Whisper
from alliance_tui.ui.widgets.word_field import WordField

P = ParamSpec("P")
T = TypeVar("T")

LOW: Final = 16
"""Rows of the terminal below which a dialog has neither frame nor margins."""

TINY: Final = 8
"""Rows of the terminal below which it has no title either."""


NARROW: Final = 60
"""Columns of the terminal below which the keys are told in the body too: at the foot is no room for all."""


BROAD: Final = 140
"""Columns of the terminal from which a list of long sentences is wider."""

NARROWEST: Final = 12
"""Columns of the shortest line that words are set in side by side."""


class Dialog(LabelledFields[T]):
    """A box in the middle. A dialog fills `compose_body` and `show_state`, and names `KEYS` and `HEADING`."""

    HEADING: ClassVar[str] = ""
    """What the dialog is about, in a few words."""

    KEYS: ClassVar[tuple[Key, ...]] = (Key("esc", foot.BACK, "back"),)
    """The keys at the foot."""

    HAS_HELP: ClassVar[bool] = True
    """Whether help with the keys can be asked for."""

    ASKS: ClassVar[bool] = False
    """Whether a key answers it for good: what is asked is then read first, however few rows there are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "scroll(1)", foot.LINE_DOWN, "dialog-down"),
        key("up", "scroll(-1)", foot.LINE_UP, "dialog-up"),
    ]

    _keys: tuple[Key, ...] | None = None
    """The keys at the foot, also those that would only be refused; None for `KEYS`."""

    def compose(self) -> ComposeResult:
        """The title, the body, the whisper, the keys."""
        self._take_state()
        with Vertical(classes="dialog-box"):
            yield Brief(content(self.heading), classes="dialog-heading", markup=False)
            with Vertical(classes="dialog-foot"):
                yield from self.compose_foot()
                yield Whisper()
                yield KeyBar(self.useful(self.KEYS), helps=self.HAS_HELP)
            with Scroller(classes="dialog-body -asking" if self.ASKS else "dialog-body"):
                keys = content(_in_words(self.useful(self.KEYS)))
                if self.ASKS:
                    with Vertical(classes="dialog-asked"):
                        yield Brief(content(self.question), classes="dialog-question", markup=False)
                        answers = content(self.answer_words(self.useful(self.KEYS)))
                        yield Static(answers, classes="dialog-answers", markup=False)
                yield from self.compose_body()
                yield Static(keys, classes="dialog-keys", markup=False)

    @property
    def heading(self) -> str:
        """The words of the title; may hold typed words."""
        return self.HEADING

    @property
    def question(self) -> str:
        """What is asked, in the words that stand first where rows are dear; may hold typed words."""
        return self.heading

    def answer_words(self, keys: Sequence[Key]) -> str:
        """The keys that answer it, as they stand beneath that."""
        return _in_words(keys)

    @property
    def columns(self) -> int:
        """How many columns a line of words on a page in the body has."""
        return max(self.body.scrollable_content_region.width - 2 * MARGIN, NARROWEST)

    @property
    def alliance(self) -> Session | Alliance | None:
        """What decisions about the alliance change: the open session at the table, or else the alliance."""
        if self.session is not None and self.session.is_open:
            return self.session
        live = self.host.live
        return live.alliance if live else None

    def compose_body(self) -> ComposeResult:
        """What is asked."""
        yield from ()

    def compose_foot(self) -> ComposeResult:
        """What stays in view above the whisper, however long the body is."""
        yield from ()

    def show_state(self) -> None:
        """Draw what the state says now; called at the beginning and after each change."""

    def show_heading(self) -> None:
        """Draw the title anew."""
        for one in self.query(".dialog-heading").results(Static):
            one.update(content(self.heading))
        for one in self.query(".dialog-question").results(Static):
            one.update(content(self.question))

    def show_keys(self, *keys: Key) -> None:
        """Show other keys at the foot, but those that would only be refused."""
        self._keys = keys
        keys = self.useful(keys)
        self.query_one(KeyBar).keys = keys
        for told in self.query(".dialog-keys").results(Static):
            told.update(content(_in_words(keys)))
        for told in self.query(".dialog-answers").results(Static):
            told.update(content(self.answer_words(keys)))

    def offer_anew(self) -> None:
        """Show which of the same keys do something now."""
        super().offer_anew()
        self.show_keys(*(self.KEYS if self._keys is None else self._keys))

    def whisper(self, said: Refused | str | None, holds: Callable[[], bool] | None = None) -> None:
        """Say a quiet sentence; why typed words were refused is said no longer than they stand there."""
        if isinstance(said, Refused) and holds is None and isinstance(self.focused, WordField):
            refused = self._in_fields
            super().whisper(said, lambda: self._in_fields == refused)
        else:
            super().whisper(said, holds)

    @property
    def _in_fields(self) -> tuple[str, ...]:
        """The words in all fields."""
        return tuple(field.text for field in self.query(WordField))

    def action_scroll(self, by: int) -> None:
        """Scroll a line."""
        self.body.scroll_relative(y=by, animate=False)

    def act_on_alliance(self, decision: AllianceDecision[P], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Decide on the alliance; a refusal is whispered.

        Returns:
            Whether it happened.
        """
        refused = self.host.act_on_alliance(decision, *args, **kwargs)
        self.whisper(refused)
        self.show_state()
        return refused is None

    def on_mount(self) -> None:
        """Draw the state that the dialog begins with."""
        self._fit()
        self._offer_time_out()
        self.show_state()

    def on_resize(self) -> None:
        """Give up frame, margins and title where rows are dear."""
        self._fit()
        self.call_after_refresh(self._show_at_new_size)

    def on_screen_resume(self) -> None:
        """The terminal may have another size than when something covered the dialog."""
        self._fit()

    def watch_session(self, _: Session | None) -> None:
        """Draw the new state."""
        if self.is_mounted:
            self._offer_time_out()
            self.show_state()

    def watch_now(self, _: Instant | None) -> None:
        """Without a session at the table the alliance may be another one now."""
        if self.is_mounted and self.session is None:
            self.show_state()

    def _offer_time_out(self) -> None:
        """Show TIME-OUT at the foot but while one runs already, over which this was asked."""
        runs = self.session is not None and self.session.time_out is not None and self.only_reads is None
        for bar in self.query(KeyBar):
            bar.time_out = not runs

    def _take_state(self) -> None:
        """Begin with the newest state: a dialog is fed only from the next change on."""
        live = self.host.live
        if live is not None:
            self.set_reactive(LiveScreen.session, live.session)
            self.set_reactive(LiveScreen.now, live.now())

    def _show_at_new_size(self) -> None:
        if self.is_mounted:
            self.show_state()

    def _fit(self) -> None:
        columns, rows = self.app.size
        self.set_class(columns < NARROW, "-narrow")
        self.set_class(columns >= BROAD, "-broad")
        self.set_class(rows < LOW, "-low")
        self.set_class(rows < TINY, "-tiny")

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _tell_typing(self) -> None:
        for bar in self.query(KeyBar):
            bar.typing = isinstance(self.focused, WordField)

    @on(WordField.Refused)
    def _say_refused(self, message: WordField.Refused) -> None:
        self.whisper(message.sentence, message.holds)


class ListDialog(Dialog[T]):
    """A dialog around one long sheet: arrows move on it, or scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "step(1)", everywhere.DOWN, "list-down"),
        key("up", "step(-1)", everywhere.UP, "list-up"),
        key("pagedown", "page(1)", everywhere.PAGE_DOWN, "list-page-down"),
        key("pageup", "page(-1)", everywhere.PAGE_UP, "list-page-up"),
        key("home", "first", everywhere.FIRST, "list-first"),
        key("end", "last", everywhere.LAST, "list-last"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._gone: list[tuple[str, str]] = []
        """What was highlighted and went, and what was highlighted in its place."""

    def highlight_one_of(self, there: Sequence[str], place: int) -> None:
        """Highlight what follows where the highlighted one has gone, and that one again where it comes back.

        Args:
            there: The keys of all there is.
            place: Which one was highlighted, from 0.
        """
        sheet = self.body.sheet
        if sheet is None or not there:
            return
        gone, instead = self._gone[-1] if self._gone else ("", "")
        if sheet.highlighted not in there:
            self._gone.append((sheet.highlighted, there[min(place, len(there) - 1)]))
            sheet.highlighted = self._gone[-1][1]
        elif gone in there and sheet.highlighted == instead:
            self._gone.pop()
            sheet.highlighted = gone
            self.call_after_refresh(self.body.show_highlighted)

    def action_step(self, by: int) -> None:
        """Move to the next or the previous thing, or scroll a line."""
        self.body.step(by)

    def action_page(self, by: int) -> None:
        """Scroll a page."""
        self.body.turn_page(by)

    def action_first(self) -> None:
        """Go to the top."""
        self.body.go_first()

    def action_last(self) -> None:
        """Go to the end."""
        self.body.go_last()
        self.body.show_highlighted()


def _in_words(keys: Sequence[Key]) -> str:
    return "\n".join(f"{one.name}: {one.words}" for one in keys)
