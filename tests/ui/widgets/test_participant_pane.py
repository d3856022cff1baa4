"""A participant's pane: what it says, at every size, and how little it paints."""

from __future__ import annotations

from itertools import product

import pytest
from textual import events
from textual.geometry import Region

from alliance_tui.domain.decisions import breaks, floor, sitting
from alliance_tui.domain.words import NoteKind, RecordId
from alliance_tui.ui.theme import PANEL
from alliance_tui.ui.widgets.clock_look import ClockLook
from alliance_tui.ui.widgets.lines import ink
from alliance_tui.ui.widgets.note_lines import NoteLine, note_view
from alliance_tui.ui.widgets.participant_pane import ParticipantPane
from alliance_tui.ui.widgets.seat_state import Doing, SeatState
from tests.builders import Table, pid, sit
from tests.ui.widgets.stage import NAMES, Player, page_of, panes, playing, text_of, words_of

SIZES = (
    (150, 50),
    (100, 30),
    (40, 16),
    (37, 12),
    (35, 9),
    (20, 5),
    (15, 7),
    (8, 3),
    (6, 3),
    (6, 2),
    (6, 1),
    (1, 1),
)
"""Columns and rows of a pane, from the largest to the smallest."""

STATES = {"SPEAKING": "SPEAKS", "hand raised": "hand", "listening": "listen", "not here today": "away"}
"""What four people are doing, in words that are whole and words that are short."""

LONG_NAMES = (
    "Maximiliane-Theodora von und zu Hohenlohe-Schillingsfürst-Ost",
    "山田太郎" * 7,
    "👩‍👩‍👧‍👦👍🏽❤️" * 4,
    "שלום עליכם וברוכים הבאים לשיחה שלנו",
    "[/x][bold red]Bob[/]",
)
"""Names of up to 60 characters that are wide, joined, from right to left, or look like markup."""


@pytest.fixture
def table() -> Table:
    """Ana speaks, Ben listens; turns are planned for two minutes."""
    table = sit("Ana", "Ben")
    table.act(floor.press, 1)
    return table


def bar_of(pane: ParticipantPane) -> int:
    """The whole cells of the bar that are left, on all its rows."""
    rows = pane.render_lines(Region(0, 0, *pane.size))
    pieces = [piece for row in rows for piece in row if set(piece.text) <= {"█", "▄"}]
    return sum(len(piece.text) for piece in pieces if piece.style != ink(PANEL))


async def test_who_speaks_has_a_heavy_frame_and_the_word(table: Table) -> None:
    """Told by a word and a shape, never by colour alone."""
    ana, ben = panes(table)
    async with playing(table, ana, ben, columns=2, size=(80, 16)):
        assert "SPEAKING" in words_of(ana)
        assert text_of(ana)[0].startswith("┏━ 1  ▲ Ana ━")
        assert text_of(ana)[-1] == "┗" + "━" * 38 + "┛"
        assert "listening" in words_of(ben)
        assert text_of(ben)[0].startswith("┌─ 2  ◆ Ben ─")
        assert "SPEAKING" not in words_of(ben)


async def test_a_raised_hand_is_told_and_its_place_where_several_wait() -> None:
    """One hand needs no place."""
    table = sit("Ana", "Ben", "Chloé")
    table.act(floor.press, 1)
    table.act(floor.press, 3)
    ana, ben, chloe = panes(table)
    async with playing(table, ana, ben, chloe, columns=3, size=(120, 16)) as player:
        assert "hand raised" in words_of(chloe)
        assert "1st" not in words_of(chloe)
        table.act(floor.press, 2)
        await player.show()
        assert "hand raised, 1st" in words_of(chloe)
        assert "hand raised, 2nd" in words_of(ben)


async def test_who_is_not_here_is_said_to_be_away_today(table: Table) -> None:
    """Their pane stays, with their words."""
    table.act(sitting.set_here, pid(2), False)
    _, ben = panes(table)
    async with playing(table, ben):
        assert "not here today" in words_of(ben)


