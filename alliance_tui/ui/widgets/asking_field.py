"""A field that leaves a question mark to its screen while it is empty: that asks for help with the words."""

from __future__ import annotations

from alliance_tui.ui.widgets.word_field import WordField


class AskingField(WordField):
    """A field in which words never begin with a question mark."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed here."""
        return super().check_consume_key(key, character) and (key != "question_mark" or bool(self.text))
