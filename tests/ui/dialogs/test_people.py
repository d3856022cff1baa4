"""Names and the title, who is here, who joins and who leaves."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements
from alliance_tui.domain.decisions.sitting import close
from alliance_tui.domain.words import SessionKind
from alliance_tui.ui.dialogs.agreements import AgreementsDialog
from alliance_tui.ui.dialogs.confirm import ConfirmDialog
from alliance_tui.ui.dialogs.people import PeopleDialog
from alliance_tui.ui.start import OpenAlliance
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import agreed, found, happened, pid, setting, sit
from tests.cli.running import alliance
from tests.fakes import MemoryLibrary
from tests.keyboard import Keyboard
from tests.ui.dialogs.stage import LONG_NAMES, cover, keys_shown, opened, resize, show
from tests.ui.house import House
from tests.ui.places import finish
from tests.ui.screens.shelves import opened as shown
from tests.ui.screens.shelves import shelve

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


def names(hands: Keyboard) -> list[str]:
    """The names of everyone who belongs to the alliance."""
    assert hands.live.alliance is not None
    return [person.name for person in hands.live.alliance.people]


def highlighted(dialog: PeopleDialog) -> tuple[int, str] | None:
    """The number and the name of whom the keys are about; None for nobody."""
    person = dialog.highlighted
    return (person.seat, person.name) if person else None


async def test_enter_corrects_the_highlighted_name_in_a_field() -> None:
    """It begins with the name as it is."""
    async with opened(sit("Ana", "Bne")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("down", "enter", "backspace", "backspace")
        await hands.type("en")
        await hands.press("enter")
        assert names(hands) == ["Ana", "Ben"]
        assert "◆ Ben" in hands.text
        assert hands.app.focused is None


async def test_space_says_who_is_not_here_today() -> None:
    """In a word, and back again."""
    async with opened(sit()) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "space")
        assert [one.here for one in hands.session.people] == [True, False]
        assert "not here today" in hands.text
        await hands.press("up", "space")
        assert hands.said == "Someone has to be here for a session."
        await hands.press("down", "space")
        assert all(one.here for one in hands.session.people)


async def test_what_was_changed_is_taken_back_and_brought_back_where_it_was_changed() -> None:
    """The same keys as in the talk; outside a session it is said what to do instead."""
    async with opened(sit()) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "space", "u")
        assert all(one.here for one in hands.session.people)
        await hands.press("y")
        assert [one.here for one in hands.session.people] == [True, False]
    async with opened(found("Ana", "Ben")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("u")
        assert hands.said == "Undo is for what is done in a session. Here, change it again."


@pytest.mark.parametrize("key", ["a", "A"])
async def test_someone_joins_with_the_lowest_free_number(key: str) -> None:
    """And is highlighted then."""
    async with opened(sit()) as hands:
        dialog = PeopleDialog()
        await show(hands, dialog)
        await hands.press(key)
        await hands.paste("Zoë 👩‍👩‍👧 [/x]")
        await hands.press("enter")
        assert [(one.seat, one.name) for one in hands.session.people][-1] == (3, "Zoë 👩‍👩‍👧 [/x]")
        assert highlighted(dialog) == (3, "Zoë 👩‍👩‍👧 [/x]")
        assert hands.said == "Zoë 👩‍👩‍👧 [/x] has joined."


@pytest.mark.parametrize("sitting", [True, False])
async def test_who_joins_between_two_others_is_the_one_that_is_highlighted_and_named(
    *, sitting: bool
) -> None:
    """The number of who has left is free, and others come after it."""
    async with opened((sit if sitting else found)("Ana", "Ben", "Cleo")) as hands:
        dialog = PeopleDialog()
        await show(hands, dialog)
        await hands.press("2", "delete", "y", "a", *"Dora", "enter")
        assert names(hands) == ["Ana", "Dora", "Cleo"]
        assert highlighted(dialog) == (2, "Dora")
        assert hands.said == "Dora has joined."


async def test_who_joins_or_takes_part_again_is_told_how_many_agreements_wait_for_them() -> None:
    """And where they are answered."""
    async with opened(agreed("We dance", "We sing")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("a")
        await hands.type("Zoë")
        await hands.press("enter")
        assert hands.said == "Zoë has joined. 2 agreements now wait for Zoë's yes: l in the talk shows them."
        await hands.press("f")
        assert hands.said.startswith("Zoë facilitates")
        await hands.press("f")
        assert "2 agreements now wait for Zoë's yes: l in the talk shows them." in hands.said
    table = agreed("We dance")
    table.act(close)
    async with opened(table) as hands:
        await show(hands, PeopleDialog())
        await hands.press("a")
        await hands.type("Zoë")
        await hands.press("enter")
        assert hands.said == "Zoë has joined. 1 agreement now waits for Zoë's yes in your next session."


async def test_a_ninth_person_is_refused_before_a_name_is_typed() -> None:
    """Nobody writes what cannot be taken."""
    async with opened(sit(*LONG_NAMES)) as hands:
        await show(hands, PeopleDialog())
        await hands.press("a")
        assert hands.said == "All 8 places at this table are taken."
        assert not hands.screen.query_one(WordField).has_focus


async def test_a_name_that_is_taken_is_refused_and_stays_in_the_field() -> None:
    """Nothing typed is lost."""
    async with opened(sit()) as hands:
        await show(hands, PeopleDialog())
        await hands.press("a")
        await hands.type("ana")
        await hands.press("enter")
        assert "already someone called Ana" in hands.said
        assert hands.screen.query_one(WordField).text == "ana"
        await hands.press("escape")
        assert isinstance(hands.screen, PeopleDialog), "the first escape closes the field"
        await hands.press("escape")
        assert not isinstance(hands.screen, PeopleDialog)


async def test_leaving_for_good_asks_first() -> None:
    """No is no; yes leaves the others with their numbers."""
    async with opened(sit("Ana", "Ben", "Cleo")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "delete")
        assert isinstance(hands.screen, ConfirmDialog)
        assert "Ben leaves this alliance for good" in hands.text
        await hands.press("n")
        assert names(hands) == ["Ana", "Ben", "Cleo"]
        await hands.press("delete", "y")
        assert names(hands) == ["Ana", "Cleo"]
        assert [one.seat for one in hands.session.people] == [1, 3]
        await hands.press("1", "delete", "enter")
        assert hands.said == "An alliance has at least 2 people."


async def test_somebody_has_left_once_the_key_is_dealt_with() -> None:
    """A kill after it finds that kept: nothing has to be drawn first."""
    async with opened(sit("Ana", "Ben", "Cleo")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "delete")
        dialog = hands.screen
        assert isinstance(dialog, ConfirmDialog)
        dialog.action_yes()
        assert names(hands) == ["Ana", "Cleo"], "before the loop comes to anything else"


async def test_a_time_out_over_the_question_answers_nothing() -> None:
    """The question is there again afterwards."""
    async with opened(sit("Ana", "Ben", "Cleo")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "delete")
        await cover(hands)
        assert isinstance(hands.screen, ConfirmDialog)
        assert len(names(hands)) == 3
        await hands.press("y")
        assert len(names(hands)) == 2


async def test_a_time_out_leaves_a_name_that_is_typed() -> None:
    """Words and focus, and the person it is for."""
    async with opened(sit()) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "enter")
        await hands.type("jamin")
        await cover(hands)
        assert hands.app.focused is hands.screen.query_one(WordField)
        await hands.press("enter")
        assert names(hands) == ["Ana", "Benjamin"]


async def test_without_a_session_names_are_changed_in_the_alliance() -> None:
    """Who is here is said in a session."""
    async with opened(found("Ana", "Bne")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "space")
        assert hands.said == "Who is here is said in a session."
        await hands.press("enter", "backspace", "backspace", "e", "n", "enter")
        assert names(hands) == ["Ana", "Ben"]
        assert "Ben" in hands.text
        await hands.press("a", *"Cleo", "enter")
        assert names(hands) == ["Ana", "Ben", "Cleo"]
        assert "Cleo" in hands.text


async def test_a_click_on_a_name_corrects_it() -> None:
    """And the keys at the foot can be clicked."""
    async with opened(sit()) as hands:
        dialog = PeopleDialog()
        await show(hands, dialog)
        await hands.click(dialog.sheet, 6, 1)
        assert hands.screen.query_one(WordField).text == "Ben"
        await hands.press("x")
        await hands.click_on("enter  save")
        assert names(hands) == ["Ana", "Benx"]


async def test_a_name_has_one_line_and_a_long_one_is_kept_to_be_shortened() -> None:
    """Sixty characters; a paste of more stays, and a sentence says so."""
    async with opened(sit()) as hands:
        await show(hands, PeopleDialog())
        await hands.press("a")
        await hands.paste("Maria\nTeresa " + "x" * 60)
        assert hands.screen.query_one(WordField).text.startswith("Maria Teresa x")
        assert "Shorten it" in hands.said
        await hands.press("enter")
        assert "longer than the 60 that can be saved" in hands.said
        assert len(names(hands)) == 2


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_eight_people_with_long_names_fit_at_any_size(size: tuple[int, int]) -> None:
    """The highlighted one is in view, and the number keys go to each."""
    async with opened(sit(*LONG_NAMES), size) as hands:
        await show(hands, PeopleDialog())
        for seat, first in enumerate(("Ana", "Ben", "Chloé", "Dev", "Eun", "Farid", "Grace", "Hana"), 1):
            await hands.press(str(seat))
            assert first in hands.text
        await hands.press("enter", "y", "enter")
        assert "longer than the 60 that can be saved" in hands.said


@pytest.mark.parametrize("sitting", [True, False])
async def test_f_gives_the_facilitators_seat_and_takes_it_back(*, sitting: bool) -> None:
    """In a session and outside one; the word stands in the row, the key at the foot."""
    async with opened((sit if sitting else found)("Ana", "Ben", "Cleo")) as hands:
        await show(hands, PeopleDialog())
        assert "f: the highlighted person facilitates" in hands.words
        await hands.press("3", "f")
        assert hands.said == "Cleo facilitates: their time is not counted, and they are not asked for a yes."
        assert "Cleo" in next(line for line in hands.text.splitlines() if "· facilitates" in line)
        assert hands.live.alliance is not None
        assert [one.facilitator for one in hands.live.alliance.people] == [False, False, True]
        await hands.press("f")
        assert hands.said == "Cleo takes part like everyone else."
        assert "· facilitates" not in hands.text


@pytest.mark.parametrize("sitting", [False, True])
async def test_a_role_stands_alone_between_sessions(*, sitting: bool) -> None:
    """The dot is between two things: nothing comes before it where nobody is here or not."""
    table = found("Ana", "Ben", "Cleo", using=setting(roles=("manager", "report")))
    if sitting:
        happened(table.live.sit_down(SessionKind.DESIGN))
    async with opened(table) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "f")
        here = "here · " if sitting else ""
        for name, told in (("▲ Ana", "manager"), ("◆ Ben", "report · facilitates"), ("Cleo", "report")):
            (line,) = (" ".join(line.split()) for line in hands.text.splitlines() if name in line)
            assert f"{name} {here}{told}" in line


@pytest.mark.parametrize("sitting", [False, True])
async def test_f_says_how_many_agreements_come_into_force_or_no_longer_are(*, sitting: bool) -> None:
    """Only somebody's missing yes had kept them from it: that goes unseen otherwise."""
    table = sit("Ana", "Ben", "Cleo")
    for words in ("We dance", "We sing"):
        agreement = table.propose(words)
        for seat in (1, 2):
            table.act(agreements.press_consent, agreement.id, seat)
    table.propose("Nobody has said yes to this")
    if not sitting:
        table.act(close)
    async with opened(table) as hands:
        await show(hands, PeopleDialog())
        await hands.press("3", "f")
        assert hands.said == (
            "Cleo facilitates: their time is not counted, and they are not asked for a yes. "
            "2 agreements are in force now without their yes."
        )
        await hands.press("f")
        where = ": l in the talk shows them." if sitting else " in your next session."
        assert hands.said == (
            f"Cleo takes part like everyone else. 3 agreements now wait for Cleo's yes{where} "
            "Until then 2 agreements are not in force."
        )
        await hands.press("delete", "y")
        assert hands.said == "Cleo has left. 2 agreements are in force now without their yes."


