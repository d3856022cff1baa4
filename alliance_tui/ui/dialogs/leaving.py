"""Leaving while something is not saved: stay, save it in another place, or leave without it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from alliance_tui.domain.saving import NotSaved, SaveStatus
from alliance_tui.errors import words_of
from alliance_tui.paths import folder_beside, named
from alliance_tui.sentences import foot
from alliance_tui.sentences import leaving as say
from alliance_tui.sentences.not_saved import SAVE_NOW
from alliance_tui.ui.dialogs.dialog import Dialog
from alliance_tui.ui.keys import key, letter
from alliance_tui.ui.live_screen import LiveScreen
from alliance_tui.ui.text import content
from alliance_tui.ui.widgets.key_bar import Key
from alliance_tui.ui.widgets.word_field import WordField

LONGEST: Final = 1_000
"""The longest name of a folder that is taken, in characters."""

ASKING: Final = (
    Key("s", say.SAVE_ELSEWHERE.name, "elsewhere"),
    Key("F7", SAVE_NOW.name, "save_now"),
    Key("y", say.LEAVE, "leave"),
    Key("esc n", say.STAY.name, "back"),
)
"""The keys while it is asked what to do."""

NAMING: Final = (Key("enter", say.SAVE_AND_LEAVE, "keep"), Key("esc", foot.BACK, "back"))
"""The keys while a folder is named."""

SAFE: Final = (Key("y", say.LEAVE, "leave"), Key("esc n", say.STAY.name, "back"))
"""The keys once everything is saved after all."""


class LeaveDialog(Dialog[bool]):
    """Asks before words would be lost. It answers whether to leave."""

    TITLE_OF_KEYS = say.TITLE_OF_KEYS
    ASKS = True

    BINDINGS: ClassVar[list[BindingType]] = [
        key(letter("s"), "elsewhere", say.SAVE_ELSEWHERE, "leave-save"),
        key(letter("y"), "leave", say.LEAVE_WITHOUT_IT, "leave-lose"),
        key(letter("n"), "back", say.STAY, "leave-stay"),
    ]

    def __init__(self, now: datetime) -> None:
        """The question.

        Args:
            now: This moment, local: the folder that is suggested is named after it.
        """
        super().__init__()
        self._folder = folder_beside(now)
        self._is_saving = False

    @property
    def heading(self) -> str:
        """Whether anything would be lost."""
        return say.NOT_SAVED if isinstance(self._newest, NotSaved) else say.ALL_IS_SAVED

    @property
    def question(self) -> str:
        """The same, and why, in the fewest words."""
        status = self._newest
        return say.not_saved(reason=status.reason) if isinstance(status, NotSaved) else self.heading

    def answer_words(self, keys: Sequence[Key]) -> str:
        """The keys in the fewest words while all four of them are offered."""
        return say.IN_SHORT if tuple(keys) == ASKING else super().answer_words(keys)

    @property
    def _newest(self) -> SaveStatus:
        return self.host.live.store.status if self.host.live else self.status

    def compose_body(self) -> ComposeResult:
        """What would be lost, and where it could go."""
        yield Static(id="leave-what", markup=False)
        yield Static(id="leave-where", markup=False)
        field = WordField(str(self._folder), id="leave-folder", single=True, limit=LONGEST)
        field.display = False
        yield field

    def on_mount(self) -> None:
        """Begin with what is known, so that a change of it is noticed."""
        self.set_reactive(LiveScreen.status, self._newest)
        super().on_mount()

    @property
    def field(self) -> WordField:
        """Where the folder is named."""
        return self.query_one("#leave-folder", WordField)

    def watch_status(self, _: SaveStatus) -> None:
        """Say what has changed: what waits is tried again all the time."""
        if self.is_mounted:
            self.show_state()

    def show_state(self) -> None:
        """Say what would be lost, or that nothing would be any more."""
        status = self._newest
        waiting = isinstance(status, NotSaved)
        said = say.SAVED_AFTER_ALL
        if isinstance(status, NotSaved):
            said = say.would_be_lost(
                reason=status.reason,
                waiting=status.waiting,
                is_all=status.is_all,
                has_news=self.host.live is None or self.host.live.store.has_unsaved,
            )
        where = say.WHICH_FOLDER if self.field.display else ""
        self.show_heading()
        self.query_one("#leave-what", Static).update(content(said))
        self.query_one("#leave-where", Static).update(content(where))
        self.show_keys(*(NAMING if self.field.display else ASKING if waiting else SAFE))

    def action_elsewhere(self) -> None:
        """Ask for a folder."""
        self.field.display = True
        self.field.focus()
        self.show_state()
        self._show_field()

    @on(WordField.Changed)
    def _show_field(self) -> None:
        """Bring the field into view, also where the arrows scrolled past it."""
        if self.field.display:
            self.call_after_refresh(self.field.scroll_visible, animate=False, immediate=True)

    def action_back(self) -> None:
        """Stop naming a folder; or stay."""
        if self.field.display:
            self.field.display = False
            self.set_focus(None)
            self.whisper(None)
            self.show_state()
        else:
            self.answer(False)

    def action_leave(self) -> None:
        """Leave without what is not saved."""
        self.answer(True)

    @on(WordField.Submitted)
    def action_keep(self) -> None:
        """Write everything into the folder that is named."""
        typed = self.field.text.strip()
        if not typed:
            self.whisper(say.NAME_A_FOLDER, lambda: not self.field.text.strip())
        elif not self._is_saving:
            self._is_saving = True
            self.whisper(say.SAVING)
            self._save(named(typed).absolute())

    @work
    async def _save(self, folder: Path) -> None:
        try:
            kept = await self.host.save_elsewhere(folder)
        except OSError as error:
            self.whisper(say.name_another(error=words_of(error)))
            return
        finally:
            self._is_saving = False
        self.whisper(say.saved_in(folder=str(kept)))
        self.answer(True)
