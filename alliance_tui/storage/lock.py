"""One writer per alliance: a lock file that also says who holds it, and when people were last there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import msgspec

from alliance_tui.sentences import store as say
from alliance_tui.storage.disk import DISK, FILE_MODE, why

if TYPE_CHECKING:
    from filelock import BaseFileLock

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

_LENGTH: Final = 512
"""Bytes in the file of a lock: always as many, so that each touch is one write over all of the last."""


class Holder(msgspec.Struct, frozen=True):
    """The process that holds a lock."""

    host: str
    """The machine it runs on."""

    pid: int
    """Its number there."""

    at: Annotated[datetime, msgspec.Meta(tz=True)] | msgspec.UnsetType | None = msgspec.UNSET
    """When people were last there (UTC), None where nobody was; unset in files of before this was written."""


class AllianceLock:
    """The lock of one alliance, held or found held by someone else."""

    def __init__(self, path: Path) -> None:
        """Try to take the lock, without waiting for it."""
        # Here, because listing alliances needs no lock and this import is slow.
        from filelock import FileLock, Timeout, has_fcntl

        self._path = path
        self._held: BaseFileLock | None = None
        self._file: tuple[int, int] | None = None
        """Which file on which device is held; None for nothing, or where nobody can tell."""
        self._fd: int | None = None
        """The file, open to be written; None where it may not be, or what it says is the lock itself."""
        self.last_touch: Final = touched(path)
        """When whoever held it before last touched it (UTC); None if nobody did."""
        self.refusal: str | None = None
        """Why it could not be taken, as a sentence; None where it was."""
        self.taken_by = ""
        """Where it is held, in words; empty where nobody else holds it."""
        lock: BaseFileLock = FileLock(path, mode=FILE_MODE, thread_local=False)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            self.taken_by = _somewhere(path)
            self.refusal = say.open_elsewhere(where=self.taken_by)
            return
        except OSError as error:
            self.refusal = _refusal(path, error)
            return
        self._held = lock
        with suppress(OSError):
            self._file = _identity(path)
        if has_fcntl:
            with suppress(OSError):
                self._fd = os.open(path, os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        self._touch(self.last_touch)

    @property
    def is_lost(self) -> bool:
        """Whether it was taken, and its file is gone or another one by now: then it keeps nobody away."""
        try:
            return self._held is not None and self._file not in {None, _identity(self._path)}
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False

    def touch(self, at: datetime) -> None:
        """Say that people are here at this moment (UTC), unless it is another's."""
        if self._held is not None:
            self._touch(at)

    def _touch(self, at: datetime | None) -> None:
        """Write the moment down: the time of the file is another one in each copy of it."""
        nanoseconds = (at - _EPOCH) // _MICROSECOND * 1000 if at is not None else 0
        with suppress(OSError):
            # Without it the time away begins a little earlier; trouble is said where words are written.
            if self._fd is not None:
                holder = Holder(os.uname().nodename, os.getpid(), at)
                os.pwrite(self._fd, msgspec.json.encode(holder).ljust(_LENGTH), 0)
            os.utime(self._path if self._fd is None else self._fd, ns=(nanoseconds, nanoseconds))

    def release(self) -> None:
        """Give it back."""
        if self._held is not None:
            self._held.release()
            self._held = None
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _identity(path: Path) -> tuple[int, int]:
    there = path.stat()
    return there.st_dev, there.st_ino


def touched(path: Path) -> datetime | None:
    """When people were last at an alliance (UTC), by its lock file; None where nobody was."""
    try:
        nanoseconds = DISK.stat(path).changed
    except OSError:
        return None
    holder = _holder(path)
    if holder is not None and holder.at is not msgspec.UNSET:
        return holder.at
    return _EPOCH + nanoseconds // 1000 * _MICROSECOND if nanoseconds else None


def _holder(path: Path) -> Holder | None:
    """Who holds or held a lock, by its file; None where that does not tell."""
    try:
        return msgspec.json.decode(DISK.read(path)[0][:_LENGTH], type=Holder)
    except (OSError, ValueError):
        return None


def _refusal(path: Path, error: OSError) -> str:
    """Why a lock cannot be taken, and what can be done about that."""
    # Not by pathlib, which raises where this account may not look.
    is_file = os.path.isfile(path)  # noqa: PTH113
    if error.errno in {errno.EACCES, errno.EPERM} and is_file:
        return say.lock_not_ours(lock=str(path), why=why(error))
    if os.path.islink(path):  # noqa: PTH114
        # Whatever it leads to: a lock is never followed there.
        return say.lock_in_the_way(lock=str(path), why=say.LINK_FOR_LOCK)
    is_other = os.path.exists(path) and not is_file  # noqa: PTH110
    return say.lock_in_the_way(lock=str(path), why=why(error)) if is_other else say.no_lock(why=why(error))


def _somewhere(path: Path) -> str:
    holder = _holder(path)
    return say.window(process=holder.pid, host=holder.host) if holder is not None else say.ANOTHER_WINDOW


def is_a_lock(path: Path) -> bool:
    """Whether a file is one by what it holds: who took it, or nothing at all."""
    try:
        raw = DISK.read(path)[0]
        return not raw or bool(msgspec.json.decode(raw, type=Holder))
    except (OSError, ValueError):
        return False


def is_held(path: Path) -> bool:
    """Whether somebody holds a lock, told without taking it: it can be shared where nobody does."""
    # Here, because it is asked only where words are found that people may be about to take out.
    import fcntl

    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return isinstance(error, BlockingIOError)
    finally:
        os.close(fd)
    return False


@contextmanager
def closed_elsewhere(home: Path) -> Iterator[None]:
    """Hold an alliance, so that nobody opens it meanwhile.

    Raises:
        LookupError: Somebody has it open; the text is a sentence.
    """
    lock = AllianceLock(home / "lock")
    try:
        if lock.taken_by:
            raise LookupError(say.close_it_there(where=lock.taken_by))
        if lock.refusal is not None:
            raise LookupError(lock.refusal)
        yield
    finally:
        lock.release()