async def test_on_the_smallest_terminal_each_row_tells_whose_it_is() -> None:
    """Whether somebody is here stands beside their name."""
    async with opened(sit("Ana", "Ben", LONG_NAMES[2])) as hands:
        await show(hands, PeopleDialog())
        await hands.press("2", "space")
        await resize(hands, 20, 5)
        assert "> 2 ◆ Ben away" in hands.text
        for key, told in (("up", "1 ▲ Ana here"), ("down", "2 ◆ Ben away"), ("down", "3 ■ Chl… here")):
            await hands.press(key)
            assert f"> {told}" in hands.text


@pytest.mark.parametrize("sitting", [False, True])
async def test_what_only_they_keep_is_named_where_somebody_leaves(*, sitting: bool) -> None:
    """Before it and after it, and in the lists; nothing of it is changed by itself."""
    table = sit("Ana", "Ben", "Cleo")
    for terms in (Terms("Cleo brings tea", who=(pid(3),)), Terms("We walk", who=(pid(1), pid(3)))):
        table.act(agreements.propose, terms)
        table.everyone_agrees(table.session.agreements[-1])
    before = table.session.agreements
    if not sitting:
        table.act(close)
    async with opened(table, size=(100, 30)) as hands:
        await show(hands, PeopleDialog())
        await hands.press("3", "delete")
        assert "Cleo alone keeps “Cleo brings tea”. Its words stay" in hands.words
        assert "as agreed" not in hands.words, "it may wait for a yes"
        await hands.press("y")
        where = "In the talk l, then enter, changes it." if sitting else "Say it in your next session."
        assert hands.said == f"Cleo has left. Who keeps “Cleo brings tea” now? {where}"
        if sitting:
            assert [one.terms for one in table.session.agreements] == [one.terms for one in before]
            await show(hands, AgreementsDialog())
            assert "Cleo (has left)" in hands.words
            assert "Ana, Cleo (has left)" in hands.words


