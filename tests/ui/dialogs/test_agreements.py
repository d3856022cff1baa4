"""The list of agreements."""

from __future__ import annotations

from typing import cast

import pytest
from textual.content import Content

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.decisions import agreements, sitting
from alliance_tui.domain.words import AgreementState, Consent, SessionKind, Step
from alliance_tui.ui.dialogs.agreement_page import AgreementPage
from alliance_tui.ui.dialogs.agreements import AgreementsDialog
from alliance_tui.ui.dialogs.read_out import ReadOutScreen
from alliance_tui.ui.widgets import block as block_lines
from alliance_tui.ui.widgets import page
from alliance_tui.ui.widgets.block import Block
from alliance_tui.ui.widgets.page import Page
from alliance_tui.ui.widgets.whisper import Whisper
from tests.builders import Table, happened, pid, sit
from tests.keyboard import Keyboard
from tests.ui.dialogs.stage import HARD, LONG_NAMES, cover, keys_shown, opened, show
from tests.ui.house import House

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


def in_front(hands: Keyboard) -> AgreementsDialog:
    """The list, which has to be in front."""
    assert isinstance(hands.screen, AgreementsDialog)
    return hands.screen


async def test_arrows_move_and_numbers_answer_for_the_highlighted_one() -> None:
    """The other ones stay as they are."""
    table = sit()
    first, second = table.propose("Phones away"), table.propose("Say when late")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        assert in_front(hands).sheet.highlighted == first.id
        await hands.press("down", "1", "2")
        assert hands.said == "Now it is in force."
        states = [one.state for one in hands.session.agreements]
        assert states == [AgreementState.PROPOSED, AgreementState.IN_FORCE]
        await hands.press("up", "1", "1")
        assert hands.session.agreements[0].consent(pid(1)) is Consent.TRIAL
        assert hands.session.agreement(second.id) is not None


async def test_everyones_answer_stands_under_the_words_as_symbol_and_word() -> None:
    """State is never told by colour alone."""
    table = sit()
    one = table.propose("Phones away")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog(one.id))
        await hands.press("1")
        assert "▲ yes   ◆ to ask   proposed" in hands.text


async def test_delete_withdraws_at_once_and_u_brings_it_back() -> None:
    """No question asked, but the way back is told."""
    table = sit()
    table.propose("Phones away")
    table.propose("Say when late")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("delete")
        assert hands.said == "Withdrawn. u brings it back."
        assert [one.terms.what for one in hands.session.live_agreements] == ["Say when late"]
        assert "Phones away" not in "\n".join(hands.text.split("\n")[:-8])
        assert in_front(hands).highlighted is not None, "the next one is highlighted"
        await hands.press("u")
        assert len(hands.session.live_agreements) == 2
        await hands.press("y")
        assert len(hands.session.live_agreements) == 1


async def test_of_one_that_came_along_it_is_said_that_earlier_sessions_still_tell_of_it() -> None:
    """Also where its words were changed in this one; not of what was proposed here."""
    table = sit()
    for what in ("Phones away", "A walk"):
        table.everyone_agrees(table.propose(what))
    table.act(sitting.close)
    happened(table.live.sit_down(SessionKind.DESIGN))
    table.act(agreements.reword, table.session.agreements[1].id, Terms("A long walk"))
    here = table.propose("Say when late")
    async with opened(table) as hands:
        for one in (*hands.session.agreements[:2], here):
            await show(hands, AgreementsDialog(one.id))
            await hands.press("delete")
            told = "" if one.id == here.id else " Earlier sessions still tell of it."
            assert hands.said == f"Withdrawn.{told} u brings it back."
            await hands.press("escape")


async def test_enter_opens_the_page_over_the_list_and_back() -> None:
    """What was highlighted still is."""
    table = sit()
    table.propose("Phones away")
    second = table.propose("Say when late")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("down", "enter")
        assert isinstance(hands.screen, AgreementPage)
        await hands.type(", always")
        await hands.press("enter", "enter")
        assert in_front(hands).sheet.highlighted == second.id
        assert "Say when late, always" in hands.text


