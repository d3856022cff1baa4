"""A Textual program for designed alliance conversations: two to eight people around one laptop."""

__version__ = "0.1.0"
