"""Keys that are no keys yet: some terminals send a bare Shift or Ctrl as a key of its own."""

from __future__ import annotations

from typing import Final

BARE_MODIFIERS: Final = frozenset(
    {
        *(
            f"{side}_{name}"
            for side in ("left", "right")
            for name in ("shift", "control", "alt", "super", "hyper", "meta")
        ),
        "iso_level3_shift",
        "iso_level5_shift",
        "caps_lock",
        "num_lock",
        "scroll_lock",
    }
)
"""Textual's names of the modifiers and locks, as kitty's keyboard protocol sends them."""


def is_bare_modifier(key: str) -> bool:
    """Whether a key is only held to change what another one means."""
    return key in BARE_MODIFIERS