async def test_a_breath_is_said_in_every_pane_with_what_is_left_of_it(table: Table) -> None:
    """One small wave a second. The turn stays theirs whose it is: its bar stands still."""
    ana, ben = panes(table)
    async with playing(table, ana, ben, columns=2, size=(80, 16)) as player:
        table.act(floor.breathe)
        await player.show()
        assert "breathing" in words_of(ana)
        assert text_of(ana)[0].startswith("┏")
        bar = bar_of(ana)
        for left in (15, 14, 7, 1):
            table.wait(15 - left - (table.t - table.session.phase.start))
            await player.show()
            for pane in (ana, ben):
                assert words_of(pane).split().count("~" * left) == 1, left
        assert bar_of(ana) == bar
        table.wait(2)
        await player.show()
        assert "SPEAKING" in words_of(ana), "a breath ends by itself"


async def test_the_listener_who_says_back_is_told_apart(table: Table) -> None:
    """The other one was speaking."""
    ana, ben = panes(table)
    async with playing(table, ana, ben, columns=2, size=(80, 16)) as player:
        table.act(floor.ask_to_be_heard)
        await player.show()
        assert "saying back" in words_of(ben)
        assert "was speaking" in words_of(ana)


async def test_after_a_time_out_it_is_told_who_was_speaking(table: Table) -> None:
    """Everyone begins with a breath; taking the floor again goes on with their turn."""
    table.act(breaks.call_time_out)
    table.wait(600)
    for seat in (1, 2):
        table.act(breaks.toggle_ready, seat)
    table.wait(6)
    table.act(breaks.end_time_out)
    ana, ben = panes(table)
    async with playing(table, ana, ben, columns=2, size=(80, 16)) as player:
        assert "breathing" in words_of(ana)
        assert "breathing" in words_of(ben)
        table.wait(16)
        await player.show()
        assert "was speaking" in words_of(ana)
        assert "listening" in words_of(ben)


async def test_a_session_that_has_ended_says_nobody_speaks(table: Table) -> None:
    """The names and the words stay."""
    table.note(1, "An evening without phones")
    table.act(sitting.close)
    ana, _ = panes(table)
    async with playing(table, ana):
        assert "An evening without phones" in words_of(ana)
        assert "SPEAKING" not in words_of(ana)
        assert "listening" not in words_of(ana)


async def test_the_bar_drains_with_the_turn(table: Table) -> None:
    """Two minutes over 38 columns."""
    ana, _ = panes(table)
    async with playing(table, ana, size=(42, 16)) as player:
        assert bar_of(ana) == 3 * 38
        table.wait(60)
        await player.show()
        assert bar_of(ana) == 3 * 19
        table.wait(61)
        await player.show()
        assert bar_of(ana) == 0


async def test_a_quiet_word_comes_20_seconds_before_the_end_and_another_after_it(table: Table) -> None:
    """WCAG 2.2.1: people are told, and never cut off."""
    ana, _ = panes(table)
    async with playing(table, ana) as player:
        table.wait(99)
        await player.show()
        assert "soon over" not in words_of(ana)
        table.wait(1)
        await player.show()
        assert "soon over" in words_of(ana)
        table.wait(20)
        await player.show()
        assert "finish your thought" in words_of(ana)
        assert "SPEAKING" in words_of(ana)


@pytest.mark.parametrize("height", [6, 9, 16])
async def test_the_quiet_word_is_there_however_low_the_pane(table: Table, height: int) -> None:
    """Where there is no row for it, it stands beside the state or in place of the bar."""
    ana, _ = panes(table)
    for width in (40, 24):
        async with playing(table, ana := ParticipantPane(pid(1)), size=(width, height)) as player:
            table.wait(110 - table.t if table.t < 110 else 0)
            await player.show()
            assert "soon over" in words_of(ana)
            assert "SPEAKING" in words_of(ana)