@pytest.mark.parametrize("sitting", [False, True])
async def test_r_gives_the_other_role_where_the_setting_has_one(*, sitting: bool) -> None:
    """In a session and outside one; where all have the same role it is not offered."""
    table = found("Ana", "Ben", using=setting(roles=("manager", "report")))
    if sitting:
        happened(table.live.sit_down(SessionKind.DESIGN))
    async with opened(table) as hands:
        await show(hands, PeopleDialog())
        assert "r: the highlighted person takes the other role" in hands.words
        await hands.press("r", "2", "r")
        assert hands.said == "Ben: manager from now on."
        assert hands.live.alliance is not None
        assert [one.role for one in hands.live.alliance.people] == ["report", "manager"]
    async with opened(found("Ana", "Ben")) as hands:
        await show(hands, PeopleDialog())
        assert "other role" not in hands.words
        await hands.press("r")
        assert hands.said == "There is no other role in your setting."


def title(hands: Keyboard) -> str:
    """What the alliance is called."""
    assert hands.live.alliance is not None
    return hands.live.alliance.title


@pytest.mark.parametrize("key", ["n", "N"])
async def test_n_corrects_the_title_in_a_field(key: str) -> None:
    """It begins with the title as it is; in a session `u` takes the new one back, and `y` brings it again."""
    async with opened(sit()) as hands:
        await show(hands, PeopleDialog())
        assert "n: your alliance gets another title." in hands.words
        await hands.press(key)
        assert "What is it called? The title:" in hands.text
        assert keys_shown(hands) == ["save", "back"]
        assert hands.screen.query_one(WordField).text == "Ana & Ben"
        await hands.type(" [/x]")
        await hands.press("enter")
        assert title(hands) == "Ana & Ben [/x]"
        assert hands.said == "Your alliance is called Ana & Ben [/x] from now on."
        assert hands.app.focused is None
        assert hands.app.drafts.unsaved == ""
        await hands.press("u")
        assert title(hands) == "Ana & Ben"
        assert "the new title" in hands.said
        await hands.press("y")
        assert title(hands) == "Ana & Ben [/x]"


