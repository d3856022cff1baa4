"""Words typed into the air: where no field takes them, no letter of theirs should do anything."""

from __future__ import annotations

from typing import Any, cast

from textual import events
from textual.screen import Screen

from alliance_tui.ui.live_screen import BREAK, LiveScreen
from alliance_tui.ui.stray_letters import IN_A_WORD, TOGETHER, Typing
from alliance_tui.ui.text import is_typed


def has_field(screen: Screen[Any]) -> bool:
    """Whether a letter would be typed into a field. It is asked: to know the fields loads them all."""
    focused = screen.focused
    return focused is not None and focused.check_consume_key("a", "a")


def takes_words(screen: Screen[Any]) -> bool:
    """Whether letters are words on a screen, in a field or without one."""
    return has_field(screen) or (isinstance(screen, LiveScreen) and screen.takes_words)


class IntoTheAir:
    """Tells which keys are of words that are typed where nothing takes them."""

    def __init__(self) -> None:
        self._typing = Typing()
        self._waited: events.Event | None = None
        """The key that waited last for what comes next: that tells whether it is of words."""

    def stop(self) -> None:
        """Note that words have ended: what comes now is pressed."""
        self._typing.stop()

    def wait_for(self, event: events.Event, screen: Screen[Any]) -> float:
        """Seconds that a key waits on a screen for what comes next, which is once; 0.0 for not at all."""
        if event is self._waited or not self._may_be_of_words(event, _guarded(screen)):
            return 0.0
        self._waited = event
        is_letter = isinstance(event, events.Key) and event.key != "space"
        return IN_A_WORD if is_letter else TOGETHER

    def takes(self, event: events.Event, screen: Screen[Any], after: events.Event | None) -> bool:
        """Whether a key is of words that are typed where no letter should do anything.

        Args:
            event: The key.
            screen: The screen in front.
            after: What has come after the key; None for nothing yet.
        """
        guarded = _guarded(screen)
        if not isinstance(event, events.Key) or not is_typed(event.character):
            is_enter = isinstance(event, events.Key) and event.key == "enter"
            if is_enter and guarded is not None and self._typing.goes_on(event.time):
                guarded.notice_typing("")
                return True
            self._typing.stop()
            return False
        letter, is_number = event.character or "", event.key.isdigit()
        if guarded is None:
            self._typing.come(event.time, letter, is_key=is_number or not takes_words(screen))
            return False
        is_told = guarded.is_sudden or (
            self._may_be_of_words(event, guarded) and _is_before_letter(event, after)
        )
        is_key = not guarded.IGNORES_TYPING or is_number or guarded.knows(event.key)
        types = self._typing.come(event.time, letter, is_key=is_key and not is_told) or is_told
        if not types or is_number or (event.key in BREAK and self._calls(guarded)):
            return False
        guarded.notice_typing(letter)
        return True

    def _calls(self, guarded: LiveScreen[object]) -> bool:
        """Whether the letter for a break calls it amid words: over what came by itself only twice, alone."""
        return not guarded.COMES_BY_ITSELF or self._typing.repeats

    def _may_be_of_words(self, event: events.Event, guarded: LiveScreen[object] | None) -> bool:
        """Whether what comes next tells if a key is of words: a space between them, or a letter for good."""
        if not isinstance(event, events.Key) or guarded is None:
            return False
        if event.key == "space":
            return guarded.IGNORES_TYPING and self._typing.may_divide(event.time)
        return (event.character or "").lower() in guarded.for_good


def _guarded(screen: Screen[Any]) -> LiveScreen[object] | None:
    """The screen, where words that are typed are no words of a field; else None."""
    is_guarded = isinstance(screen, LiveScreen) and not takes_words(screen)
    return cast("LiveScreen[object]", screen) if is_guarded else None


def _is_before_letter(event: events.Key, after: events.Event | None) -> bool:
    """Whether a letter came right after a key; the same one again is a key that is held down."""
    if not isinstance(after, events.Key) or not (after.character or "").isalpha():
        return False
    return after.key != event.key and after.time - event.time <= TOGETHER
