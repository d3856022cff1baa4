"""Words that somebody types or pastes before it is known whose they are, or into the air."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textual import events
from textual.getters import query_one

from alliance_tui.domain.words import MAX_TEXT
from alliance_tui.sentences import notes_dock
from alliance_tui.sentences import session as say
from alliance_tui.ui.modifiers import is_bare_modifier
from alliance_tui.ui.screens.parts.part import SessionPart
from alliance_tui.ui.stray_letters import StrayLetters
from alliance_tui.ui.text import clip, is_typed, shown
from alliance_tui.ui.widgets.note_dock import NoteDock, Purpose
from alliance_tui.ui.widgets.whisper import Whisper

WHILE_ASKING: Final = frozenset({"press", "back", "explain_whose", "save_now"})
"""What keys do while it is asked whose words follow; what the app does itself stays, too."""

ROOM: Final = 2 * MAX_TEXT
"""Characters that are kept until then, as many as the field holds while they are being shortened."""

BEGUN: Final = 24
"""Columns of what was typed by then that are shown."""


class WordsBegun(SessionPart):
    """Keeps them until it is said whose they are; none of them does what its letter stands for."""

    CHANGES = frozenset({"explain_whose"})

    dock = query_one(NoteDock)

    def __init__(self) -> None:
        super().__init__()
        self._stray = StrayLetters()
        self._types_ahead = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is asked whose words follow, letters are words that somebody types ahead, and no keys."""
        if action not in WHILE_ASKING and self._asks_whose:
            return False
        return super().check_action(action, parameters)

    def action_explain_whose(self) -> None:
        """Say that a number comes before the words, and what of them is typed already, until it has come."""
        begun = clip(self.host.drafts.begun[-BEGUN:], BEGUN)
        self.whisper(say.number_first(begun=begun), lambda: self._asks_whose)
        self.query_one(Whisper).stay()

    def on_key(self, event: events.Key) -> None:
        """Keep letters that mean nothing here and come fast: someone is typing into the air."""
        letter = event.character or ""
        if self.focused is not None or not (letter.isalpha() or self._asks_whose):
            return
        if letter == "t" and self._types_ahead and self._asks_whose:
            # In the middle of a word it is a letter, as in a field; T and F9 stop the talk even here.
            event.stop()
        elif self.knows(event.key):
            return
        event.prevent_default()
        if self._asks_whose:
            self._begin(event)
        else:
            self.notice_typing(letter)

    def notice_typing(self, letter: str, /) -> None:
        """Keep letters that do nothing where they are enough to be somebody writing, and ask about them."""
        letters, drafts = self._stray.add(letter, self.host.clock.steady()), self.host.drafts
        if letters and len(drafts.begun) < ROOM and self.may_write():
            drafts.begun += letters
            self.whisper(say.WRITE_AS_NOTE, lambda: bool(drafts.begun))

    def on_paste(self, event: events.Paste) -> None:
        """Keep pasted words until it is known whose they are; say where they could go if nobody writes."""
        if self.focused is not None or not self.may_write():
            return
        if not self._asks_whose:
            self.whisper(say.PASTE_INTO_NOTE, self._nothing_is_open)
        elif len(self.host.drafts.begun) + len(event.text) > ROOM:
            self.whisper(notes_dock.not_taken(characters=len(event.text), limit=MAX_TEXT))
        else:
            self.host.drafts.begun += shown(event.text)
            self.action_explain_whose()

    @property
    def takes_words(self) -> bool:
        """Whether letters are words although no field has focus: it is asked whose they are."""
        return self._asks_whose

    def take_words_ahead(self, typed: Iterable[events.Event]) -> None:
        """Keep what came before a break while it was asked whose words follow; a number still answers."""
        for event in typed:
            match event:
                case events.Paste() if self._asks_whose:
                    self.on_paste(event)
                case events.Paste():
                    self.dock.field.take(event.text)
                case events.Key() if self._asks_whose and event.key.isdigit():
                    self.action_press(int(event.key))
                case events.Key() if self._asks_whose:
                    self._begin(event)
                case events.Key(character=str(letter)) if is_typed(letter):
                    self.dock.field.take(letter)
                case _:
                    pass

    @property
    def has_begun(self) -> bool:
        """Whether words stand in sight only beside the question whose they are."""
        return self._asks_whose and bool(self.host.drafts.begun)

    @property
    def _asks_whose(self) -> bool:
        return self.is_mounted and self.dock.purpose is Purpose.WHOSE

    def _nothing_is_open(self) -> bool:
        return self.is_on_top and self.dock.purpose is Purpose.CLOSED

    def _begin(self, event: events.Key) -> None:
        """Keep what is typed before it is known whose words these are."""
        drafts, letter = self.host.drafts, event.character
        if is_bare_modifier(event.key):
            return
        if event.key == "backspace":
            drafts.begun = drafts.begun[:-1]
        elif letter and is_typed(letter) and not letter.isdigit() and len(drafts.begun) < ROOM:
            drafts.begun += letter
            self._types_ahead = True
        self.action_explain_whose()