@pytest.mark.parametrize("sitting", [True, False])
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "at least one letter"),
        ("x" * 61, "longer than the 60 that can be saved"),
        ("a\x07", "no control characters"),
    ],
)
async def test_a_title_that_cannot_be_is_refused_and_stays_in_the_field(
    typed: str, sentence: str, *, sitting: bool
) -> None:
    """Nothing typed is lost."""
    async with opened((sit if sitting else found)("Ana", "Ben")) as hands:
        await show(hands, PeopleDialog())
        await hands.press("n")
        field = hands.screen.query_one(WordField)
        field.text = typed
        await hands.press("enter")
        assert sentence in hands.said
        assert field.text == typed
        assert field.has_focus
        assert title(hands) == "Ana & Ben"


async def test_a_title_that_is_typed_outlives_escape_and_a_time_out() -> None:
    """It is its own: no name is mixed up with it. The same title as before is no change."""
    async with opened(sit()) as hands:
        await show(hands, PeopleDialog())
        await hands.press("n")
        await hands.type(" at home")
        await cover(hands)
        assert hands.app.focused is hands.screen.query_one(WordField)
        await hands.press("escape")
        assert hands.said == "What you typed is kept until you open the field again."
        assert hands.app.drafts.unsaved == "a title"
        await hands.press("enter")
        assert hands.screen.query_one(WordField).text == "Ana"
        await hands.press("escape", "a")
        assert hands.screen.query_one(WordField).text == ""
        await hands.press("x", "escape")
        assert hands.app.drafts.unsaved == "a name and a title"
        await hands.press("n")
        assert hands.screen.query_one(WordField).text == "Ana & Ben at home"
        await hands.press("enter", "n", "enter")
        assert title(hands) == "Ana & Ben at home"
        assert hands.app.drafts.unsaved == "a name"
        assert hands.said == ""


