"""What screens and dialogs ask of the app that hosts them, without knowing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol

from alliance_tui.domain.alliance import Alliance
from alliance_tui.domain.events import Instant
from alliance_tui.domain.method import Setting
from alliance_tui.domain.refused import Decision, Refused
from alliance_tui.domain.session import Session
from alliance_tui.domain.summary import AllianceSummary
from alliance_tui.domain.words import AllianceId, RecordId, SessionId, SessionKind
from alliance_tui.live import Live
from alliance_tui.ports import Clock, Library
from alliance_tui.ui.drafts import Drafts

P = ParamSpec("P")

SessionDecision = Callable[Concatenate[Session, Instant, P], Decision]
"""A decision about the session at the table."""

AllianceDecision = Callable[Concatenate[Alliance | Session, Instant, P], Decision]
"""A decision that can be about an alliance as well as about a session."""


class Host(Protocol):
    """The app, as seen from a screen or dialog."""

    library: Library
    """All alliances."""

    clock: Clock
    """The machine's clocks."""

    settings: Mapping[str, Setting]
    """The settings on offer, by name."""

    setting_problems: Callable[[], Sequence[str]]
    """What of a user's own settings cannot be used, a sentence each."""

    live: Live | None
    """The alliance that is open; None while none is."""

    private: bool
    """Whether the program was started into one alliance, so that no other may be shown."""

    drafts: Drafts
    """What was typed and is neither saved nor thrown away."""

    @property
    def is_written_to(self) -> bool:
        """Whether somebody types words, or keys wait that may be words: nothing opens by itself over that."""

    def act(self, decision: SessionDecision[P], *args: P.args, **kwargs: P.kwargs) -> Refused | None:
        """Decide on the session at the table; the new state comes down by itself."""

    def whisper_on_top(self, said: str, holds: Callable[[], bool] | None = None) -> None:
        """Say a quiet sentence on the screen on top, for as long as it holds."""

    def hush(self) -> None:
        """Take away what is whispered on any screen and is so no more."""

    def if_held(self, take_back: Callable[[], object]) -> None:
        """What to do if the key that is dealt with turns out to be held down: the press before counted."""

    def act_on_alliance(
        self, decision: AllianceDecision[P], *args: P.args, **kwargs: P.kwargs
    ) -> Refused | None:
        """Decide on the alliance, with a session at the table or without."""

    def found_alliance(
        self, title: str, setting: Setting, names: tuple[str, ...], facilitators: tuple[str, ...] = ()
    ) -> Refused | None:
        """Found an alliance and sit down to its first session.

        Args:
            title: What it is called; empty for its people's names.
            setting: The kind of relationship.
            names: Everyone, in the order of their numbers.
            facilitators: Who of them facilitates.
        """

    def is_another_called(self, title: str) -> bool:
        """Whether the list that people came from shows another alliance with a title.

        Never where the program was started into one alliance: then it tells nothing of any other.
        """

    def open_alliance(self, alliance: AllianceId) -> Refused | None:
        """Open an alliance: its running time-out, its unfinished session, or its page."""

    def open_session(self, alliance: AllianceId, session: SessionId) -> Refused | None:
        """Open a session: gone on with where it is unfinished, else shown as it was."""

    def open_running_time_out(self, alliances: Iterable[AllianceSummary]) -> bool:
        """Open the session in whose time-out people are, if there is one; whether there is."""

    def save_now(self) -> None:
        """Try at once to save what is not saved; what came of it is said on the screen on top."""

    async def save_elsewhere(self, folder: Path) -> Path:
        """Write all of the alliance that is open into another folder; where in it.

        Raises:
            OSError: That cannot be done; the text is a sentence.
        """

    async def remove(self, alliance: AllianceId, session: SessionId | None = None) -> Refused | str:
        """Delete an alliance, or one session of it; a sentence on how it can be had back."""

    def leave_deleted(self, said: str) -> None:
        """Leave the page of an alliance that was deleted, and say how it can be had back."""

    def begin_session(
        self, kind: SessionKind, assessing: Sequence[RecordId] = (), minutes: int = 0
    ) -> Refused | None:
        """Sit down to a new session of the alliance that is open.

        Args:
            kind: To design, or to assess.
            assessing: The agreements an assess session looks at; all that are in force where none is named.
            minutes: How many minutes there are for a short form, which has no opening; 0 for a whole session.
        """

    def close_alliance(self) -> None:
        """Leave the alliance that is open and go back to the library."""
