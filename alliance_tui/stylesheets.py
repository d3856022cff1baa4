"""Where the styles are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path


def stylesheet(name: str) -> Path:
    """The absolute path of a stylesheet, such as `session` for `session.tcss`."""
    inside = Path(__file__).parent / "styles"
    folder = inside if inside.is_dir() else Path(__file__).parent.parent / "styles"
    return folder / f"{name}.tcss"
