"""A copy of a setting, with a word to whoever edits it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

GUIDE: Final = """\
# A setting of your own. Change whatever you like; what follows a # is for you alone.
#
#   name        the word it is chosen by: alliance new Ana Ben --setting {name}
#   title       what it is called on screen
#   roles       what people are called, by seat; the last one serves everybody after it; [""] for nothing
#   turn        the planned length of a turn in seconds, 30 to 900, or "none"
#   review      how often to look at what was agreed: "every week", "every 2 weeks", "every month" ...
#   rhythms     the other rhythms on offer
#   rules       what everyone accepts before the talk begins
#   techniques  any of "works first", "breaths", "writing holds"; may be left out
#   starts      who is suggested to begin: "rotate", "quieter", or "roles" for the first role last
#   keeps       what stays of a session: "everything", or "agreements" only
#   helps_wording  true to see help with the words of an agreement without asking; may be left out
#
# Then a table for each of the seven steps: questions, the main one first, each at most 160 characters.
# Purpose (one sentence), starters (beginnings of sentences) and hint (for whoever leads) may be left out.
# A session keeps a copy of its setting: what you change here changes no session that was.
#
# To see whether it can be read:  alliance settings check {file}

"""
"""Stands at the top of a copy."""

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
    text = base.read_text(encoding="utf-8")
    # A copy of a copy has one guide.
    text = text[text.index("\n\n") + 2 :] if text.startswith("# A setting of your own.") else text
    text = _NAME.sub(lambda _: f'name = "{name}"', text, count=1)
    text = _TITLE.sub(lambda _: f'title = "{name}"', text, count=1)
    return GUIDE.format(name=name, file=_quoted(file)) + text


def _quoted(file: Path) -> str:
    """A path as a shell takes it."""
    from shlex import quote

    return quote(str(file))
