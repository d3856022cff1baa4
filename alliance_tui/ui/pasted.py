"""What a terminal sends as text, without the escapes in what is pasted: to Textual each begins a key.

It would type what follows an escape before the words that stood in front of it, line ends as `enter`. What
is not pasted are keys, and what the terminal tells of them.
"""

from __future__ import annotations

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from typing import Final

from alliance_tui.ui.told_keys import ToldKeys

ESCAPE: Final = "\x1b"
"""What begins everything that is no text."""

BEGINS: Final = "\x1b[200~"
"""What a terminal sends before pasted words."""

ENDS: Final = "\x1b[201~"
"""What it sends after them."""


class PasteDecoder(IncrementalDecoder):
    """Decodes UTF-8 and takes the escapes out of what is pasted; what is no UTF-8 becomes a sign for that."""

    def __init__(self, errors: str = "replace") -> None:
        """A decoder at the beginning of what comes.

        Args:
            errors: What is made of bytes that are no UTF-8, as `codecs` calls it.
        """
        super().__init__(errors)
        self._letters = getincrementaldecoder("utf-8")(errors)
        self._keys = ToldKeys()
        self._is_pasted = False
        self._last = ""
        """What came last: of keys it is passed on, and of pasted words held back, for it may be of a mark."""

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """What bytes say; the beginning of what may be the mark after pasted words waits for the rest of it.

        Args:
            data: What came.
            final: Whether nothing else comes.
        """
        told = "".join(self._parts(self._letters.decode(data, final)))
        if final and not self._is_pasted:
            told += self._keys.tell("", final=True)
        if final and self._is_pasted:
            told, self._last = f"{told}{self._last.replace(ESCAPE, '')}", ""
        return told

    def _parts(self, text: str) -> Iterator[str]:
        while True:
            mark, known = (ENDS if self._is_pasted else BEGINS), len(self._last)
            text = self._last + text
            words, found, rest = text.partition(mark)
            if not found:
                break
            keys = "" if self._is_pasted else self._keys.tell(f"{words}{mark}"[known:])
            yield f"{words.replace(ESCAPE, '')}{mark}" if self._is_pasted else keys
            self._is_pasted, self._last, text = not self._is_pasted, "", rest
        self._last = _beginning_of(mark, text)
        words = text.removesuffix(self._last).replace(ESCAPE, "") if self._is_pasted else ""
        yield words if self._is_pasted else self._keys.tell(text[known:])


def _beginning_of(mark: str, text: str) -> str:
    """The end of a text with which a mark may have begun; empty where none has."""
    longest = min(len(mark) - 1, len(text))
    return next((mark[:size] for size in range(longest, 0, -1) if text.endswith(mark[:size])), "")
