"""Tests of the dialogs, over the real app and a library in memory."""
