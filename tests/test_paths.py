"""Where things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_tui.paths import config_folder, data_folder, named


def test_the_settings_are_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """And in the platform's folder without that; neither is made."""
    usual = config_folder()
    assert usual.is_relative_to(home)
    monkeypatch.setenv("ALLIANCE_CONFIG_DIR", "~/elsewhere")
    assert config_folder() == home / "elsewhere"
    assert not usual.exists()
    assert not (home / "elsewhere").exists()


def test_a_name_of_no_user_stays_as_it_was_typed(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """As in a shell; a folder of that name may be there."""
    assert named("~/a") == home / "a"
    assert named("~nobody-of-this-name/a") == Path("~nobody-of-this-name/a")
    monkeypatch.setenv("ALLIANCE_DATA_DIR", "~nobody-of-this-name/a")
    assert data_folder() == Path.cwd() / "~nobody-of-this-name/a"
