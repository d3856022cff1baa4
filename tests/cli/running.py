"""Running commands without a terminal, and a stand-in for the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from click.testing import CliRunner, Result

from alliance_tui.cli import group
from alliance_tui.domain.method import Setting
from alliance_tui.domain.refused import Refused
from alliance_tui.ports import Clock as AnyClock
from alliance_tui.ports import Library
from alliance_tui.settings.builtin import NAMES
from alliance_tui.ui.start import Start


def alliance(*words: str, env: Mapping[str, str] | None = None, answers: str = "") -> Result:
    """Run a command, without a terminal; what is typed when it asks can be given."""
    return CliRunner().invoke(group.alliance, words, prog_name="alliance", env=env, input=answers)


def said(result: Result, status: int) -> str:
    """The one sentence a command ended with, which is no traceback."""
    assert result.exit_code == status, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


class Stage:
    """Stands in for the screen: notes what it was asked to show first."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        """The exit status it answers."""
        self.own: tuple[str, ...] = ()
        """The settings of the user's own that are to be on offer."""
        self.library: Library | None = None
        """The library it was given."""
        self.start: Start | None = None
        """What it was to show first."""

    def run(
        self,
        library: Library,
        clock: AnyClock,
        settings: Mapping[str, Setting],
        start: Start,
        setting_problems: Callable[[], Sequence[str]],
        newest_setting: Callable[[Setting], Setting | Refused],
    ) -> int:
        """Be shown."""
        assert all(newest_setting(one) == one for one in settings.values())
        assert list(settings) == [*NAMES, *self.own]
        assert setting_problems() == ()
        assert clock.zone() == "Europe/Vienna"
        self.library, self.start = library, start
        return self.status