async def test_the_turn_can_be_shown_in_digits_or_hidden(table: Table) -> None:
    """The quiet word comes all the same."""
    ana, _ = panes(table)
    ana.set_reactive(ParticipantPane.clock, ClockLook.DIGITS)
    async with playing(table, ana, size=(40, 8)) as player:
        assert "2:00" in words_of(ana)
        table.wait(45)
        await player.show()
        assert "1:15" in words_of(ana)
        table.wait(80)
        await player.show()
        assert "+0:05" in words_of(ana)
        ana.clock = ClockLook.HIDDEN
        await player.pilot.pause()
        assert "0:05" not in words_of(ana)
        assert bar_of(ana) == 0
        assert "finish your thought" in words_of(ana)


async def test_in_a_pane_of_two_rows_the_turn_takes_the_one_for_words_while_there_are_none(
    table: Table,
) -> None:
    """As a bar or as digits."""
    ana, ben = panes(table)
    async with playing(table, ana, ben, size=(40, 8)) as player:
        assert ana.size.height == 4
        assert "▄▄▄▄" in words_of(ana)
        assert "▄" not in words_of(ben)
        ana.clock = ClockLook.DIGITS
        await player.pilot.pause()
        assert "2:00" in words_of(ana)
        table.note(1, "Ten minutes")
        await player.show()
        assert "Ten minutes" in words_of(ana)
        assert "2:00" not in words_of(ana)


async def test_a_thin_bar_tells_what_is_left_by_its_shape(table: Table) -> None:
    """Not by colour alone: what is used of the turn is a line."""
    ana, ben = panes(table)
    async with playing(table, ana, ben, size=(40, 8)) as player:
        assert text_of(ana)[2].strip("│┃ ") == "▄" * 36
        table.wait(60)
        await player.show()
        assert text_of(ana)[2].strip("│┃ ") == "▄" * 19 + "▁" * 17
        table.wait(60)
        await player.show()
        assert text_of(ana)[2].strip("│┃ ") == "▁" * 36


async def test_big_digits_stand_where_there_are_three_rows_for_them(table: Table) -> None:
    """The digit 2 of two minutes, three rows high."""
    ana, _ = panes(table)
    ana.set_reactive(ParticipantPane.clock, ClockLook.DIGITS)
    async with playing(table, ana, size=(40, 16)):
        assert [line[2:5] for line in text_of(ana)[5:8]] == ["╺━┓", "┏━┛", "┗━╸"]


async def test_a_turn_without_a_planned_length_has_no_bar_and_counts_up_in_digits() -> None:
    """Some settings plan no turns."""
    table = sit("Ana", "Ben", turn=None)
    table.act(floor.press, 1)
    table.wait(75)
    ana, _ = panes(table)
    async with playing(table, ana, size=(40, 8)) as player:
        assert bar_of(ana) == 0
        ana.clock = ClockLook.DIGITS
        await player.pilot.pause()
        assert "1:15" in words_of(ana)


async def test_a_facilitators_time_is_not_shown() -> None:
    """They have the floor like anybody else, and nobody counts it."""
    table = sit("Ana", "Ben", "Cleo", facilitators=("Cleo",))
    table.act(floor.press, 3)
    cleo = panes(table)[2]
    for look in ClockLook:
        async with playing(table, pane := ParticipantPane(cleo.participant)) as player:
            pane.clock = look
            table.wait(110)
            await player.show()
            assert "SPEAKING" in words_of(pane)
            assert bar_of(pane) == 0
            assert "soon over" not in words_of(pane)
            assert not any(digit in words_of(pane) for digit in ("0:", "1:", "+"))


async def test_roles_are_named_only_where_they_differ() -> None:
    """Two partners need not be called partners."""
    table = sit("Ana", "Ben")
    ana, _ = panes(table)
    async with playing(table, ana):
        assert "partner" not in words_of(ana)


