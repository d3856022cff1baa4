"""All notes of a session, and the parking lot."""

from __future__ import annotations

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import assessing, parking, sitting
from alliance_tui.domain.words import NoteKind, SessionKind, Step
from alliance_tui.ui.dialogs.read_out import ReadOutScreen
from alliance_tui.ui.dialogs.words import WordsDialog
from alliance_tui.ui.widgets.word_field import WordField
from tests.builders import Table, happened, pid, sit
from tests.keyboard import Keyboard
from tests.ui.dialogs.stage import HARD, cover, keys_shown, opened, show

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


def talked() -> Table:
    """People who wrote in two steps and parked something."""
    table = sit()
    table.note(1, "I want us to laugh", NoteKind.GOAL)
    table.act(sitting.enter_step, Step.NEEDS)
    table.note(2, "Ten minutes after work")
    table.act(parking.park, "The holidays")
    return table


def in_front(hands: Keyboard) -> WordsDialog:
    """The words, which have to be in front."""
    assert isinstance(hands.screen, WordsDialog)
    return hands.screen


async def test_notes_stand_under_their_step_with_author_and_kind_then_the_parking_lot() -> None:
    """In the order of the steps."""
    async with opened(talked()) as hands:
        dialog = WordsDialog()
        await show(hands, dialog)
        shown = hands.text
        places = [
            shown.index(words)
            for words in (
                "I want us to laugh   goal",
                "Ten minutes after work   need",
                "parking lot",
                "The holidays",
            )
        ]
        assert places == sorted(places)
        assert "▲ Ana" in shown


async def test_enter_edits_the_text_and_f2_and_f3_the_author_and_the_kind() -> None:
    """All three are kept with one enter."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("enter")
        await hands.type(" more")
        await hands.press("f2", "f3", "enter")
        note = hands.session.notes[0]
        assert (note.text, note.participant, note.kind) == ("I want us to laugh more", pid(2), NoteKind.NEED)
        assert "I want us to laugh more   need" in hands.text
        assert hands.app.focused is None


async def test_delete_takes_a_note_back_and_u_brings_it_back() -> None:
    """The way back is told."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("down", "delete")
        assert [note.text for note in hands.session.notes] == ["I want us to laugh"]
        assert hands.said == "Taken back. u brings it back."
        await hands.press("u")
        assert len(hands.session.notes) == 2
        assert hands.said.startswith("The note is there again.")
        await hands.press("y")
        assert hands.said.startswith("Brought back: taking back a note.")
        assert len(hands.session.notes) == 1


async def test_enter_takes_up_what_is_parked() -> None:
    """It leaves the parking lot; delete does not throw it away by mistake."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("end")
        assert keys_shown(hands)[0] == "take up"
        await hands.press("delete")
        assert hands.said == "enter takes up what is parked."
        await hands.press("enter")
        assert not hands.session.parked
        assert hands.said.startswith("Taken up")


async def test_escape_keeps_changed_words_and_f5_brings_the_old_ones_back() -> None:
    """They are there when the same note is edited again."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("enter")
        await hands.type(" more")
        await hands.press("escape")
        assert hands.said == "The words you changed are kept until you edit this note again."
        assert hands.session.notes[0].text == "I want us to laugh"
        await hands.press("enter")
        field = hands.screen.query_one(WordField)
        assert field.text == "I want us to laugh more"
        await hands.press("f5")
        assert field.text == "I want us to laugh"
        await hands.press("enter", "enter")
        assert hands.said == "", "nothing is kept any more"


async def test_v_reads_out_a_note_and_a_parked_thing() -> None:
    """With whose words they are."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("v")
        assert isinstance(hands.screen, ReadOutScreen)
        assert "Ana · goal" in hands.text
        await hands.press("escape", "end", "v")
        assert "The holidays" in hands.text
        assert isinstance(hands.screen, ReadOutScreen)


async def test_words_of_a_session_that_has_ended_are_only_read() -> None:
    """Enter reads out; nothing can be changed."""
    table = talked()
    past = table.session
    table.act(sitting.close)
    async with opened(table) as hands:
        await show(hands, WordsDialog(past))
        await hands.press("delete", "u")
        assert hands.said == "This session has ended. Its words stay as they are."
        await hands.press("enter")
        assert isinstance(hands.screen, ReadOutScreen)
        await hands.press("escape")
        assert keys_shown(hands) == ["read out", "back"]


async def test_a_time_out_leaves_the_note_that_is_edited() -> None:
    """Words, cursor, focus and the highlighted one."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("down", "enter")
        await hands.paste(f" {HARD}")
        await hands.press("home")
        await cover(hands)
        field = hands.screen.query_one(WordField)
        assert hands.app.focused is field
        assert (field.text, field.cursor_location) == (f"Ten minutes after work {HARD}", (0, 0))
        await hands.press("enter")
        assert hands.session.notes[1].text == f"Ten minutes after work {HARD}"
        assert in_front(hands).sheet.highlighted == hands.session.notes[1].id


