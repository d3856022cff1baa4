"""Words typed into the air: where no field takes them, no letter of theirs should do anything."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._waited: tuple[events.Event | None, int] = (None, 0)
        """The key that waited last for what tells if it is of words, and how much had come after it then."""

    def stop(self) -> None:
        """Note that words have ended: what comes now is pressed."""
        self._typing.stop()

    def wait_for(self, event: events.Event, screen: Screen[Any], after: Sequence[events.Event]) -> float:
        """Seconds that a key waits on a screen for what comes next; 0.0 for no more, or not at all.

        Args:
            event: The key.
            screen: The screen in front.
            after: What has come after the key.
        """
        guarded = _guarded(screen)
        if self._waited == (event, len(after)) or not self._may_be_of_words(event, guarded):
            return 0.0
        is_second = len(after) == 1 and self._may_be_keys(event, guarded, after)
        if after and not is_second:
            return 0.0
        self._waited = (event, len(after))
        is_letter = isinstance(event, events.Key) and event.key != "space"
        return IN_A_WORD if is_letter or is_second else TOGETHER

    def takes(self, event: events.Event, screen: Screen[Any], after: Sequence[events.Event]) -> bool:
        """Whether a key is of words that are typed where no letter should do anything.

        Args:
            event: The key.
            screen: The screen in front.
            after: What has come after the key.
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
            self._may_be_of_words(event, guarded)
            and _is_before_letter(event, after)
            and (not self._may_be_keys(event, guarded, after) or _is_before_letter(after[0], after[1:]))
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

    def _may_be_keys(
        self, event: events.Event, guarded: LiveScreen[object] | None, after: Sequence[events.Event]
    ) -> bool:
        """Whether a space after a number that chooses, and the letter after it, may both be pressed."""
        if guarded is None or not guarded.NUMBERS_CHOOSE or not self._typing.ends_with_number:
            return False
        letter = after[0] if _is_before_letter(event, after) else None
        return isinstance(letter, events.Key) and guarded.knows(letter.key)


def _guarded(screen: Screen[Any]) -> LiveScreen[object] | None:
    """The screen, where words that are typed are no words of a field; else None."""
    is_guarded = isinstance(screen, LiveScreen) and not takes_words(screen)
    return cast("LiveScreen[object]", screen) if is_guarded else None


def _is_before_letter(event: events.Event, after: Sequence[events.Event]) -> bool:
    """Whether a letter came right after a key; the same one again is a key that is held down."""
    following = after[0] if after else None
    if not isinstance(event, events.Key) or not isinstance(following, events.Key):
        return False
    is_letter = (following.character or "").isalpha() and following.key != event.key
    return is_letter and following.time - event.time <= TOGETHER
