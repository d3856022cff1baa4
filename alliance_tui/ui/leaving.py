"""Leaving an alliance, or the program: people are asked before anything is lost, whichever way they take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from textual.screen import Screen

from alliance_tui.domain.saving import NotKept, NotSaved, ReadOnly, Saved, SaveStatus, Saving
from alliance_tui.sentences import not_saved
from alliance_tui.ui.feeding import FeedingApp
from alliance_tui.ui.into_the_air import takes_words
from alliance_tui.ui.to_say import ToSay

if TYPE_CHECKING:
    from alliance_tui.live import Live
    from alliance_tui.ports import Clock, Library
    from alliance_tui.ui.drafts import Drafts


ROUNDS: Final = 5
"""So often the disk is waited for, where something else is on its way each time it has answered."""


class _Sight(NamedTuple):
    """What there is to see and to lose, as somebody wishes to leave."""

    screen: Screen[Any]
    """The screen on top."""

    is_written_to: bool
    """Whether letters are words there."""

    revision: int
    """The number of the newest record."""

    typed: tuple[object, ...]
    """All that is typed and not saved."""


class LeavingApp(FeedingApp):
    """An app that puts away what is open once nothing is lost with it, or people chose that."""

    def __init__(self, library: Library, clock: Clock) -> None:
        super().__init__(library, clock)
        self.saved_in: tuple[Path, ...] = ()
        """The folders into which everything was written that could not be saved where it should be."""
        self._to_say = ToSay()
        self._is_trying = False
        # How to leave, and what there was to see as somebody wished it; None while nobody waits for that.
        self._wish: tuple[Callable[[], object], _Sight] | None = None

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and is neither saved nor thrown away."""
        # Here, because a first picture needs none of it.
        from alliance_tui.ui.drafts import Drafts

        return Drafts()

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What is wrong with files and could not be said yet, a sentence each."""
        return self._to_say.waiting

    def say_problems(self) -> None:
        """Say what is wrong with files, as soon as no break and no question is in front, and nobody types."""
        if not self._to_say.waiting or self.is_written_to:
            return
        from alliance_tui.ui.screens.page_screen import PageScreen
        from alliance_tui.ui.screens.session import SessionScreen

        if isinstance(self.screen, PageScreen | SessionScreen):
            from alliance_tui.ui.dialogs.notice import NoticeDialog

            self.push_screen(NoticeDialog("\n\n".join(self._to_say.take())))

    def close_live(self, *, unasked: bool = False) -> SaveStatus:
        """Leave the alliance that is open; called when the screen is gone.

        Args:
            unasked: Whether the program did not end as people end it: they could not be asked what becomes
                of words that are not saved, which then go into a folder in somebody's home.

        Returns:
            How safely everything is kept now.
        """
        desk = self._opened_desk
        if desk is None:
            return Saved()
        status = desk.put_away(unasked=unasked)
        if desk.rescued_in is not None:
            self.saved_in = tuple(dict.fromkeys((*self.saved_in, desk.rescued_in)))
        return status

    def close_alliance(self) -> None:
        """Leave the alliance that is open and go back to the library, where there is one behind."""
        self.ask_before(self._go_to_library)

    def ask_before(self, leave: Callable[[], object]) -> None:
        """Leave; where something is typed, or not on the disk, and would be lost, people are asked first."""
        if self.live is not None:
            # What was over by now is no more what is left.
            self._desk.go_on()
        unsaved = self.drafts.unsaved
        if not unsaved:
            self._ask_while_unsaved(leave)
            return
        from alliance_tui.sentences import unsaved as say
        from alliance_tui.ui.dialogs.confirm import ConfirmDialog

        if not self._is_asked_about_leaving:
            sentence = say.leave_all_the_same(unsaved=unsaved)
            question = ConfirmDialog(say.LEAVE, sentence, yes=say.LEAVE_YES, no=say.LEAVE_NO)
            self.push_screen(question, lambda yes: self._ask_while_unsaved(leave) if yes else None)

    def _ask_while_unsaved(self, leave: Callable[[], object]) -> None:
        """Leave, or say first what the disk does not take; once it has answered, where it has not yet."""
        live = self.live
        if live is None or not live.store.is_on_its_way:
            self._ask_if_unsaved(leave)
            return
        from alliance_tui.sentences.leaving import SAVING

        # Where somebody waits already: the newest wish counts, and all that was done before it.
        is_first, self._wish = self._wish is None, (leave, self._sight(live))
        self.whisper_on_top(SAVING, lambda: self._wish is not None)
        if is_first:
            self.run_worker(self._ask_once_answered(live))

    async def _ask_once_answered(self, live: Live) -> None:
        """Leave once the disk has answered, unless somebody goes on meanwhile: keys work as ever."""
        try:
            for _ in range(ROUNDS):
                if live is not self.live or not live.store.is_on_its_way or self._went_on(live):
                    break
                # Beside the loop that draws: a sick disk may take its time.
                await asyncio.to_thread(live.store.settle)
            went_on = self._went_on(live)
        finally:
            wish, self._wish = self._wish, None
        if live is not self.live or wish is None:
            return
        if not went_on:
            self._ask_if_unsaved(wish[0])
        elif not self._is_asked_about_leaving:
            from alliance_tui.sentences.leaving import WENT_ON

            self.whisper_on_top(WENT_ON)

    def _sight(self, live: Live) -> _Sight:
        return _Sight(self.screen, takes_words(self.screen), live.revision, self.drafts.as_typed())

    def _went_on(self, live: Live) -> bool:
        """Whether something was done, typed or shown since somebody wished to leave, or is to be typed."""
        if self._wish is None:
            return True
        before = self._wish[1]
        return self._sight(live) != before or (self.is_written_to and not before.is_written_to)

    @property
    def _is_asked_about_leaving(self) -> bool:
        from alliance_tui.ui.dialogs.confirm import ConfirmDialog
        from alliance_tui.ui.dialogs.leaving import LeaveDialog

        return isinstance(self.screen, ConfirmDialog | LeaveDialog)

    def _ask_if_unsaved(self, leave: Callable[[], object]) -> None:
        if self._opened_desk is None or self._opened_desk.not_saved() is None:
            leave()
            return
        from alliance_tui.ui.dialogs.leaving import LeaveDialog

        if not isinstance(self.screen, LeaveDialog):
            now = self.clock.now().astimezone()
            question = LeaveDialog(now)
            self.push_screen(question, lambda yes: self._leave_unsaved(leave) if yes else None)

    def _leave_unsaved(self, leave: Callable[[], object]) -> None:
        """Leave without what is not saved, or once all of it is in another folder.

        Of an alliance whose folder is gone nothing is then to come back there.
        """
        self._desk.anew = False
        leave()

    def save_now(self) -> None:
        """Try at once to save what is not saved, and say on the screen on top what came of it."""
        live = self.live
        status = live.store.status if live else Saved()
        if live is None or not isinstance(status, NotSaved | Saving):
            self._say_how_safe(status, not_saved.NOTHING_WAITS)
        elif not self._is_trying:
            self._is_trying = True
            self.whisper_on_top(not_saved.TRYING)
            self.run_worker(self._save_now(live))

    async def _save_now(self, live: Live) -> None:
        try:
            live.store.retry(anew=True)
            # Beside the loop that draws: a sick disk may take its time.
            await asyncio.to_thread(live.store.settle)
        finally:
            self._is_trying = False
        if live is self.live:
            self._say_how_safe(live.store.status, not_saved.SAVED)

    def _say_how_safe(self, status: SaveStatus, all_is: str) -> None:
        """Say how safely all is kept, until it is known to be otherwise."""
        self._feed_status(status)
        said = self._said_of(status, all_is)
        self.whisper_on_top(said, lambda: self._said_of(self._status, all_is) == said)

    def _said_of(self, status: SaveStatus, all_is: str) -> str:
        """What is said of how safely all is kept; where all is, that, unless words are only typed."""
        match status:
            case NotSaved(reason=reason):
                return not_saved.still_not(reason=reason)
            case ReadOnly(reason=reason):
                return reason
            case NotKept():
                return not_saved.NOTHING_KEPT
            case _:
                unsaved = self.drafts.unsaved
                return not_saved.all_but_typed(unsaved=unsaved) if unsaved else all_is

    async def save_elsewhere(self, folder: Path) -> Path:
        """Write all of the alliance that is open into another folder; where in it.

        Raises:
            OSError: That cannot be done; the text is a sentence.
        """
        live = self.live
        if live is None:
            from alliance_tui.sentences.desk import NOTHING_OPEN

            raise FileNotFoundError(NOTHING_OPEN)
        everything, newest = live.everything(), live.revision
        # Beside the loop that draws: a sick disk may take its time.
        kept = await asyncio.to_thread(self.library.copy_to, folder, live.id, *everything)
        self.saved_in = tuple(dict.fromkeys((*self.saved_in, folder)))
        self._desk.note_copy(live, kept, newest)
        return kept

    def _go_to_library(self, *told: str) -> bool:
        """Put away what is open, and go back to the library, where there is one behind; whether there is.

        Args:
            told: What is whispered there, besides what became of what was open.
        """
        from alliance_tui.ui.screens.library import LibraryScreen

        session, elsewhere = self.live.session if self.live else None, self._desk.elsewhere
        status = self._desk.put_away()
        self._feed()
        self.drafts.forget()
        library = next((one for one in self.screen_stack if isinstance(one, LibraryScreen)), None)
        if library is None:
            return False
        while self.screen is not library:
            self.pop_screen()
        if session is not None and session.time_out is not None:
            library.come_from_time_out(session)
        kept = _what_is_kept(status, elsewhere)
        said = (*kept, *self._to_say.new_apart(self.kept_apart), *self._words_that_stay(), *told)
        if said:
            library.whisper(" ".join(said))
        # At once: once another one is open, it would be taken for what is wrong with that.
        self.say_problems()
        return True

    def _words_that_stay(self) -> tuple[str, ...]:
        """Where words that were taken back may still be; of several files how many: a line tells no more."""
        from alliance_tui.sentences.leaving import words_stay

        several = len(self.unforgotten) > 1
        return (words_stay(number=len(self.unforgotten)),) if several else self.unforgotten


def _what_is_kept(status: SaveStatus, elsewhere: Path | None) -> tuple[str, ...]:
    """What is said of an alliance that was put away and is not all where it should be."""
    from alliance_tui.sentences import leaving as say

    if elsewhere is not None:
        return (say.saved_in(folder=str(elsewhere)),)
    if isinstance(status, NotSaved):
        return (say.was_lost(reason=status.reason, waiting=status.waiting, is_all=status.is_all),)
    return ()
