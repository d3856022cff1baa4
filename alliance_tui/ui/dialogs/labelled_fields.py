"""Dialogs with fields that have something above them that says what they are for."""

from __future__ import annotations

from typing import Any, TypeVar

from textual.widget import Widget

from alliance_tui.ui.live_screen import LiveDialog
from alliance_tui.ui.widgets.scroller import Scroller

T = TypeVar("T")


class LabelledFields(LiveDialog[T]):
    """Brings a field into view together with its label, a widget of the class `form-label` above it."""

    _is_due = False
    """Whether the field that has the focus is about to be brought into view."""

    @property
    def body(self) -> Scroller:
        """What scrolls where the terminal is small."""
        return self.query_one(".dialog-body", Scroller)

    def on_resize(self) -> None:
        """Keep the field that has the focus in view."""
        self._bring_soon()

    def can_view_entire(self, widget: Widget) -> bool:
        """Whether the whole of a widget is in view; of a field, together with what it is for."""
        label = self._label_of(widget)
        return super().can_view_entire(widget) and (label is None or super().can_view_entire(label))

    def scroll_to_center(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Bring what got the focus into view; a field together with what it is for, where both fit."""
        if self._label_of(widget) is None:
            super().scroll_to_center(widget, *args, **kwargs)
        else:
            self._bring_soon()

    def _label_of(self, field: Widget) -> Widget | None:
        """What is seen above a field and says what it is for."""
        around = field.parent.children if field.parent is not None else ()
        place = around.index(field) if field in around else 0
        above = around[place - 1] if place else None
        is_label = above is not None and above.has_class("form-label") and above.display
        return above if is_label else None

    def _bring_soon(self) -> None:
        """Bring the field that has the focus into view, once, when it is known where all stands.

        What is drawn anew at another size has other rows: they are known one refresh later.
        """
        if not self._is_due:
            self._is_due = True
            self.call_after_refresh(self.call_after_refresh, self._bring_into_view)

    def _bring_into_view(self) -> None:
        self._is_due = False
        field = self.focused
        if not self.is_mounted or field is None or self.body not in field.ancestors:
            return
        room = self.body.scrollable_content_region
        both = (self._label_of(field) or field).region.union(field.region)
        seen = both if both.height <= room.height else field.region
        inside = seen.translate(self.body.scroll_offset - room.offset)
        self.body.scroll_to_region(inside, animate=False, immediate=True, x_axis=False)
