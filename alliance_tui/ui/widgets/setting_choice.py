"""The settings to choose from, a line each: what it is called and what comes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.segment import Segment
from textual.strip import Strip

from alliance_tui.domain.method import Setting, setting_words
from alliance_tui.ui import theme
from alliance_tui.ui.text import clip, fit
from alliance_tui.ui.widgets.lines import ink
from alliance_tui.ui.widgets.sheet import Sheet, Thing, strip


class SettingChoice(Sheet, can_focus=True):
    """Draws the settings; the highlighted one is chosen."""

    def __init__(self, settings: Mapping[str, Setting], chosen: str = "", id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._settings = tuple(settings.values())
        self.place_things(Thing(one.name, y, y, y + 1) for y, one in enumerate(self._settings))
        first = self._settings[0].name if self._settings else ""
        self.set_reactive(SettingChoice.highlighted, chosen if chosen in settings else first)

    @property
    def setting(self) -> Setting | None:
        """The chosen one; None where none is on offer."""
        return next((one for one in self._settings if one.name == self.highlighted), None)

    def step(self, by: int) -> bool:
        """Choose the next one (1) or the one before (-1); answers whether there is one."""
        place = (self.thing.place if self.thing else 0) + by
        if not 0 <= place < len(self.things):
            return False
        self.highlighted = self.things[place].key
        return True

    def count(self, width: int) -> int:  # noqa: ARG002 (as many at any width)
        """One line a setting."""
        return len(self._settings)

    def draw(self, y: int, width: int, *, highlighted: bool) -> Strip:
        """Draw a setting."""
        ground = theme.PANEL if highlighted and self.has_focus else theme.GROUND
        return strip(
            list(self._pieces(self._settings[y], width, highlighted, ground)), width, ink(theme.TEXT, ground)
        )

    def on_focus(self) -> None:
        """Show where the arrows are."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the arrows are elsewhere."""
        self.refresh()

    @staticmethod
    def _pieces(setting: Setting, width: int, chosen: bool, ground: str) -> Iterable[Segment]:
        colour = theme.TEXT if chosen else theme.QUIET
        yield Segment("> " if chosen else "  ", ink(theme.MARKS[0].colour, ground, bold=True))
        title = 22 if width >= 50 else max(width - 2, 0)
        yield Segment(fit(setting.title, title), ink(colour, ground, bold=chosen))
        yield Segment(clip(setting_words(setting), max(width - title - 2, 0)), ink(theme.QUIET, ground))
