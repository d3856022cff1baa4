"""The pair of files of a database: the one that is replaced whole, and the journal beside it."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

from alliance_tui.sentences import store as say
from alliance_tui.storage.atomic import free_name, is_unchanged, replace_file, sync_folder
from alliance_tui.storage.backup import renew_backup
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.contents import Contents
from alliance_tui.storage.disk import Disk
from alliance_tui.storage.journal import Journal


class Pair:
    """Both as they were found. Nothing that another program put in their place meanwhile is overwritten."""

    def __init__(self, disk: Disk, path: Path, schema: int, found: Contents) -> None:
        """Take over what was found.

        Args:
            disk: Where.
            path: The file.
            schema: Of which version the documents are that are written.
            found: What was in both.
        """
        self.path = path
        """The file. Changes if another program changed the file meanwhile and both are kept."""
        self.journal = Journal(
            disk, journal_of(path), schema, found.sum, found=found.journal, name=found.name
        )
        """The journal. Another one once the file has another name."""
        self._disk = disk
        self._schema = schema
        self._file, self._crc, self._held = found.file, found.crc, found.held

    @property
    def is_there(self) -> bool:
        """Whether there is a file."""
        return self._file is not None

    def replace(self, data: bytes, upto: int, *, forget: bool) -> str:
        """Put a new file in the old one's place, which becomes its backup.

        Args:
            data: What is to be in it.
            upto: The number of the newest action that is.
            forget: Whether what is not in it is to be in no backup either.

        Returns:
            That both are kept, as a sentence, where another program changed it; empty where none did.

        Raises:
            OSError: The disk does not let us.
        """
        if forget or (self.is_there and self._held):
            renew_backup(self._disk, self.path, forget=data if forget else None)
        name, self._file = replace_file(self._disk, self.path, data, self._target)
        self._crc, self._held = zlib.crc32(data), self._held or upto > 0
        old, self.path = self.path, name
        return "" if name == old else say.both_kept(old=old.name, new=name.name)

    def sync_name(self) -> None:
        """Wait until the name of the file is on the disk, too.

        Raises:
            OSError: The disk does not let us.
        """
        sync_folder(self._disk, self.path.parent)

    def restart(self, lines: Sequence[bytes], file: int) -> str:
        """Begin the journal afresh, unsynced.

        Args:
            lines: What came while the file was written.
            file: Its sum.

        Returns:
            Where lines of another program are kept, as a sentence; empty where there were none.

        Raises:
            OSError: The disk does not let us.
        """
        path = journal_of(self.path)
        if self.journal.path != path:
            self.journal.restart((), None)
            self.journal = Journal(self._disk, path, self._schema)
        foreign = self.journal.restart(lines, file)
        return "" if foreign is None else say.lines_kept(name=self.path.name, foreign=foreign.name)

    def _target(self) -> Path:
        if is_unchanged(self._disk, self.path, self._file, self._crc):
            return self.path
        return free_name(self._disk, self.path.parent, f"{self.path.stem}.ours", self.path.suffix)
