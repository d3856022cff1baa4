"""Words that are pasted with escapes in them, through Textual's own parser of what a terminal sends."""

from __future__ import annotations

from codecs import IncrementalDecoder, getincrementaldecoder

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from alliance_tui.ui.pasted import BEGINS, ENDS, PasteDecoder

WORDS = "ab \x1b[31mred\x1b[0m and\x1b\x1bmore\x1b\nq 李 🏡\ta long way behind it, longer than any key \x1b"
"""What somebody copied from a terminal, with a line end that saves and a letter that leaves."""

BARE = WORDS.replace("\x1b", "")
"""What stays of it."""


def come(sent: str, size: int, decoder: IncrementalDecoder | None = None) -> tuple[list[str], list[str]]:
    """The keys, and the pasted words, that come of what a terminal sends so many bytes at a time."""
    decoder, parser, raw = decoder or PasteDecoder(), XTermParser(), sent.encode()
    chunks = [raw[at : at + size] for at in range(0, len(raw), size)]
    texts = [decoder.decode(chunk) for chunk in chunks]
    told = [event for text in texts if text for event in parser.feed(text)]
    keys = [event.key for event in told if isinstance(event, events.Key)]
    return keys, [event.text for event in told if isinstance(event, events.Paste)]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 4096])
def test_what_is_pasted_comes_whole_and_as_one(size: int) -> None:
    """However it is cut up on the way; keys before and after it are keys."""
    keys, pasted = come(f"x\x1b[A{BEGINS}{WORDS}{ENDS}y\x1b[B{BEGINS}{WORDS}{ENDS}z", size)
    assert keys == ["x", "up", "y", "down", "z"]
    assert pasted == [BARE, BARE]


def test_without_that_words_are_lost() -> None:
    """The proof that the test above can fail."""
    keys, pasted = come(f"{BEGINS}{WORDS}{ENDS}", 4096, getincrementaldecoder("utf-8")())
    assert pasted != [BARE]
    assert keys


def test_an_escape_that_is_pressed_does_not_wait() -> None:
    """Only a key that has a code by then waits for its end, and what is pasted for that of a mark."""
    decoder = PasteDecoder()
    assert decoder.decode(b"a\x1b") == "a\x1b"
    assert decoder.decode(b"[") == "["
    assert decoder.decode(b"20") == ""
    assert decoder.decode(b"0~b\x1b[20") == "200~b"
    assert decoder.decode(b"2c\x1b") == "[202c"
    assert decoder.decode(b"[201~\x1b") == f"{ENDS}\x1b"
    assert decoder.decode(b"[C\xff") == "[C\ufffd"
    assert decoder.decode(f"{BEGINS}d\x1b[2".encode(), final=True) == f"{BEGINS}d[2"