async def test_f8_hands_over_while_a_note_is_edited() -> None:
    """The heading of the field says so, so it has to be true."""
    async with opened(talked()) as hands:
        await hands.press("1")
        await show(hands, WordsDialog())
        await hands.press("enter", "f8")
        assert hands.session.holder == pid(2)
        assert hands.screen.query_one(WordField).text == "I want us to laugh"


async def test_without_words_it_says_how_they_come_about() -> None:
    """And no key falls over."""
    async with opened(sit()) as hands:
        await show(hands, WordsDialog())
        assert "Nothing is written down yet." in hands.text
        await hands.press("enter", "v", "f5", "up", "down", "end")
        assert in_front(hands).sheet.highlighted == ""
        assert keys_shown(hands) == ["back"]
        for key in ("enter", "v", "a", "delete"):
            await hands.press("up", key)
            assert hands.said == "No words are here.", key


async def test_once_the_last_words_are_taken_back_no_key_at_the_foot_is_for_them() -> None:
    """They are there again as soon as the words are."""
    table = sit()
    table.note(1, "I want us to laugh")
    async with opened(table) as hands:
        await show(hands, WordsDialog())
        await hands.press("delete")
        assert keys_shown(hands) == ["back"]
        await hands.press("u")
        assert len(keys_shown(hands)) == 6


async def test_a_click_edits_what_was_clicked() -> None:
    """And clicks at the foot change author and kind."""
    async with opened(talked()) as hands:
        dialog = WordsDialog()
        await show(hands, dialog)
        await hands.click(dialog.sheet, 6, 4)
        assert hands.screen.query_one(WordField).text == "Ten minutes after work"
        await hands.click_on("F2  whose")
        await hands.click_on("F3  what")
        await hands.click_on("enter  save")
        assert hands.session.notes[1].participant == pid(1)


@pytest.mark.parametrize("size", [(40, 12), (20, 5)])
async def test_it_works_on_the_smallest_terminals(size: tuple[int, int]) -> None:
    """What is edited is in view."""
    table = talked()
    table.note(1, HARD)
    async with opened(table, size) as hands:
        await show(hands, WordsDialog())
        await hands.press("enter")
        await hands.type("!")
        assert "laugh!" in hands.text
        await hands.press("enter", "end")
        assert "holidays" in hands.text


async def test_an_agreement_grows_out_of_a_note() -> None:
    """Its words are the beginning, and the page says where they are from; a begun one is not thrown away."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("down", "a")
        assert hands.top == "AgreementPage"
        assert "It grew out of: Ben, Ten minutes after work" in hands.words
        await hands.press("enter", "1", "2", "escape")
        (one,) = hands.session.agreements
        assert one.terms == Terms("Ten minutes after work", grown_from=hands.session.notes[1].id)
        assert hands.top == "WordsDialog"
        await hands.press("a", "x", "escape", "up", "a")
        assert hands.screen.query_one(WordField).text == "Ten minutes after workx"


async def test_what_a_note_filled_in_is_no_draft() -> None:
    """Nobody typed it: it goes with its note, and another note fills in its own."""
    async with opened(talked()) as hands:
        await show(hands, WordsDialog())
        await hands.press("down", "a", "escape")
        assert hands.top == "WordsDialog"
        assert hands.app.drafts.unsaved == ""
        assert "kept" not in hands.said
        await hands.press("up", "a")
        assert hands.screen.query_one(WordField).text == hands.session.notes[0].text


async def test_what_is_celebrated_is_read_edited_and_taken_back() -> None:
    """Where all other words are."""
    table = talked()
    table.act(assessing.plan_celebration, "We kept at it", "a walk")
    async with opened(table) as hands:
        await show(hands, WordsDialog())
        await hands.press("down", "down", "v")
        assert "We kept at it" in hands.text
        assert "a walk" in hands.text
        await hands.press("escape", "enter", *" too", "enter")
        assert hands.top == "WordsDialog"
        assert [(one.what, one.how) for one in hands.session.celebrations] == [
            ("We kept at it too", "a walk")
        ]
        assert "We kept at it too" in hands.text
        await hands.press("u")
        assert hands.said == "Taken back: the change of what you celebrate. y brings it back."
        assert [one.what for one in hands.session.celebrations] == ["We kept at it"]
        await hands.press("enter", *" x", "escape", "enter")
        assert "We kept at it x" in hands.text, "what was typed is still there"
        await hands.press("escape", "delete")
        assert hands.said == "Taken back. u brings it back."
        assert not hands.session.celebrations


async def test_what_is_celebrated_of_an_earlier_session_is_edited_and_taken_back_too() -> None:
    """As what this one brought."""
    table = talked()
    table.act(assessing.plan_celebration, "We kept at it")
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.ASSESS))
    async with opened(table) as hands:
        await show(hands, WordsDialog())
        await hands.press("delete")
        assert hands.said == "Taken back. u brings it back."
        assert not hands.session.celebrations
        await hands.press("u")
        assert hands.said == "What you celebrate is there again."
        await hands.press("enter", *" too", "enter")
        assert hands.top == "WordsDialog"
        assert "We kept at it too" in hands.text
