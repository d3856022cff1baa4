"""The formats in which the one page of an alliance is written."""

from __future__ import annotations

from typing import Final

from alliance_tui.exports.sheet import Sheet

FORMATS: Final = {"markdown": "md", "html": "html", "text": "txt"}
"""The formats it comes in, and how a file of each ends."""


def in_format(page: Sheet, form: str) -> str:
    """The page in one of the formats; what each needs is loaded when it is asked for."""
    if form == "html":
        from alliance_tui.exports.sheet_html import as_html

        return as_html(page)
    if form == "markdown":
        from alliance_tui.exports.sheet_markdown import as_markdown

        return as_markdown(page)
    from alliance_tui.exports.sheet_text import as_text

    return as_text(page)
