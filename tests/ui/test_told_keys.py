"""What terminals with kitty's keyboard protocol tell of keys, through Textual's parser of what they send."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import cast

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver

from alliance_tui.ui.pasted import BEGINS, ENDS, PasteDecoder
from alliance_tui.ui.told_keys import ANEW, APART, MARKS, REPEATS, TELLS, ask_terminals

SPACE = "\x1b[32;1;32u"
"""The key as a terminal sends it that tells nothing of it."""

HELD = "\x1b[32;1:2;32u"
"""It comes again by itself."""

LET_GO = "\x1b[32;1:3u"
"""It is no longer held."""


def keys(*chunks: str) -> list[str]:
    """The keys that come of what a terminal sends in these pieces."""
    decoder, parser = PasteDecoder(), XTermParser()
    texts = [decoder.decode(chunk.encode()) for chunk in chunks]
    told = [event for text in texts if text for event in parser.feed(text)]
    return [event.key for event in told if isinstance(event, events.Key)]


def test_a_held_key_is_told_from_one_that_is_pressed_again() -> None:
    """Before the key comes what is told of it; that it was let go comes by itself, once."""
    assert keys(SPACE + HELD * 2 + LET_GO + SPACE + LET_GO) == [
        *("space", REPEATS, "space", REPEATS, "space"),
        *(ANEW, "space"),
    ]
    assert keys(SPACE + LET_GO) == ["space", TELLS]


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("\x1b[97:65;2;65u", ["A"]),
        ("\x1b[97:65:97;2:1;65u", [TELLS, "A"]),
        ("\x1b[97::113u", ["a"]),
        ("\x1b[27:27;1u", ["escape"]),
        ("\x1b[97;1;1114112u", ["a"]),
        ("\x1b[97;1;55296u", ["a"]),
        ("\x1b[97;1;1114112:98u", ["b"]),
        ("\x1b[1114112;1u", []),
        ("\x1b[55296;1u", []),
        ("\x1b[99999999999999999999;1u", []),
        ("\x1b[99999999;1~", []),
        (f"\x1b[97;{'9' * 5000}u", []),
        (f"\x1b[97;1;{'9' * 5000}u", []),
    ],
)
def test_what_nobody_asked_for_on_a_key_ends_nothing(sent: str, told: list[str]) -> None:
    """Textual itself would end with it, and with it all that is typed."""
    assert keys(sent) == told
    assert keys(sent + "x") == [*told, "x"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1b[1;1:{}A", "up"),
        ("\x1b[1;5:{}C", "ctrl+right"),
        ("\x1b[3;1:{}~", "delete"),
        ("\x1b[20;1:{}~", "f9"),
        ("\x1b[27;1:{}u", "escape"),
        ("\x1b[13;129:{}u", "enter"),
        ("\x1b[116;5:{}u", "ctrl+t"),
        ("\x1b[97;2:{};65u", "A"),
    ],
)
def test_every_kind_of_key_is_told_of(sent: str, key: str) -> None:
    """Textual itself would stumble over each of them."""
    first, again, gone = (sent.format(happened) for happened in "123")
    assert keys(first, gone, first, again) == [TELLS, key, ANEW, key, REPEATS, key]
    with pytest.raises(ValueError, match="invalid literal"):
        list(XTermParser().feed(first))


def test_another_key_in_between_says_nothing_of_the_first() -> None:
    """It is not known then whether that was let go, and need not be: it is no repeat."""
    other = SPACE.replace("32", "97")
    assert keys(LET_GO, SPACE, other, LET_GO, SPACE) == [TELLS, "space", "a", "space"]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 9])
def test_keys_are_told_of_however_they_are_cut_up_on_the_way(size: int) -> None:
    """Of one that was let go, and of which the beginning went on its way already, nothing is typed."""
    sent = LET_GO + SPACE + HELD + LET_GO + "x\x1b[A" + SPACE + LET_GO + LET_GO
    chunks = [sent[at : at + size] for at in range(0, len(sent), size)]
    came = keys(*chunks)
    assert [key for key in came if key not in (REPEATS, ANEW, TELLS)] == [
        "space",
        "space",
        "x",
        "up",
        "space",
    ]


@pytest.mark.parametrize("key", ["T", "t", "1", "n", "d", "\r", " ", "\x14", "é", "李"])
@pytest.mark.parametrize("size", [1, 2, 9])
def test_a_key_right_after_escape_is_a_key_of_its_own(key: str, size: int) -> None:
    """Without the protocol it comes as one with alt; also where the first is on its way by then."""
    sent = f"x\x1b{key}\x1b[A\x1b\x1b{key}"
    came = keys(*(sent[at : at + size] for at in range(0, len(sent), size)))
    (alone,) = keys(key)
    assert [one for one in came if one not in MARKS] == [
        *("x", "escape", alone, "up"),
        *("escape", "escape", alone),
    ]
    assert TELLS not in came, "nothing is told of keys"
    assert came.count(APART) == 2


def test_a_key_after_escape_is_one_whenever_it_comes() -> None:
    """Textual waits a moment for more than the escape; whether that is over cannot be known."""
    decoder, parser = PasteDecoder(), XTermParser()
    first = [*parser.feed(decoder.decode(b"\x1b"))]
    parser._timeout_time = 0
    first += parser.tick()
    then = [*parser.feed(decoder.decode(b"T"))]
    assert [event.key for event in first if isinstance(event, events.Key)] == ["escape"]
    assert [event.key for event in then if isinstance(event, events.Key)] == [APART, "T"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        ("\x1bb", "ctrl+left"),
        ("\x1bf", "ctrl+right"),
        ("\x1b\x7f", "ctrl+w"),
        ("\x1b\t", "shift+tab"),
        ("\x1bOP", "f1"),
        ("\x1b[20~", "f9"),
        ("\x1b[1;3A", "alt+up"),
    ],
)
def test_what_terminals_send_for_other_keys_stays_whole(sent: str, key: str) -> None:
    """To another word, to another field, a word deleted."""
    assert keys(sent) == [key]


def test_where_a_terminal_tells_nothing_all_is_passed_on_at_once() -> None:
    """An escape that is pressed does not wait."""
    decoder = PasteDecoder()
    for one in ("a", "\x1b", "b", "\x1b", "[", "A", "\x1b[12;40R", "\x1b[", "\x1b[<0;3", ";4M"):
        assert decoder.decode(one.encode()) == one
    assert "".join(decoder.decode(one.encode()) for one in ("\x1b[", "1;", "5", "Ax")) == "\x1b[1;5Ax"
    decoder.decode(b"\x1b[2")
    assert decoder.decode(b"", final=True) == "\x1b[2"
    assert PasteDecoder().decode(f"{BEGINS}{HELD}{ENDS}".encode()) == f"{BEGINS}[32;1:2;32u{ENDS}"


def test_textual_asks_terminals_to_tell_of_keys_where_it_is_made_as_is_known() -> None:
    """Elsewhere nothing is asked, and nothing fails."""
    driver = SimpleNamespace(KITTY_REPORT_EVENT_TYPES=2, KITTY_REPORT_ALL_KEYS=8)
    ask_terminals(cast("ModuleType", driver))
    assert driver.KITTY_REPORT_ALL_KEYS == 10
    ask_terminals(cast("ModuleType", SimpleNamespace()))
    assert linux_driver.KITTY_REPORT_EVENT_TYPES == 2
    assert "KITTY_REPORT_ALL_KEYS" in linux_driver.LinuxDriver.start_application_mode.__code__.co_names