async def test_a_click_opens_the_answers_of_what_was_clicked() -> None:
    """There the names can be clicked."""
    table = sit()
    table.propose("Phones away")
    second = table.propose("Say when late")
    async with opened(table) as hands:
        dialog = AgreementsDialog()
        await show(hands, dialog)
        await hands.click(dialog.sheet, 4, 4)
        assert isinstance(hands.screen, AgreementPage)
        await hands.click_on("1 ▲ Ana")
        assert hands.session.agreement(second.id) == hands.session.agreements[1]
        assert hands.session.agreements[1].consent(pid(1)) is Consent.YES


async def test_v_reads_out_the_highlighted_one() -> None:
    """Whole, whatever is in it."""
    table = sit()
    table.propose(HARD)
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("v")
        assert isinstance(hands.screen, ReadOutScreen)
        assert "see [/x] [bold]" in hands.text


@pytest.mark.parametrize("key", ["a", "A", "enter"])
async def test_an_empty_list_says_how_to_begin_and_does_so(key: str) -> None:
    """Numbers say it too; enter begins as well."""
    async with opened(sit()) as hands:
        await show(hands, AgreementsDialog())
        assert "Nothing is agreed yet." in hands.text
        await hands.press("1", "v", "delete")
        assert not hands.session.agreements
        await hands.press(key)
        await hands.type("Phones away")
        await hands.press("enter", "escape")
        assert in_front(hands).sheet.highlighted == hands.session.agreements[0].id
        assert keys_shown(hands)[0] == "answer"


async def test_two_hundred_agreements_are_drawn_line_by_line() -> None:
    """The last one is a key away, and a long one shows its beginning."""
    table = sit()
    table.propose("word " * 2_000)
    for number in range(2, 201):
        table.propose(f"Agreement {number}")
    async with opened(table) as hands:
        dialog = AgreementsDialog()
        await show(hands, dialog)
        assert "Agreements · 200" in hands.text
        assert len(list(dialog.query("*"))) < 20, "no widget a row"
        await hands.press("end")
        assert "Agreement 200" in hands.text
        await hands.press("1")
        assert hands.session.agreements[-1].consent(pid(1)) is Consent.YES
        await hands.press("home")
        assert "word word" in hands.text


