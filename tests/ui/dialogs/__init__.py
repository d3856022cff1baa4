"""Tests of the dialogs, in the real app over people at a table in memory."""