async def test_a_note_stands_whole_and_its_kind_where_it_is_not_the_usual_one(table: Table) -> None:
    """In the step of the purpose people mostly say goals."""
    words = "I would like us to have one evening a week that belongs to nobody but the two of us"
    table.note(1, words, NoteKind.GOAL)
    table.note(1, "a walk on Sundays", NoteKind.WISH)
    ana, ben = panes(table)
    async with playing(table, ana, ben, columns=2, size=(60, 18)):
        assert f"• {words} • wish: a walk on Sundays" in words_of(ana)
        assert "goal" not in words_of(ana)
        assert "•" not in words_of(ben), "only one's own words"


async def test_only_the_notes_of_the_present_step_are_shown(table: Table) -> None:
    """The others come back with their step."""
    table.note(1, "said in the first step")
    table.act(sitting.next_step)
    ana, _ = panes(table)
    async with playing(table, ana) as player:
        assert "said in" not in words_of(ana)
        table.act(sitting.previous_step)
        await player.show()
        assert "said in the first step" in words_of(ana)


async def wheel(player: Player, pane: ParticipantPane, up: bool, times: int = 1) -> None:
    """Turn the wheel over a pane."""
    kind = events.MouseScrollUp if up else events.MouseScrollDown
    for _ in range(times):
        pane.post_message(kind(pane, 5, 5, 0, 0, 0, False, False, False))
    await player.pilot.pause()


async def test_the_newest_words_stay_in_sight_and_the_wheel_shows_the_older_ones(table: Table) -> None:
    """What is out of sight is said quietly."""
    for number in range(12):
        table.note(1, f"word {number}", NoteKind.GOAL)
    ana, _ = panes(table)
    async with playing(table, ana, size=(30, 12)) as player:
        assert "word 11" in words_of(ana)
        assert "↑ 6 more above" in words_of(ana)
        await wheel(player, ana, up=True, times=2)
        assert "word 11" not in words_of(ana)
        assert "more below" in words_of(ana)
        await wheel(player, ana, up=True, times=20)
        assert "word 0" in words_of(ana)
        assert "above" not in words_of(ana)
        await wheel(player, ana, up=False, times=20)
        assert "word 11" in words_of(ana)
        assert "below" not in words_of(ana)


async def test_a_new_note_brings_the_newest_back_into_sight(table: Table) -> None:
    """Someone had scrolled up."""
    for number in range(12):
        table.note(1, f"word {number}")
    ana, _ = panes(table)
    async with playing(table, ana, size=(30, 12)) as player:
        await wheel(player, ana, up=True, times=20)
        table.note(1, "the newest")
        await player.show()
        assert "the newest" in words_of(ana)


@pytest.mark.no_cover
async def test_a_note_of_ten_thousand_characters_shows_its_beginning_and_can_be_scrolled(
    table: Table,
) -> None:
    """What is out of sight of the same note is no other one."""
    table.note(1, ("word " * 1_999) + "end")
    ana, _ = panes(table)
    async with playing(table, ana, size=(30, 14)) as player:
        assert "• need: word" in words_of(ana)
        assert "↓ w shows it whole" in words_of(ana)
        assert "more" not in words_of(ana)
        await wheel(player, ana, up=False, times=400)
        assert "end" in words_of(ana)
        assert "↑ begins above" in words_of(ana)
        assert "more" not in words_of(ana)
        await wheel(player, ana, up=True, times=400)
        assert "• need: word" in words_of(ana)
        table.note(1, "short")
        await player.show()
        assert "short" in words_of(ana)
        assert "↑ 1 more above" not in words_of(ana), "it is the end of it that is seen"
        table.note(1, "a new one " * 60)
        await player.show()
        assert "↑ 2 more above" in words_of(ana)
        assert "• need: a new one" in words_of(ana)


