"""Folders that this account may not enter, whoever runs the tests."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

LOOKS = ("listdir", "scandir", "open", "mkdir", "stat", "lstat", "access", "unlink", "rename", "link")
"""The operations of the system that a closed folder refuses."""

OF_ITSELF = ("listdir", "scandir", "open")
"""Those that it refuses also where they are about itself."""


def shut(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Close folders, as `chmod 000` does for everybody but the administrator."""
    for name in LOOKS:
        _refuse(monkeypatch, name, tuple(map(str, folders)))


def only_list(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Let no more be looked at in folders than the names, as `chmod 400` does."""
    for name in {*LOOKS} - {*OF_ITSELF} | {"open"}:
        _refuse(monkeypatch, name, tuple(map(str, folders)))


def _refuse(monkeypatch: pytest.MonkeyPatch, name: str, folders: tuple[str, ...]) -> None:
    real = getattr(os, name)

    def asked(path: object, *args: object, **kwargs: object) -> object:
        where = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
        is_below = any(where.startswith(f"{one}/") for one in folders)
        if is_below or (where in folders and name in OF_ITSELF):
            if name == "access":
                return False
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), where)
        return False if where in folders and name == "access" else real(path, *args, **kwargs)

    monkeypatch.setattr(os, name, asked)
