"""Where things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.paths import config_folder


def test_the_settings_are_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """And in the platform's folder without that; neither is made."""
    usual = config_folder()
    assert usual.is_relative_to(home)
    monkeypatch.setenv("ALLIANCE_CONFIG_DIR", "~/elsewhere")
    assert config_folder() == home / "elsewhere"
    assert not usual.exists()
    assert not (home / "elsewhere").exists()