@pytest.mark.no_cover
@pytest.mark.parametrize("rows", range(1, 9))
def test_at_any_height_a_pane_shows_the_beginning_of_the_newest_note(rows: int) -> None:
    """And never more rows than there are, however far it was scrolled."""
    for lengths in product((1, 2, rows - 1, rows, rows + 3), repeat=3):
        lines = tuple(
            NoteLine(RecordId(f"{number}-x"), at == 0, "words")
            for number, length in enumerate(lengths)
            for at in range(length)
        )
        for back in (None, *range(len(lines) + 2)):
            view = note_view(lines, rows, back)
            assert len(view.lines) + sum(one is not None for one in (view.above, view.below)) <= rows
            assert (view.above is None and view.below is None) or rows > 2
            newest = [line for line in view.lines if line.note == RecordId("2-x")]
            if back is None and rows > 2:
                assert newest[0].begins
                assert view.below in (None, 0)


async def test_typed_codes_and_markup_are_drawn_as_letters(table: Table) -> None:
    """Words are data."""
    table.note(1, "[b]loud[/b] \x1b[31mred\x07 [/x]")
    ana, _ = panes(table)
    async with playing(table, ana):
        assert "[b]loud[/b] [31mred [/x]" in words_of(ana)
        assert "\x1b" not in page_of(ana)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("folded", [False, True])
async def test_every_state_can_be_read_at_every_size(size: tuple[int, int], folded: bool) -> None:
    """From six columns on there is a word or a shape for it, beside number and symbol."""
    table = sit("Ana", "Ben", "Chloé", "Dev", absent=[4])
    table.act(floor.press, 1)
    table.act(floor.press, 2)
    table.note(1, "a word or two of one's own")
    four = panes(table)
    for pane in four:
        pane.set_reactive(ParticipantPane.folded, folded)
    width, height = size
    async with playing(table, *four, columns=4, size=(4 * width, height)):
        for pane, (whole, short), shape in zip(four, STATES.items(), "▶↑·-", strict=True):
            page = page_of(pane)
            if width >= 6:
                assert {str(four.index(pane) + 1), "▲◆■★"[four.index(pane)]} <= set(page)
                assert any(one in page for one in (whole, short, shape))
            if width >= 30:
                assert whole in page


@pytest.mark.parametrize("size", [(20, 5), (37, 12), (80, 1)])
@pytest.mark.parametrize("name", LONG_NAMES)
@pytest.mark.no_cover
async def test_a_long_name_moves_nothing_out_of_its_place(name: str, size: tuple[int, int]) -> None:
    """Frames stand in the first and last column, and the state is there."""
    table = sit("Ana", name[:60])
    table.act(floor.press, 2)
    pane = ParticipantPane(pid(2))
    pane.set_reactive(ParticipantPane.folded, size[1] == 1)
    async with playing(table, pane, size=size):
        lines = text_of(pane)
        assert "SPEAKING" in page_of(pane)
        assert name[0] in page_of(pane)
        if size[1] > 1:
            assert lines[0].startswith("┏")
            assert lines[0].endswith("┓")
            assert all(line[0] == line[-1] == "┃" for line in lines[1:-1])


async def test_a_folded_pane_tells_name_state_and_newest_words(table: Table) -> None:
    """One line is enough for that."""
    table.note(2, "the older words")
    table.note(2, "the newest words of all that were said")
    ben = ParticipantPane(pid(2))
    ben.set_reactive(ParticipantPane.folded, True)
    async with playing(table, ben, size=(60, 1)):
        assert text_of(ben)[0].split()[:4] == ["2", "◆", "Ben", "listening"]
        assert "the newest words" in text_of(ben)[0]
        assert "older" not in text_of(ben)[0]


async def test_a_click_on_the_head_and_on_a_note_are_told_apart(table: Table) -> None:
    """The screen decides what they mean."""
    first, second = table.note(1, "first", NoteKind.GOAL), table.note(1, "second", NoteKind.GOAL)
    ana, _ = panes(table)
    async with playing(table, ana, size=(40, 16)) as player:
        await player.pilot.click(ana, offset=(6, 0))
        await player.pilot.click(ana, offset=(6, 9))
        await player.pilot.click(ana, offset=(6, 10))
        await player.pilot.click(ana, offset=(6, 13))
        head, one, other = player.said
        assert isinstance(head, ParticipantPane.Pressed)
        assert (head.control, head.participant) == (ana, pid(1))
        assert isinstance(one, ParticipantPane.NotePressed)
        assert (one.control, one.note) == (ana, first.id)
        assert isinstance(other, ParticipantPane.NotePressed)
        assert other.note == second.id


