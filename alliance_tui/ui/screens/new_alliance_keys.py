"""The keys at the foot while a new alliance is filled in."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import new_alliance as say
from alliance_tui.sentences.people import FACILITATES
from alliance_tui.ui.widgets.key_bar import Key

BACK: Final = Key("esc", say.BACK.name, "back")
"""Goes back to the library."""

KEYS_OF_NAMES: Final = (
    Key("enter", say.NEXT, "go_on"),
    Key("↑", "", "step(-1)"),
    Key("↓", say.MOVE, "step(1)"),
    Key("F2", FACILITATES, "facilitate"),
    BACK,
)
"""The keys while names are typed."""

KEYS_OF_SETTING: Final = (
    Key("enter", say.GOES_ON, "go_on"),
    Key("↑", "", "step(-1)"),
    Key("↓", say.CHOOSE, "step(1)"),
    BACK,
)
"""The keys while a setting is chosen."""

KEYS_OF_TITLE: Final = (Key("enter", say.BEGIN, "go_on"), Key("↑", say.MOVE, "step(-1)"), BACK)
"""The keys while a title is typed."""
