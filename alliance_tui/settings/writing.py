"""A copy of a setting, with a word to whoever edits it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from alliance_tui.own_files import LARGEST
from alliance_tui.paths import in_shell
from alliance_tui.plain_files import read_text
from alliance_tui.sentences import settings_check as say

_NAME: Final = re.compile(r'^name = ".*"', re.MULTILINE)
_TITLE: Final = re.compile(r'^title = ".*"', re.MULTILINE)


def copied(base: Path, name: str, file: Path) -> str:
    """The text of a setting under another name, with the guide at its top.

    Args:
        base: The file of the setting that is copied.
        name: What the copy is called.
        file: Where it will be.

    Raises:
        OSError: The base cannot be read.
    """
    # Some editors begin a file with a mark of the order of its bytes, which would end up in the middle.
    text = read_text(base, "utf-8-sig", LARGEST)
    # A copy of a copy has one guide.
    text = text[text.index("\n\n") + 2 :] if text.startswith(say.GUIDE_BEGINS) else text
    text = _NAME.sub(lambda _: f'name = "{name}"', text, count=1)
    text = _TITLE.sub(lambda _: f'title = "{name}"', text, count=1)
    return say.guide(name=name, file=in_shell(file)) + text