async def test_a_hand_over_repaints_two_panes_and_of_those_only_what_changed() -> None:
    """Eight people; the words of the two stay as they are."""
    table = sit(*NAMES)
    for seat in range(1, 9):
        table.note(seat, "words that stay where they are while the floor moves on", NoteKind.GOAL)
    table.act(floor.press, 1)
    all_panes = panes(table)
    async with playing(table, *all_panes, columns=4, size=(160, 40)) as player:
        table.wait(10)
        await player.show()
        layouts = [pane._layout_updates for pane in all_panes]
        table.act(floor.hand_over)
        await player.show()
        assert len(player.stage.updates) == 1
        painted = {(x // 40, y // 20) for x, y, _ in player.stage.updates[0].pieces}
        assert painted == {(0, 0), (1, 0)}
        assert player.stage.cells_painted < 700, "of 1,600 cells in the two panes"
        assert player.stage.bytes_sent < 2_500
        assert [pane._layout_updates for pane in all_panes] == layouts, "nothing is laid out anew"


async def test_a_second_paints_a_few_cells_of_the_bar_and_mostly_nothing(table: Table) -> None:
    """Half a column at a time."""
    ana, ben = panes(table)
    async with playing(table, ana, ben, columns=2, size=(80, 16)) as player:
        await player.show()
        painted = []
        for _ in range(20):
            table.wait(1)
            await player.show()
            painted.append(player.stage.cells_painted)
        assert max(painted) <= 3, "one column of the bar, three rows high"
        assert painted.count(0) >= 5


async def test_a_state_that_changes_nothing_to_be_seen_paints_nothing(table: Table) -> None:
    """Such as an agreement, which has a list of its own."""
    ana, ben = panes(table)
    async with playing(table, ana, ben, columns=2, size=(80, 16)) as player:
        table.propose("Phones stay in the hall")
        await player.show()
        assert player.stage.updates == []


async def test_a_pane_can_change_whose_it_is(table: Table) -> None:
    """One open pane among strips follows who speaks."""
    pane = ParticipantPane(pid(1))
    async with playing(table, pane) as player:
        pane.participant = pid(2)
        await player.pilot.pause()
        assert "◆ Ben" in page_of(pane)


async def test_a_pane_follows_its_size(table: Table) -> None:
    """The bar and the lines have the new width."""
    ana, _ = panes(table)
    async with playing(table, ana, size=(40, 16)) as player:
        await player.pilot.resize_terminal(60, 10)
        player.stage._check_resize()  # Textual waits a moment for more of them
        await player.pilot.pause()
        assert len(text_of(ana)) == 10
        assert bar_of(ana) == 56


async def test_a_raised_hand_is_told_before_a_breath(table: Table) -> None:
    """Who waits to answer keeps their place in sight."""
    _, ben = panes(table)
    async with playing(table, ben) as player:
        table.act(floor.press, 2)
        table.act(floor.breathe)
        await player.show()
        assert "hand raised" in words_of(ben)


def test_where_a_breath_has_more_seconds_than_columns_its_waves_fill_what_there_is() -> None:
    """And drain in the same time; where hardly any has room, the word stands alone."""
    assert SeatState(Doing.BREATHING, left=60, length=60).draining(12) == "~" * 12
    assert SeatState(Doing.BREATHING, left=30, length=60).draining(12) == "~" * 6
    assert SeatState(Doing.BREATHING, left=15, length=15).draining(3) == ""
    assert SeatState(Doing.LISTENING).draining(40) == ""
