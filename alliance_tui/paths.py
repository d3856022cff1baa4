"""Where things are kept on this machine. What knows the platform is imported only where it is asked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

APP = "alliance"
"""The name of our folders below the platform's own."""


def named(path: str | Path) -> Path:
    """A path as somebody named it, with `~` for a home folder; a name of no user stays, as in shells."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 (the method of `Path` raises there)


def in_shell(path: str | Path) -> str:
    """A path as it is typed in a shell, on one line, and in signs that every terminal shows and passes on."""
    from shlex import quote

    text = os.fspath(path)
    return quote(text) if text.isprintable() and "  " not in text else f"$'{''.join(map(_escaped, text))}'"


def _escaped(sign: str) -> str:
    if sign.isprintable() and sign not in " \\'":
        return sign
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(sign))


def _whole(path: Path) -> Path:
    """A path from the root on; as it was named where the folder is gone that it is told from."""
    try:
        return path.absolute()
    except FileNotFoundError:
        return path


def data_folder(override: str | Path | None = None) -> Path:
    """The folder that holds all alliances, ALLIANCE_DATA_DIR where that is set; nothing is made."""
    wanted = override or os.environ.get("ALLIANCE_DATA_DIR")
    if wanted:
        return _whole(named(wanted))
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def is_chosen(override: str | Path | None = None) -> bool:
    """Whether somebody named the data folder: then one that is not there may be mistyped."""
    return bool(override or os.environ.get("ALLIANCE_DATA_DIR"))


def folder_beside(moment: datetime) -> Path:
    """A folder in somebody's home for an alliance that cannot be saved where it should be; nothing is made.

    Args:
        moment: When, local: it is named after that.
    """
    return home_folder() / f"alliance-{moment:%Y-%m-%d-%H%M}"


def home_folder() -> Path:
    """Somebody's home, or where nobody knows that, the folder the program was started in."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def config_folder() -> Path:
    """The folder for settings of one's own, ALLIANCE_CONFIG_DIR where that is set; nothing is made."""
    if wanted := os.environ.get("ALLIANCE_CONFIG_DIR"):
        return _whole(named(wanted))
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def own_settings() -> Path:
    """The folder of the settings that a user wrote; nothing is made."""
    return config_folder() / "settings"


def log_file() -> Path:
    """The file that crashes are told to, never with words that people typed; nothing is made."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False) / "alliance.log"


def documents_folder() -> Path:
    """The folder for what people take with them: the platform's for documents, or their home without one."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