@pytest.mark.parametrize(
    ("sitting", "foot"), [(True, "a  joins  del  out  esc"), (False, "a  joins  del  out  n  title")]
)
async def test_who_goes_stands_at_the_foot_and_the_title_on_the_page_in_the_palette_and_in_help(
    foot: str, *, sitting: bool
) -> None:
    """In 80 columns too; in a session the keys of who is here come first."""
    async with opened((sit if sitting else found)("Ana", "Ben")) as hands:
        await show(hands, PeopleDialog())
        assert foot in hands.text
        assert "n: your alliance gets another title." in hands.text
        assert "title" in [one.title for one in hands.app.get_system_commands(hands.screen)]
        await hands.press("question_mark")
        assert "Correct the title of the alliance" in hands.text


async def test_a_new_title_stands_at_the_top_in_the_list_and_on_every_page(house: House) -> None:
    """Typed in the session or between two."""
    env = {"ALLIANCE_DATA_DIR": str(house.folder)}
    async with house.sit(title="Hoem") as hands:
        await hands.press("o", "n", *["backspace"] * 3, *"ome", "enter", "escape")
        assert hands.text.startswith(" Home ")
        start = OpenAlliance(hands.live.id)
        await hands.press("e", "y")
        await finish(hands)
    assert "Home" in alliance("list", env=env).stdout
    async with house.open(start) as hands:
        assert hands.text.startswith(" Home ")
        await hands.press("o", "n", *" again", "enter", "escape")
        assert hands.text.startswith(" Home again ")
    async with house.open() as hands:
        await hands.until(lambda: "Home again" in hands.text, "what was read by a thread")
    assert "Home again" in alliance("list", env=env).stdout
    page = alliance("export", "home again", env=env).stdout
    assert "Home again" in page
    assert "Hoem" not in page


@pytest.mark.parametrize("sitting", [True, False])
@pytest.mark.parametrize(("typed", "told"), [("ours", True), ("Ours too", False), ("home", False)])
async def test_a_title_that_another_alliance_of_the_list_has_is_taken_and_told(
    typed: str, *, told: bool, sitting: bool
) -> None:
    """As it is where a new one is begun; other letters of its own title make no other alliance of it."""
    library = MemoryLibrary()
    shelve(library, "Ours", "Zed", "Yan")
    shelve(library, "Home", ended=not sitting)
    async with shown(library) as hands:
        await hands.click_on("Home")
        await hands.press("o", "n", *["backspace"] * 4, *typed, "enter")
        assert title(hands) == typed
        like = ", like another one in the list" if told else ""
        assert hands.said == f"Your alliance is called {typed} from now on{like}."
        assert "Zed" not in hands.text


async def test_nothing_is_told_of_a_list_that_is_not_shown(house: House) -> None:
    """Started into one alliance, the program shows no other, and says of none how it is called."""
    house.furnish("Zed", "Yan")
    async with house.sit(title="Ours") as hands:
        await hands.press("o", "n", *["backspace"] * 4, *"Home", "enter")
        assert title(hands) == "Home"
        assert hands.said == "Your alliance is called Home from now on."


async def test_all_that_is_said_of_eight_is_in_view_while_something_is_whispered() -> None:
    """At 80 x 24, down to what it means to facilitate."""
    async with opened(sit(*"ABCDEFGH"), (80, 24)) as hands:
        await show(hands, PeopleDialog())
        dialog = hands.screen
        assert isinstance(dialog, PeopleDialog)
        dialog.whisper("word " * 25)
        await hands.settle()
        assert "f: the highlighted person facilitates: uncounted, without a yes." in hands.text
