"""The page of an alliance as Markdown (CommonMark). Typed words stay words, whatever signs are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from alliance_tui.exports.sheet import Item, Sheet
from alliance_tui.sentences import agreement_fields as fields
from alliance_tui.sentences import sheet as say

ROOM: Final = r"\_" * 24
"""Room to sign."""

_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<>&|~$]")
"""What is markup wherever it stands, in CommonMark or in what is common beside it."""

_AT_START: Final = re.compile(r"^(#|\+|-|=|:|(?:\d+)(?=[.)]))")
"""What is markup at the beginning of a line."""


def as_markdown(page: Sheet) -> str:
    """The page as a Markdown document."""
    return "\n".join(_document(page)) + "\n"


def _document(page: Sheet) -> Iterator[str]:
    yield f"# {_escaped(page.title)}"
    yield ""
    yield " · ".join(filter(None, (_escaped(", ".join(page.people)), page.day)))
    if page.purpose:
        yield from _heading(say.PURPOSE)
        for line in page.purpose:
            yield f"- {_escaped(line.words, '  ')} ({_escaped(line.name)})"
    yield from _heading(say.AGREED)
    yield from _agreements(page.agreed) if page.agreed else (say.NOTHING,)
    if page.open:
        yield from (*_heading(say.OPEN), say.NOT_YET, "")
        yield from _agreements(page.open)
    yield from _heading(say.REVIEW)
    yield _escaped(page.review)
    yield from _heading(say.SIGNED)
    for name in page.signers:
        yield f"- {_escaped(name)}: {ROOM}"


def _heading(words: str) -> tuple[str, ...]:
    return ("", f"## {words}", "")


def _agreements(items: Sequence[Item]) -> Iterator[str]:
    for number, one in enumerate(items, start=1):
        indent = " " * (len(str(number)) + 2)
        yield f"{number}. **{_escaped(one.what, indent)}**\\"
        yield "\\\n".join(f"{indent}{line}" for line in _beneath(one, indent))


def _beneath(item: Item, indent: str) -> Iterator[str]:
    """What stands under the sentence of an agreement, line by line."""
    yield " · ".join(_escaped(words, indent) for words in (item.who, item.when) if words)
    for detail in item.details:
        yield _escaped(f"{fields.labelled(label=detail.label)}{detail.words}", indent)
    if item.answers:
        yield " · ".join(_escaped(answer.words) for answer in item.answers)


def _escaped(words: str, indent: str = "") -> str:
    """Words in which nothing is markup; lines after the first are indented as far as the first."""
    lines = [_line(line) for line in words.split("\n") if line.strip()]
    return f"\\\n{indent}".join(lines)


def _line(line: str) -> str:
    line = _ANYWHERE.sub(r"\\\g<0>", " ".join(line.split()))
    return _AT_START.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", line)
