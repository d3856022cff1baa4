"""The pair of files of a database: the one that is replaced whole, and the journal beside it."""

from __future__ import annotations

import errno
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alliance_tui.sentences import store as say
from alliance_tui.storage.atomic import (
    discard,
    free_name,
    is_unchanged,
    name_new,
    replace_file,
    sync_folder,
    temporary,
    write_new,
)
from alliance_tui.storage.backup import Spare, backup_of
from alliance_tui.storage.beside import journal_of
from alliance_tui.storage.contents import Contents
from alliance_tui.storage.disk import Disk, Identity
from alliance_tui.storage.journal import Journal

_TRIES: Final = 8
"""So often a new file is put in place where others put theirs there at the same time."""


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

    @contextmanager
    def written(self, data: bytes, upto: int, *, forget: bool) -> Iterator[str]:
        """Put a new file in the old one's place, which becomes its backup; its name is on the disk then.

        Within this no other process of ours replaces the file, or begins its journal afresh: whoever comes
        second finds that it is another one. Where the file system cannot keep them away, and for programs
        that are not ours, it is looked once more whether ours stands there, before its journal goes.

        Args:
            data: What is to be in it.
            upto: The number of the newest action that is.
            forget: Whether what is not in it is to be in no backup either.

        Yields:
            That both are kept, as a sentence, where another program changed it; empty where none did.

        Raises:
            OSError: The disk does not let us.
        """
        if forget:
            replace_file(self._disk, backup_of(self.path), data)
        old, folder = self.path, self.path.parent
        beside, new = self._write(data)
        held = self._disk.hold(folder)
        try:
            while not self._put(beside, new, data, spare=not forget):
                beside, new = self._write(data)
            self._held = self._held or upto > 0
            yield "" if self.path == old else say.both_kept(old=old.name, new=self.path.name)
        finally:
            if held is not None:
                self._disk.release(held)

    def _write(self, data: bytes) -> tuple[Path, Identity]:
        beside = temporary(self.path)
        return beside, write_new(self._disk, beside, data)

    def _put(self, beside: Path, new: Identity, data: bytes, *, spare: bool) -> bool:
        """Put a file that was written beside it in place; whether it stands there once its name is safe.

        Args:
            beside: Where it is.
            new: Its state.
            data: What it holds.
            spare: Whether what it replaces becomes the backup.
        """
        try:
            self._name(beside, spare=spare and self.is_there and self._held)
        except OSError:
            discard(self._disk, beside)
            raise
        self._file, self._crc = new, zlib.crc32(data)
        sync_folder(self._disk, self.path.parent)
        return is_unchanged(self._disk, self.path, self._file, self._crc)

    def _name(self, beside: Path, *, spare: bool) -> None:
        """Give a whole file the name of the file, or where that is another's by now, one of its own."""
        for _ in range(_TRIES):
            kept = Spare(self._disk, self.path) if spare else None
            try:
                if self._is_named(beside, kept):
                    return
            finally:
                if kept is not None:
                    kept.discard()
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    def _is_named(self, beside: Path, kept: Spare | None) -> bool:
        """The same, unless something got that name this moment; whether none did."""
        try:
            is_ours = is_unchanged(self._disk, self.path, self._file, self._crc)
        except FileNotFoundError:
            return self._is_new(beside)
        if is_ours:
            # Right after it was looked at: what another program put there in between would be lost.
            self._disk.replace(beside, self.path)
            if kept is not None:
                kept.become_backup()
            return True
        name = free_name(self._disk, self.path.parent, f"{self.path.stem}.ours", self.path.suffix)
        try:
            name_new(self._disk, beside, name)
        except FileExistsError:
            return False
        discard(self._disk, beside)
        self.path = name
        return True

    def _is_new(self, beside: Path) -> bool:
        """Give a whole file the name of the file where there is none; whether there still was none."""
        try:
            self._disk.link(beside, self.path)
        except FileExistsError:
            if not self._leads_nowhere():
                return False
        except OSError:
            # Not every file system knows a second name.
            pass
        else:
            discard(self._disk, beside)
            return True
        self._disk.replace(beside, self.path)
        return True

    def _leads_nowhere(self) -> bool:
        """Whether what has the name of the file is a link to nothing: that is no file, and is replaced."""
        try:
            self._disk.stat(self.path)
        except FileNotFoundError:
            return True
        return False

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
