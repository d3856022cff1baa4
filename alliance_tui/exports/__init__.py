"""Alliances and sessions as text of a format; pure."""