async def test_of_two_hundred_agreements_only_those_in_view_are_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many there are, the list is there as soon as a short one."""
    table = sit()
    for number in range(1, 201):
        table.propose(f"We say by noon when one of us cannot keep what was planned, number {number}")
    laid_out = []

    def wrapped(block: Block, width: int, widest: int) -> list[Content]:
        laid_out.append(block)
        return block_lines.wrapped(block, width, widest)

    monkeypatch.setattr(page, "wrapped", wrapped)
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        assert "number 1" in hands.text
        assert 0 < len(laid_out) < 60, "the lines in view, with a scrollbar and without"
        laid_out.clear()
        await hands.press("end")
        assert "number 200" in hands.text
        assert 0 < len(laid_out) < 60


async def test_a_time_out_leaves_the_highlighted_one() -> None:
    """And the list goes on answering to the keys."""
    table = sit()
    for number in range(30):
        table.propose(f"Agreement {number}")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press(*["down"] * 20)
        highlighted = in_front(hands).sheet.highlighted
        assert "Agreement 20" in hands.text
        await cover(hands)
        assert in_front(hands).sheet.highlighted == highlighted
        assert "Agreement 20" in hands.text
        await hands.press("2")
        assert hands.session.agreements[20].consent(pid(2)) is Consent.YES


@pytest.mark.parametrize("size", [(160, 50), (40, 12), (20, 5)])
async def test_eight_answers_are_shown_whole_at_any_size(size: tuple[int, int]) -> None:
    """No answer is broken in the middle."""
    table = sit(*LONG_NAMES)
    table.propose("Phones away")
    async with opened(table, size) as hands:
        await show(hands, AgreementsDialog())
        lines = []
        for _ in range(8):
            lines += hands.text.split("\n")
            cast("AgreementsDialog", hands.screen).body.scroll_relative(y=2, animate=False)
            await hands.settle()
        shown = "\n".join(lines)
        assert all(f"{symbol} to ask" in shown for symbol in "▲◆■★▼♥♣◊")


async def test_an_answer_to_one_agreement_leaves_what_is_said_of_the_others_as_it_was() -> None:
    """The same blocks, which the page knows."""
    table = sit()
    for number in range(20):
        table.propose(f"Agreement {number}")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        page = in_front(hands).sheet
        before = page._blocks
        await hands.press("down", "1")
        new = [block for block in page._blocks if not any(block is one for one in before)]
        assert {block.key for block in new} == {hands.session.agreements[1].id}
        assert "▲ yes" in hands.text


def mixed() -> Table:
    """Two lasting agreements around a task; the first one is Ana's, the last one everyone's."""
    table = sit()
    table.act(agreements.propose, Terms("Phones away", who=(pid(1),)))
    table.act(agreements.propose, Terms("Book the train", who=(pid(2),), when="fridays", is_task=True))
    table.act(agreements.propose, Terms("Say when late", how="a line is enough"))
    return table


def order(hands: Keyboard) -> list[str]:
    """What is listed, from top to bottom."""
    return [one.terms.what for one in in_front(hands).listed.all]


async def test_tasks_stand_apart_and_are_done_with_a_day() -> None:
    """What was done stays in the list; undo takes it back, and what lasts is not done once."""
    async with opened(mixed()) as hands:
        await show(hands, AgreementsDialog())
        assert order(hands) == ["Phones away", "Say when late", "Book the train"]
        assert "Tasks, done once" in hands.text
        await hands.press("d")
        assert "it is kept, not done once" in hands.said
        await hands.press("end", "d")
        assert "✓ done Sunday 22 November 2026" in hands.text
        for press in ("d", "1", "delete", "j"):
            await hands.press(press)
            assert hands.said == "This task is done already.", press
        assert hands.session.agreements[1].state is AgreementState.DONE, "it is over"
        await hands.press("u")
        assert hands.said == "Taken back: a task being done, “Book the train”. y brings it back."
        assert "Tasks, done once" in hands.text


async def test_undo_in_the_list_names_what_it_takes_back_and_stops_at_a_yes() -> None:
    """Nothing older goes in its place, behind the list or out of a filter."""
    async with opened(sit()) as hands:
        happened(hands.live.act(sitting.next_step))
        happened(hands.live.act(agreements.propose, Terms("Phones away")))
        await show(hands, AgreementsDialog())
        await hands.press("u")
        assert hands.said == "Taken back: a proposed agreement, “Phones away”. y brings it back."
        await hands.press("y")
        assert hands.said == "Brought back: a proposed agreement, “Phones away”."
        await hands.press("1", "u")
        assert hands.said.startswith("“Phones away” has been answered since.")
        assert hands.session.step is Step.NEEDS
        assert order(hands) == ["Phones away"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("No phone at dinner.", "No phone at dinner"),
        ("Phones away…", "Phones away…"),
        ("We wait...", "We wait..."),
        ("Thirty columns are all there are.", "Thirty columns are all there…"),
        ("食事中は電話なし。", "食事中は電話なし"),
    ],
)
async def test_words_that_are_named_have_no_full_stop_of_their_own(words: str, told: str) -> None:
    """The sentence around them has one."""
    async with opened(sit()) as hands:
        happened(hands.live.act(sitting.next_step))
        happened(hands.live.act(agreements.propose, Terms("Phones off")))
        first = hands.session.agreements[0].id
        happened(hands.live.act(agreements.reword, first, Terms(words)))
        await show(hands, AgreementsDialog())
        await hands.press("u")
        assert hands.said == f"Taken back: the change of an agreement, “{told}”. y brings it back."
        await hands.press("y")
        assert hands.said == f"Brought back: the change of an agreement, “{told}”."


async def test_a_withdrawal_that_is_brought_back_names_what_was_withdrawn() -> None:
    """It is not in the list any more."""
    table = sit()
    table.propose("Phones away.")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("delete", "u")
        assert hands.said == "The agreement is there again."
        await hands.press("y")
        assert hands.said == "Brought back: withdrawing an agreement, “Phones away”."


async def test_agreements_are_moved_among_their_own_kind() -> None:
    """Whatever stands between them; undo puts them back."""
    async with opened(mixed()) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("shift+down")
        assert order(hands) == ["Say when late", "Phones away", "Book the train"]
        await hands.press("j")
        assert "end of the list" in hands.said
        await hands.press("k")
        assert order(hands) == ["Phones away", "Say when late", "Book the train"]
        await hands.press("k")
        assert "the first already" in hands.said
        await hands.press("u", "u")
        assert hands.session.agreements[0].terms.what == "Phones away"
        assert hands.said == "Taken back: the other place of an agreement, “Phones away”. y brings it back."


async def test_the_list_is_narrowed_by_person_by_state_and_by_words() -> None:
    """What everyone keeps is kept by each; escape shows all again, and then leaves."""
    async with opened(mixed()) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("1", "2", "f")
        assert order(hands) == ["Phones away", "Say when late"]
        assert "kept by Ana" in hands.text
        await hands.press("s", "s")
        assert order(hands) == ["Phones away"]
        assert in_front(hands).heading == "Agreements · 1 of 3 · kept by Ana · in force"
        await hands.press("s")
        assert "esc shows all again" in hands.text
        await hands.press("escape", "slash")
        await hands.type("A LINE")
        assert order(hands) == ["Say when late"]
        await hands.press("enter", "1")
        assert hands.session.agreements[2].consent(pid(1)) is Consent.YES
        await hands.press("escape")
        assert len(order(hands)) == 3
        await hands.press("escape")
        assert not isinstance(hands.screen, AgreementsDialog)


async def test_a_second_press_under_a_filter_answers_the_same_agreement() -> None:
    """What no longer passes stays under the highlight until it moves; the title counts what is listed."""
    table = sit()
    for words in ("Phones away", "Say when late", "Eat together"):
        one = table.propose(words)
        table.act(agreements.press_consent, one.id, 1)
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("s", "2")
        assert order(hands) == ["Phones away", "Say when late", "Eat together"]
        assert hands.said == "Now it is in force."
        assert in_front(hands).heading == "Agreements · 3 of 3 · proposed"
        await hands.press("2")
        given = [one.consent(pid(2)) for one in hands.session.agreements]
        assert given == [Consent.TRIAL, Consent.NOT_YET, Consent.NOT_YET]
        await hands.press("down")
        assert order(hands) == ["Say when late", "Eat together"]
        highlighted = in_front(hands).highlighted
        assert highlighted is not None
        assert highlighted.terms.what == "Say when late"
        assert in_front(hands).heading == "Agreements · 2 of 3 · proposed"
        assert "Agreements · 2 of 3 · proposed" in hands.text
        await hands.press("2", "down", "2")
        given = [one.consent(pid(2)) for one in hands.session.agreements]
        assert given == [Consent.TRIAL, Consent.YES, Consent.YES], "each press is about what is highlighted"


async def test_what_stayed_goes_when_something_else_is_looked_for() -> None:
    """By its state, by whose it is, or by its words."""
    table = sit()
    table.act(agreements.press_consent, table.propose("Phones away").id, 1)
    table.act(agreements.press_consent, table.propose("Say when late").id, 1)
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("s", "2", "f")
        assert order(hands) == ["Say when late"]
        assert in_front(hands).heading == "Agreements · 1 of 2 · kept by Ana · proposed"
        await hands.press("escape", "s", "s", "2")
        assert order(hands) == ["Phones away"], "yes as a trial is in force too"
        await hands.press("2")
        assert order(hands) == ["Phones away"], "proposed again, and still under the highlight"
        await hands.press("slash")
        await hands.type("a")
        assert order(hands) == []


async def test_done_pressed_twice_under_a_filter_is_about_the_same_task() -> None:
    """The other task is still to be done."""
    table = sit()
    for words in ("Book the train", "Buy the tickets"):
        table.act(agreements.propose, Terms(words, is_task=True))
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("s", "d", "d")
        states = [one.state for one in hands.session.agreements]
        assert states == [AgreementState.DONE, AgreementState.PROPOSED]
        await hands.press("up")
        assert order(hands) == ["Buy the tickets"]


async def test_one_round_goes_over_all_that_wait_for_a_yes() -> None:
    """Enter goes on, each presses their number, and the end is told on the list."""
    async with opened(mixed()) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("1", "2", "r")
        assert "1 of 2" in hands.text
        assert "Say when late" in hands.text
        await hands.press("1", "2", "enter", "left", "right")
        assert "2 of 2" in hands.text
        await hands.press("2", "enter")
        assert in_front(hands).query_one(Whisper).sentence == "That was the last one."
        states = [one.state.value for one in hands.session.agreements]
        assert states == ["in force", "proposed", "in force"]
        await hands.press("end", "1", "r")
        assert hands.said == "None of these waits for a yes."


@pytest.mark.parametrize(
    ("words", "told"),
    [("I buy bread.", "I buy bread."), ("手" * 15, "手" * 15), ("手" * 16, "手" * 14 + "…")],
)
async def test_undo_names_what_was_answered_by_the_beginning_of_its_words(words: str, told: str) -> None:
    """Whatever is in view where somebody asks."""
    table = sit()
    table.propose(words)
    async with opened(table) as hands:
        happened(hands.live.act(agreements.press_consent, hands.session.agreements[0].id, 1))
        await hands.press("u")
        assert hands.said.startswith(f"“{told}” has been answered since.")


async def test_while_words_are_looked_for_the_foot_has_only_what_is_not_typed() -> None:
    """A letter is a letter then; enter goes to what was found, and escape shows all again."""
    table = sit()
    table.propose("Phones away")
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("slash")
        await hands.type("zzz")
        last = hands.text.split("\n")
        foot = next(line for line in reversed(last) if "enter" in line)
        assert "to the list" in foot
        assert "all again" in foot
        assert "new agreement" not in foot
        await hands.press("backspace", "backspace", "backspace", "enter")
        assert "to the list" not in hands.words
        await hands.press("slash", "escape")
        assert "answer" in hands.words


async def test_what_is_taken_back_is_highlighted_again(house: House) -> None:
    """One after the other; unless people have moved on meanwhile."""
    async with house.sit() as keyboard:
        for what in ("Rest", "Walk", "Talk"):
            happened(keyboard.live.act(agreements.propose, Terms(what)))
        rest, walk, talk = (one.id for one in keyboard.session.agreements)
        await keyboard.press("l", "delete")
        sheet = keyboard.screen.query_one(Page)
        assert sheet.highlighted == walk
        await keyboard.press("delete")
        assert sheet.highlighted == talk
        await keyboard.press("u")
        assert sheet.highlighted == walk
        await keyboard.press("u")
        assert sheet.highlighted == rest
        await keyboard.press("delete", "down", "u")
        assert sheet.highlighted == talk


async def test_who_may_answer_first_is_suggested_until_all_have(house: House) -> None:
    """And that it is in force is said no longer once other words are written."""
    async with house.sit() as keyboard:
        await keyboard.press("1")
        await keyboard.wait(30)
        await keyboard.press("a", *"Rest", "enter", "1")
        assert "Suggested: " in keyboard.words
        await keyboard.press("2")
        assert "Suggested: " not in keyboard.words
        assert keyboard.said == "In force: everyone has said yes."
        await keyboard.press("e")
        assert keyboard.said == ""


async def test_what_an_answer_made_of_an_agreement_is_not_said_any_more_after_its_page() -> None:
    """Other words may have changed it meanwhile."""
    table = sit()
    one = table.propose("Phones away")
    table.act(agreements.press_consent, one.id, 1)
    table.act(agreements.press_consent, one.id, 2)
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("1", "1")
        assert hands.said.startswith("Now it is")
        await hands.press("enter", "escape")
        assert hands.top == "AgreementsDialog"
        assert hands.said == ""


@pytest.mark.parametrize(
    ("size", "width"), [((80, 24), 76), ((100, 30), 76), ((160, 50), 112), ((20, 5), 20)]
)
async def test_the_list_is_wider_where_there_is_room(size: tuple[int, int], width: int) -> None:
    """So that a long sentence stands on fewer lines."""
    table = sit()
    table.propose("word " * 40)
    async with opened(table, size) as hands:
        await show(hands, AgreementsDialog())
        assert hands.screen.query_one(".dialog-box").size.width in (width, width - 2)


async def test_no_key_of_the_list_does_anything_beneath_a_time_out() -> None:
    """Neither a task that is done nor a yes: the list waits until people are back."""
    table = sit()
    table.act(agreements.propose, Terms("Buy the tickets", is_task=True))
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        await hands.press("f9")
        before = hands.session.agreements
        await hands.press("d", "delete", "enter", "a", "r")
        assert hands.top == "TimeOutScreen"
        assert hands.session.agreements == before
        await hands.press("1", "2")
        await hands.wait(10)
        assert in_front(hands).sheet.highlighted == before[0].id
        await hands.press("d")
        assert hands.session.agreements[0].state is AgreementState.DONE


async def test_of_an_agreement_that_is_cut_the_key_is_named_that_shows_it_whole() -> None:
    """And of no other."""
    table = sit()
    table.propose("word " * 30)
    table.propose("word " * 50)
    async with opened(table) as hands:
        await show(hands, AgreementsDialog())
        assert hands.words.count("v shows it whole") == 1
