"""Deleting: what lies open is put away first, and shown again unless it is gone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alliance_tui.domain.saving import NotSaved
from alliance_tui.errors import words_of
from alliance_tui.ui.following import FollowingApp

if TYPE_CHECKING:
    from alliance_tui.domain.refused import Refused
    from alliance_tui.domain.words import AllianceId, SessionId


class DeletingApp(FollowingApp):
    """An app from which an alliance, or one of its sessions, goes to the trash."""

    async def remove(self, alliance: AllianceId, session: SessionId | None = None) -> Refused | str:
        """Delete an alliance, or one session of it; a sentence on how it can be had back.

        One that is open here is put away first, and opened again unless all of it went.
        """
        from alliance_tui.domain.refused import Refused
        from alliance_tui.sentences import desk as say

        if self.live is None or self.live.id != alliance:
            return await self._delete(alliance, session)
        if self._desk.not_saved() is not None:
            return Refused(say.NOT_ALL_SAVED)
        if isinstance(self._desk.put_away(), NotSaved):
            said: Refused | str = Refused(say.NOT_ALL_SAVED)
        else:
            said = await self._delete(alliance, session)
        if session is None and not isinstance(said, Refused):
            return said
        gone = self._open(alliance)
        self.follow()
        if gone is None:
            return said
        return Refused(f"{said.sentence if isinstance(said, Refused) else said} {gone.sentence}")

    async def _delete(self, alliance: AllianceId, session: SessionId | None) -> Refused | str:
        from alliance_tui.domain.refused import Refused
        from alliance_tui.sentences import desk as say

        try:
            return await asyncio.to_thread(self.library.delete, alliance, session, self.clock.now())
        except (LookupError, OSError) as error:
            return Refused(say.nothing_deleted(reason=words_of(error)))

    def leave_deleted(self, said: str) -> None:
        """Leave the page of an alliance that was deleted, and say how it can be had back."""
        if not self._go_to_library(said):
            self.exit(message=said)
