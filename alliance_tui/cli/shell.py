"""What the commands that people are told to type have in common with the one they typed."""

from __future__ import annotations

from alliance_tui.paths import data_folder, in_shell
from alliance_tui.sentences.typed import Shell


def go_on_with(data_dir: str) -> None:
    """From now on, have every command that is told name the data folder that people named."""
    Shell.data_dir = in_shell(data_folder(data_dir))
