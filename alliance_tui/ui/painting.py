"""Screens paint lean updates where Textual is made as this program knows it; elsewhere Textual paints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from textual.screen import Screen
from textual.strip import Strip

if TYPE_CHECKING:
    from textual._compositor import Compositor

T = TypeVar("T")

NEEDED: Final = ("_regions_to_spans", "layers_visible", "render_partial_update")
"""What Textual's compositor has to bring; none of it is promised from one version to the next."""


class LeanScreen(Screen[T], Generic[T]):
    """A screen that paints lean updates."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(name=name, id=id, classes=classes)
        lean = lean_in_place_of(getattr(self, "_compositor", None))
        if lean is not None:
            self._compositor = lean


def lean_in_place_of(compositor: object) -> Compositor | None:
    """A lean compositor for a screen that has this one; None where it would not fit this Textual."""
    try:
        from textual._compositor import Compositor

        from alliance_tui.ui.lean import LeanCompositor
    except ImportError:
        return None
    is_known = type(compositor) is Compositor and {"_dirty_regions", "size"} <= vars(compositor).keys()
    if not is_known or not hasattr(Strip, "render_ansi"):
        return None
    return LeanCompositor() if all(hasattr(Compositor, name) for name in NEEDED) else None
