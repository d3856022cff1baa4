"""Keys that come faster than the screen follows: a letter after `n` belongs to the note, not to the keys."""

from __future__ import annotations

from textual import events
from textual.app import App

from alliance_tui.ui.widgets.word_field import WordField


class TypedAhead(App[None]):
    """An app in which keys that arrive in one go, as over a slow line, mean what they mean one by one.

    Textual hands every key to what has focus when it arrives. Of `n`, `t`, `o` at once all three would be
    keys of the session, for the field opens only when the `n` has been dealt with; and `t` stops the talk.
    """

    async def on_key(self, event: events.Key) -> None:
        """Let a key that no field has seen arrive once more, where a field has opened or is about to."""
        field = self.focused
        again = events.Key(event.key, event.character)
        if isinstance(field, WordField) and not field.has_seen(event):
            event.prevent_default()
            await self.on_event(again)
        elif field is None and not self.screen.is_mounted:
            event.prevent_default()
            self.screen.call_after_refresh(self.on_event, again)
