"""Where things are kept on this machine."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

APP = "alliance"
"""The name of our folders below the platform's own."""


def data_folder(override: str | Path | None = None) -> Path:
    """The folder that holds all alliances; nothing is made."""
    return Path(override).expanduser().absolute() if override else user_data_path(APP, appauthor=False)


def config_folder() -> Path:
    """The folder for settings of one's own; nothing is made."""
    return user_config_path(APP, appauthor=False)


def log_file() -> Path:
    """The file that crashes are told to, never with words that people typed; nothing is made."""
    return user_log_path(APP, appauthor=False) / "alliance.log"
