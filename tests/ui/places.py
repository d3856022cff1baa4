"""Every place in the program: each screen, dialog and field, and the keys that lead there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, NamedTuple

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from alliance_tui.storage.beside import journal_of
from alliance_tui.ui.dialogs.agreement_page import AgreementPage
from alliance_tui.ui.dialogs.agreements import AgreementsDialog
from alliance_tui.ui.dialogs.celebrating import CelebratingDialog
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.dialogs.cover import CoverScreen
from alliance_tui.ui.dialogs.evening import EveningDialog
from alliance_tui.ui.dialogs.goals import GoalsDialog
from alliance_tui.ui.dialogs.help import HelpDialog
from alliance_tui.ui.dialogs.leaving import LeaveDialog
from alliance_tui.ui.dialogs.life import LifeDialog
from alliance_tui.ui.dialogs.lot import LotDialog
from alliance_tui.ui.dialogs.notice import NoticeDialog
from alliance_tui.ui.dialogs.people import PeopleDialog
from alliance_tui.ui.dialogs.read_out import ReadOutScreen
from alliance_tui.ui.dialogs.review import ReviewDialog
from alliance_tui.ui.dialogs.round import RoundDialog
from alliance_tui.ui.dialogs.starters import StartersDialog
from alliance_tui.ui.dialogs.starting import StartDialog
from alliance_tui.ui.dialogs.words import WordsDialog
from alliance_tui.ui.palette import Palette
from alliance_tui.ui.screens.alliance import AllianceScreen
from alliance_tui.ui.screens.closing import ClosingScreen
from alliance_tui.ui.screens.library import LibraryScreen
from alliance_tui.ui.screens.looking_back import LookingBackScreen
from alliance_tui.ui.screens.loose_time_out import LooseTimeOutScreen
from alliance_tui.ui.screens.marks import MarksScreen
from alliance_tui.ui.screens.new_alliance import NewAllianceScreen
from alliance_tui.ui.screens.opening import OpeningScreen
from alliance_tui.ui.screens.past import PastScreen
from alliance_tui.ui.screens.pause import PauseScreen
from alliance_tui.ui.screens.quiet import QuietScreen
from alliance_tui.ui.screens.session import SessionScreen
from alliance_tui.ui.screens.thanks import ThanksScreen
from alliance_tui.ui.screens.time_out import TimeOutScreen
from alliance_tui.ui.screens.together import TogetherScreen
from alliance_tui.ui.start import OpenAlliance, OpenSession, Start
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard
from tests.ui.house import House, fail

DRAFT: Final = "half a tho"
"""What is being typed there when something else comes."""


MARKED: Final = ("1", "1", "1", "2", "enter", "2", "2", "4", "1", "enter")
"""The keys with which Ana and Ben mark two agreements, one after the other."""


FIRST: Final = {"library": "Home", "new": "Sit down together"}
"""What is read by a thread where a place starts, and waited for."""


class Place(NamedTuple):
    """Somewhere in the program, and the keys that lead there."""

    screen: type[Screen[Any]]
    """What is on top there."""

    keys: Sequence[str]
    """The keys from where the program starts."""

    start: str = "session"
    """Where the program starts: `session`, an `ended` one, its `alliance`, the `library`, a `new` one, or
    one on a disk that fails: `unsaved`, one that looks back: `assess`, one that was `cut-off` as it was
    written."""

    typing: bool = False
    """Whether words are being typed there."""


PLACES: Final = {
    "session": Place(SessionScreen, ()),
    "session-asking-whom": Place(SessionScreen, ("1", "g")),
    "note": Place(SessionScreen, ("1", "n"), typing=True),
    "note-asking-whose": Place(SessionScreen, ("0", "n")),
    "parking": Place(SessionScreen, ("p",), typing=True),
    "agreement": Place(AgreementPage, ("a",), typing=True),
    "agreement-second-page": Place(AgreementPage, ("a", "pagedown"), typing=True),
    "agreement-edited": Place(AgreementPage, ("l", "enter"), typing=True),
    "agreement-help": Place(HelpDialog, ("a", "f1")),
    "agreements": Place(AgreementsDialog, ("l",)),
    "agreement-life": Place(LifeDialog, ("l", "l")),
    "agreements-find": Place(AgreementsDialog, ("l", "slash"), typing=True),
    "agreements-round": Place(RoundDialog, ("l", "r")),
    "agreement-read-out": Place(ReadOutScreen, ("l", "v")),
    "review": Place(ReviewDialog, ("r",), typing=True),
    "people": Place(PeopleDialog, ("o",)),
    "person-joins": Place(PeopleDialog, ("o", "a"), typing=True),
    "title": Place(PeopleDialog, ("o", "n"), typing=True),
    "person-leaves": Place(ConfirmDialog, ("o", "delete")),
    "words": Place(WordsDialog, ("w",)),
    "note-edited": Place(WordsDialog, ("w", "enter"), typing=True),
    "question-read-out": Place(ReadOutScreen, ("v",)),
    "help": Place(HelpDialog, ("question_mark",)),
    "starters": Place(StartersDialog, ("i",)),
    "time": Place(EveningDialog, ("k",)),
    "asking-which-step": Place(SessionScreen, ("1", "s")),
    "opening": Place(OpeningScreen, ("j", "1")),
    "opening-sign": Place(OpeningScreen, ("j", *["enter"] * 3), typing=True),
    "cover": Place(CoverScreen, ("f4",)),
    "end": Place(ConfirmDialog, ("e",)),
    "closing": Place(ClosingScreen, ("e", "enter")),
    "closing-review": Place(ReviewDialog, ("e", "enter", "d"), typing=True),
    "closing-takeaway": Place(ClosingScreen, ("e", "enter", "enter", "1"), typing=True),
    "closing-keeping": Place(ClosingScreen, ("e", *["enter"] * 4)),
    "closing-letting-go": Place(ConfirmDialog, ("e", *["enter"] * 4, "1", "f")),
    "closing-unsaved": Place(
        ConfirmDialog, ("e", "enter", "enter", "1", "x", "escape", "enter", "enter", "f")
    ),
    "thanks": Place(ThanksScreen, ("e", *["enter"] * 4, "f")),
    "quiet-minute": Place(QuietScreen, ("m",)),
    "who-begins": Place(StartDialog, ("f",)),
    "goals": Place(GoalsDialog, ("d",)),
    "lot": Place(LotDialog, ("x",)),
    "notice": Place(NoticeDialog, (), "cut-off"),
    "pause": Place(PauseScreen, ("z",)),
    "time-out": Place(TimeOutScreen, ("f9",)),
    "time-out-not-yet": Place(TimeOutScreen, ("f9", "m")),
    "palette": Place(Palette, ("ctrl+p",), typing=True),
    "palette-over-a-dialog": Place(Palette, ("a", "ctrl+p"), typing=True),
    "leave-unsaved": Place(LeaveDialog, ("q",), "unsaved"),
    "leave-naming-a-folder": Place(LeaveDialog, ("q", "s"), "unsaved", typing=True),
    "library": Place(LibraryScreen, (), "library"),
    "library-empty": Place(LibraryScreen, (), "new"),
    "library-delete": Place(ConfirmDialog, ("down", "delete"), "library"),
    "library-find": Place(LibraryScreen, ("slash",), "library", typing=True),
    "library-palette": Place(Palette, ("ctrl+p",), "library", typing=True),
    "new-alliance": Place(NewAllianceScreen, ("n",), "new", typing=True),
    "alliance": Place(AllianceScreen, (), "alliance"),
    "alliance-life": Place(LifeDialog, (*["down"] * 3, "l"), "alliance"),
    "alliance-delete": Place(ConfirmDialog, ("delete",), "alliance"),
    "alliance-people": Place(PeopleDialog, ("o", "a"), "alliance", typing=True),
    "alliance-review": Place(ReviewDialog, ("d",), "alliance", typing=True),
    "looking-back": Place(LookingBackScreen, (), "assess"),
    "marks": Place(MarksScreen, ("enter",), "assess"),
    "marks-alone": Place(MarksScreen, ("enter", "1", "1"), "assess"),
    "together": Place(TogetherScreen, ("enter", *MARKED, "enter"), "assess"),
    "together-open": Place(TogetherScreen, ("enter", *MARKED, "enter", "enter"), "assess"),
    "together-changing": Place(
        AgreementPage, ("enter", *MARKED, "enter", "enter", "c"), "assess", typing=True
    ),
    "celebrating": Place(CelebratingDialog, ("s", "6", "enter"), typing=True),
    "past": Place(PastScreen, (), "ended"),
    "past-read-out": Place(ReadOutScreen, ("down", "v"), "ended"),
    "past-life": Place(LifeDialog, (*["down"] * 3, "l"), "ended"),
    "break-without-session": Place(LooseTimeOutScreen, ("f9",), "library"),
}
"""Every place there is. Whoever adds a screen adds it here."""


class Sight(NamedTuple):
    """What someone has in front of them."""

    screen: Screen[Any]
    """What is on top."""

    stack: tuple[Screen[Any], ...]
    """Everything that is beneath it, and itself."""

    focused: Widget | None
    """What keys go to."""

    words: str
    """What is typed there."""

    @classmethod
    def of(cls, keyboard: Keyboard) -> Sight:
        """What is there now."""
        focused = keyboard.screen.focused
        words = focused.text if isinstance(focused, TextArea) else ""
        words = focused.value if isinstance(focused, Input) else words
        return cls(keyboard.screen, tuple(keyboard.app.screen_stack), focused, words)


@asynccontextmanager
async def at(house: House, place: Place) -> AsyncIterator[Keyboard]:
    """Start the program and go to a place."""
    async with _opened(house, place.start) as keyboard:
        if first := FIRST.get(place.start):
            await keyboard.until(lambda: first in keyboard.text, "what was read by a thread")
        await keyboard.press(*place.keys)
        assert type(keyboard.screen) is place.screen, f"the keys lead to {keyboard.screen}"
        if place.typing:
            focused = keyboard.screen.focused
            if isinstance(focused, TextArea):
                focused.text = ""
            await keyboard.type(DRAFT)
            assert Sight.of(keyboard).words == DRAFT
        yield keyboard


@asynccontextmanager
async def _opened(house: House, where: str) -> AsyncIterator[Keyboard]:
    """Start the program with what a place begins with."""
    if where == "unsaved":
        library = MemoryLibrary()
        async with house.sit(library=library) as keyboard:
            fail(library, "The disk is full.")
            await keyboard.press("1")
            yield keyboard
        return
    start: Start | None = None
    if where == "assess":
        start = OpenSession(*house.look_back())
    elif where != "new":
        is_going_on = where in ("session", "cut-off")
        alliance, session = house.furnish(ended=not is_going_on)
        if where == "cut-off":
            sessions = house.folder / "alliances" / alliance / "sessions"
            journal_of(sessions / f"{session}.json").write_bytes(b"[12")
        starts = dict.fromkeys(("session", "ended", "cut-off"), OpenSession(alliance, session))
        start = {**starts, "alliance": OpenAlliance(alliance), "library": None}[where]
    async with house.open(start) as keyboard:
        yield keyboard


async def end(keyboard: Keyboard) -> None:
    """End the session from its screen, choosing nothing, until the thanks."""
    await keyboard.press("e", "enter")
    await finish(keyboard)


async def finish(keyboard: Keyboard) -> str:
    """Go through the closing pages until the thanks, choosing nothing; answers what stood on them."""
    told = ""
    while not keyboard.text.split("\n")[-1].strip().startswith("f "):
        assert keyboard.top == "ClosingScreen"
        told += keyboard.words
        await keyboard.press("enter")
    told += keyboard.words
    await keyboard.press("f")
    if keyboard.top == "ConfirmDialog":
        await keyboard.press("enter")
    assert keyboard.top == "ThanksScreen"
    return told


async def come_back(keyboard: Keyboard) -> None:
    """End the break: everyone here says ready; without a session, escape."""
    if not talking(keyboard):
        await keyboard.press("escape")
        return
    await keyboard.press(*(str(person.seat) for person in keyboard.session.here))
    await keyboard.wait(6)
    await keyboard.wait(20)


def talking(keyboard: Keyboard) -> bool:
    """Whether a session is open, in which the time-out is kept."""
    live = keyboard.app.live
    return live is not None and live.session is not None and live.session.is_open


def is_break(screen: Screen[Any]) -> bool:
    """Whether it is one of the two screens of a break."""
    return isinstance(screen, TimeOutScreen | LooseTimeOutScreen)
