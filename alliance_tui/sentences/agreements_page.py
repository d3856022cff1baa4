"""A page with agreements on it, of an alliance or of a past session."""

from __future__ import annotations

from typing import Final

CHOOSE_AGREEMENT_FIRST: Final = "Choose an agreement in force with the arrows: s takes five minutes for it."
"""Whispered at the key of the short form, where none is highlighted."""
