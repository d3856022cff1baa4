"""The screens and dialogs that live state is fed to, whether they are covered or not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, Final, Generic, ParamSpec, TypeVar

from textual import events, on
from textual.binding import ActiveBinding, Binding, BindingType
from textual.reactive import reactive
from textual.screen import ModalScreen

from alliance_tui.domain.saving import ReadOnly, Saved, SaveStatus
from alliance_tui.domain.words import MAX_PEOPLE
from alliance_tui.sentences import everywhere as say
from alliance_tui.sentences import not_saved
from alliance_tui.stylesheets import stylesheet
from alliance_tui.ui.keys import letter
from alliance_tui.ui.modifiers import is_bare_modifier
from alliance_tui.ui.text import CLICKED, is_typed
from alliance_tui.ui.whispering import Whispering
from alliance_tui.ui.widgets.key_bar import KeyBar
from alliance_tui.ui.widgets.whisper import Whisper

if TYPE_CHECKING:
    from alliance_tui.domain.events import Instant
    from alliance_tui.domain.refused import Refused
    from alliance_tui.domain.session import Session
    from alliance_tui.live import Live
    from alliance_tui.sentences import KeyWords
    from alliance_tui.ui.host import SessionDecision

P = ParamSpec("P")
T = TypeVar("T")


BREAK: Final = frozenset("tT")
"""The letter that calls a break, whatever else is typed."""

BREAK_KEY: Final = "f9"
"""The key that calls it everywhere, while typing and over any dialog."""

BREAK_ANYWHERE: Final = Binding(
    BREAK_KEY, "app.time_out", say.TIME_OUT.name, show=False, priority=True, id="time-out-anywhere"
)
"""It is bound on every screen and not by the app. At each key pressed Textual looks up which character the
app's keys would type, by the names of all characters there are: that takes in 0.8 MB. Of a screen's own keys
it asks that only while a field has focus; and of keys with `ctrl`, which type none, never.
"""

SAVE_NOW: Final = Binding(
    "f7",
    "save_now",
    not_saved.SAVE_NOW.name,
    show=False,
    priority=True,
    id="save-now",
    tooltip=not_saved.SAVE_NOW.tooltip,
)
"""The key that tries at once to save what is not saved; also in a field, where Textual would select all."""


class LiveScreen(Whispering[T], Generic[T]):
    """A screen that the app feeds with the session, the moment and the store's status."""

    AUTO_FOCUS = ""
    """No field has focus unless someone asked to write."""

    TITLE_OF_KEYS: ClassVar[str] = ""
    """What help calls the keys of this screen; where it is empty, help lists none of them."""

    HAS_PALETTE: ClassVar[bool] = True
    """Whether the command palette may be opened over it."""

    IGNORES_TYPING: ClassVar[bool] = True
    """Whether words typed by mistake do nothing here: a letter may leave, end or let go of something.

    They are told from keys by a letter that is none. Where nearly every letter is a key, only one of those
    that are `for_good` tells, before another letter.
    """

    NUMBERS_CHOOSE: ClassVar[bool] = False
    """Whether a number says what the next key is about: a space after it is a key then, and so is a letter
    that follows. Only another letter right after that tells that words are typed.
    """

    ONCE: ClassVar[frozenset[str]] = frozenset()
    """Keys that type nothing and yet count once here while they are held."""

    BINDINGS: ClassVar[list[BindingType]] = [
        BREAK_ANYWHERE,
        Binding(
            letter("t"),
            "app.time_out",
            say.TIME_OUT.name,
            show=False,
            id="time-out",
            tooltip=say.TIME_OUT.tooltip,
        ),
        Binding(
            "question_mark,f1", "app.help", say.HELP.name, show=False, id="help", tooltip=say.HELP.tooltip
        ),
        Binding(
            "f4",
            "app.cover",
            say.COVER.name,
            show=False,
            id="cover",
            tooltip=say.COVER.tooltip,
        ),
        SAVE_NOW,
    ]

    session: reactive[Session | None] = reactive(None, init=False, repaint=False)
    """The session at the table, as it stands now; None while none is."""

    now: reactive[Instant | None] = reactive(None, init=False, repaint=False)
    """This moment, fed about once a second and on each change."""

    status: reactive[SaveStatus] = reactive[SaveStatus](Saved(), init=False, repaint=False)
    """How safely the newest action is kept."""

    def on_mount(self) -> None:
        """Tell the sign for a break at the foot, wherever there is one."""
        live = self.host.live
        self._tell_sign(_sign(live.session if live else None))

    def _watch_status(self, before: SaveStatus, now: SaveStatus) -> None:
        if self.is_mounted and isinstance(before, ReadOnly) != isinstance(now, ReadOnly):
            self.offer_anew()

    def offer_anew(self) -> None:
        """Draw anew what can be done here, and say why less can: whether anything can be kept has changed."""
        self.whisper(self.only_reads)
        self.mutate_reactive(LiveScreen.session)

    def _watch_session(self, before: Session | None, session: Session | None) -> None:
        sign = _sign(session)
        if sign != _sign(before):
            self._tell_sign(sign)

    def _tell_sign(self, sign: str) -> None:
        for bar in self.query(KeyBar):
            bar.sign = sign

    @property
    def takes_words(self) -> bool:
        """Whether letters are words although no field has focus."""
        return False

    @property
    def for_good(self) -> frozenset[str]:
        """Letters that end, leave or put off something here: one that begins a word does not."""
        return frozenset()

    @property
    def is_sudden(self) -> bool:
        """Whether it has come up by itself only just now: what is typed then is for what it covers."""
        return False

    def take_words_ahead(self, typed: Iterable[events.Event]) -> None:
        """Keep keys and pasted words that a break came after, where letters are words without a field."""

    def notice_typing(self, _: str, /) -> None:
        """Told of each letter of words that were typed where they do nothing; of enter after it as none.

        It is said: they may have been meant as keys, and pressed quickly.
        """
        if self.query_one_optional(Whisper) is not None:
            self.whisper(say.TAKEN_FOR_WORDS)

    @property
    def is_on_top(self) -> bool:
        """Whether nothing covers it, not even a screen that has no styles yet, as `is_current` allows."""
        return self.app.screen is self

    def on_key(self, event: events.Key) -> None:
        """Say that a key is not known here, or why it is withheld, unless something is typed."""
        if (self.focused is not None and is_typed(event.character)) or is_bare_modifier(event.key):
            return
        if self.withholds(event.key):
            self.may_write()
        elif self.focused is not None or self.knows(event.key):
            return
        elif self.query_one_optional(Whisper) is not None:
            self.say_nothing_happens()
            if not self.is_on_top:
                # It ended what this screen is there for, and is no key of the screen beneath.
                event.stop()
                event.prevent_default()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that this screen knows; a number that means nobody is known, and offered by nothing."""
        nobodys = {*map(str, range(1, MAX_PEOPLE + 1))} - {*map(str, self.numbers)}

        def is_offered(key: str, action: str) -> bool:
            return key not in nobodys or not action.endswith(f"({key})")

        return {
            key: one if is_offered(key, one.binding.action) else one._replace(enabled=False)
            for key, one in super().active_bindings.items()
        }

    @property
    def numbers(self) -> Collection[int]:
        """What number keys mean something here and now: those of everyone there is, unless a screen says."""
        live = self.host.live
        table = self.session or (live.alliance if live else None)
        return [one.seat for one in table.people] if table else ()

    @property
    def words_now(self) -> Mapping[str, KeyWords]:
        """What is said of actions that do something else now than their keys say."""
        return {}

    def act(self, decision: SessionDecision[P], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Decide on the session at the table; a refusal is whispered.

        Returns:
            Whether it happened.
        """
        refused = self.host.act(decision, *args, **kwargs)
        self.whisper(refused)
        return refused is None

    def hand_over(self) -> bool:
        """Hand the floor over at once; where the key was only held down, that is taken back.

        Returns:
            Whether it happened.
        """
        from alliance_tui.domain.decisions import floor

        live = self.host.live
        happened = self.act(floor.hand_over)
        if live is not None and happened:
            handed = live.session
            self.host.if_held(lambda: self._take_back(live, handed))
        session = self.session
        is_open = session is not None and session.is_open and not (session.holder or session.phase.back_to)
        if not happened and is_open and self.focused is not None:
            # In a field a number is a digit: it takes no floor.
            self.whisper(say.FLOOR_OPEN_WHILE_TYPING)
        return happened

    def _take_back(self, live: Live, handed: Session | None) -> None:
        """Take back what a held key did, where nothing has followed; a refusal is whispered."""
        refused = live.undo(held=True) if live.session is handed else None
        if refused is not None:
            self.whisper(refused)

    def may_write(self) -> bool:
        """Whether anything can be kept here; where nothing can, it is whispered why.

        Asked before a field is opened: nobody should write what cannot be saved.
        """
        refusal = self.only_reads
        if refusal is not None:
            self.whisper(refusal)
        return refusal is None

    def action_undo(self) -> None:
        """Take back what was done last, and say what it was, or why nothing is taken back."""
        from alliance_tui.ui.telling import undone

        if self.host.live is not None:
            self.whisper(undone(self.host.live))

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        from alliance_tui.ui.telling import redone

        if self.host.live is not None:
            self.whisper(redone(self.host.live))

    def action_save_now(self) -> None:
        """Try at once to save what is not saved, and say what came of it."""
        self.host.save_now()

    @on(events.Click)
    async def _run_clicked(self, event: events.Click) -> None:
        """Run what the words that were clicked are there for."""
        action = event.style.meta.get(CLICKED)
        if action and (self.offers(action) or self.may_write()):
            await self.run_action(action)

    @on(KeyBar.Pressed)
    async def _run_pressed(self, message: KeyBar.Pressed) -> None:
        """Run what the key that was clicked at the foot is there for."""
        await self.run_action(message.action)


class LiveDialog(LiveScreen[T], ModalScreen[T]):
    """A dialog over a screen. Escape goes back without a word being lost."""

    CSS_PATH = stylesheet("dialogs")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", say.BACK.name, show=False, id="back", tooltip=say.BACK.tooltip),
    ]

    _answered = False

    def action_back(self) -> None:
        """Go back with nothing chosen."""
        self.answer(None)

    def whisper_beneath(self, said: Refused | str | None, holds: Callable[[], bool] | None = None) -> None:
        """Say a quiet sentence on the screen that this dialog leaves behind, for as long as it holds."""
        stack = self.app.screen_stack
        beneath = stack[stack.index(self) - 1] if self in stack[1:] else None
        if isinstance(beneath, LiveScreen):
            beneath.whisper(said, holds)

    def answer(self, value: T | None) -> None:
        """Dismiss with a value, once, unless something covers the dialog: it waits under a time-out."""
        if self.is_on_top and not self._answered:
            self._answered = True
            self.dismiss(value)


def _sign(session: Session | None) -> str:
    """The sign for a break; empty where none was agreed."""
    return session.opening.sign if session is not None else ""
