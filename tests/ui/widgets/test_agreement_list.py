"""The running list of agreements: what it says, at every size, and that it stays quick when it is long."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual import events

from alliance_tui.domain.agreement import Agreement, Terms
from alliance_tui.domain.decisions import agreements, floor, people, sitting
from alliance_tui.domain.review import Review
from alliance_tui.domain.saving import ReadOnly, Saved
from alliance_tui.ui.widgets import agreement_index
from alliance_tui.ui.widgets.agreement_block import AgreementBlock, agreement_block
from alliance_tui.ui.widgets.agreement_lines import list_plan, strip_lines
from alliance_tui.ui.widgets.agreement_list import AgreementList
from tests.builders import Table, pid, sit
from tests.ui.widgets.stage import NAMES, Player, playing, text_of, words_of

SIZES = ((150, 50), (32, 24), (100, 3), (20, 5), (8, 3), (6, 3), (3, 1), (1, 1))
"""Columns and rows of the list, from the largest to the smallest."""


@pytest.fixture
def table() -> Table:
    """Ana and Ben."""
    return sit("Ana", "Ben")


async def test_an_empty_list_says_what_will_stand_there(table: Table) -> None:
    """One sentence, with the key; and one about the review."""
    shown = AgreementList()
    async with playing(table, shown, size=(32, 20)):
        assert words_of(shown).startswith("Agreements What you agree on appears here. a writes one.")
        assert "No review yet. r sets a date." in words_of(shown)


@pytest.mark.parametrize("strip", [False, True])
async def test_no_key_is_offered_where_nothing_can_be_changed(table: Table, strip: bool) -> None:
    """Until it can be: then what is drawn says so at once."""
    shown = AgreementList()
    shown.set_reactive(AgreementList.strip, strip)
    shown.set_reactive(AgreementList.status, ReadOnly("Somebody else has it open."))
    async with playing(table, shown, size=(60, 3) if strip else (32, 20)) as player:
        assert "What you agree on appears here." in words_of(shown)
        assert "No review yet." in words_of(shown)
        assert "a writes" not in words_of(shown)
        assert "r sets" not in words_of(shown)
        shown.status = Saved()
        await player.show()
        assert "a writes one." in words_of(shown)
        assert "No review yet. r sets a date." in words_of(shown)


async def test_an_agreement_shows_its_words_whole_and_who_said_what(table: Table) -> None:
    """A symbol and a word per person, and how it stands."""
    words = "When one of us comes home we first have ten minutes without any question about the day"
    agreement = table.propose(words)
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)) as player:
        assert words in words_of(shown)
        assert "▲ to ask ◆ to ask proposed" in words_of(shown)
        table.act(agreements.press_consent, agreement.id, 1)
        await player.show()
        assert "▲ yes ◆ to ask proposed" in words_of(shown)
        table.act(agreements.press_consent, agreement.id, 2)
        table.act(agreements.press_consent, agreement.id, 2)
        await player.show()
        assert "▲ yes ◆ trial in force" in words_of(shown)
        assert text_of(shown)[0].startswith("┌ Agreements 1 ─")


async def test_who_has_said_nothing_is_to_be_asked(table: Table) -> None:
    """Here or not; "not yet" is an answer, and the yes of who left the table still counts."""
    first, second = table.propose("Phones stay in the hall"), table.propose("Say so when I will be late")
    table.act(agreements.press_consent, first.id, 2)
    for _ in range(3):
        table.act(agreements.press_consent, first.id, 1)
    table.act(sitting.set_here, pid(2), False)
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)):
        assert second.terms.what in words_of(shown)
        assert "▲ not yet ◆ yes proposed" in words_of(shown)
        assert "▲ to ask ◆ to ask proposed" in words_of(shown)


async def test_owners_and_time_are_told_where_they_are_given(table: Table) -> None:
    """In quiet, below."""
    table.act(agreements.propose, Terms("I call when I will be late", who=(pid(2),), when="before six"))
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)):
        assert "Ben · before six" in words_of(shown)


async def test_of_who_keeps_an_agreement_and_has_left_that_is_told() -> None:
    """Everyone else would seem to keep it."""
    table = sit("Ana", "Ben", "Cy")
    table.act(agreements.propose, Terms("Cy brings tea", who=(pid(3),)))
    table.act(people.part, pid(3))
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)):
        assert "Cy (has left)" in words_of(shown)


async def test_a_withdrawn_agreement_is_gone(table: Table) -> None:
    """The count goes down with it."""
    agreement = table.propose("Phones stay in the hall")
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)) as player:
        table.act(agreements.withdraw_agreement, agreement.id)
        await player.show()
        assert "Phones" not in words_of(shown)
        assert "Agreements 1" not in words_of(shown)


async def test_the_review_is_told_with_its_countdown_and_rhythm(table: Table) -> None:
    """Two weeks after a Sunday evening in November."""
    table.act(people.schedule_review, Review("2026-12-05", "Europe/Vienna", "18:30", "every 2 weeks"))
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)) as player:
        assert "Review in 13 days Sat 5 December, 18:30 then every 2 weeks" in words_of(shown)
        table.wait(24 * 60 * 60)
        await player.show()
        assert "Review in 12 days" in words_of(shown)


@pytest.mark.parametrize("size", [(36, 20), (30, 20)])
async def test_a_review_moved_off_its_rhythm_names_the_next_one_whole(
    table: Table, size: tuple[int, int]
) -> None:
    """On as many lines as it needs."""
    review = Review(
        "2026-12-11", "Europe/Vienna", "20:00", "every other Friday", "2026-12-04", "2026-12-04", "18:30"
    )
    table.act(people.schedule_review, review)
    shown = AgreementList()
    async with playing(table, shown, size=size):
        assert "Fri 11 December, 20:00 then Fri 18 December and every other Friday, 18:30" in words_of(shown)


async def test_in_a_strip_the_review_that_is_too_long_is_cut_where_it_can_be_seen(table: Table) -> None:
    """One that was moved off its rhythm names the next one too."""
    review = Review(
        "2026-12-11", "Europe/Vienna", "20:00", "every other Friday", "2026-12-04", "2026-12-04", "18:30"
    )
    table.act(people.schedule_review, review)
    shown = AgreementList()
    shown.set_reactive(AgreementList.strip, True)
    async with playing(table, shown, size=(80, 3)):
        *_, third = text_of(shown)
        assert "Fri 11 December, 20:00  then Fri 18 December and every" in third
        assert third.rstrip().endswith("…")


async def test_a_strip_tells_the_count_the_newest_that_waits_and_the_review(table: Table) -> None:
    """Three lines under the panes."""
    table.propose("waits longer")
    table.everyone_agrees(table.propose("in force already"))
    table.propose("waits and is newer")
    table.everyone_agrees(table.propose("the newest of all"))
    shown = AgreementList()
    shown.set_reactive(AgreementList.strip, True)
    async with playing(table, shown, size=(80, 3)):
        first, second, third = text_of(shown)
        assert first.rstrip() == "Agreements 4 · 2 not yet in force"
        assert second.startswith("waits and is newer")
        assert second.endswith("▲ to ask  ◆ to ask  proposed")
        assert third.rstrip() == "No review yet. r sets a date."


@pytest.mark.parametrize(
    ("number", "presses", "told"),
    [
        (5, (), "▲◆■★▼ to ask  proposed"),
        (6, (1, 2, 3, 3), "▲◆ yes  ■ trial  ★▼♥ to ask  proposed"),
        (8, (8, 1, 4, 4), "▲◊ yes  ◆■▼♥♣ to ask  ★ trial  proposed"),
        (8, range(1, 9), "▲◆■★▼♥♣◊ yes  in force"),
    ],
)
async def test_a_strip_tells_of_many_people_who_has_said_what(
    number: int, presses: Sequence[int], told: str
) -> None:
    """A symbol and a word for each, at 80 columns too: each answer once, after all who gave it."""
    table = sit(*NAMES[:number])
    agreement = table.propose("Phones away")
    for seat in presses:
        table.act(agreements.press_consent, agreement.id, seat)
    shown = AgreementList()
    shown.set_reactive(AgreementList.strip, True)
    async with playing(table, shown, size=(80, 3)):
        line = text_of(shown)[1]
        assert line.startswith("Phones away ")
        assert line.endswith(told)


async def test_a_strip_with_nothing_waiting_tells_the_newest(table: Table) -> None:
    """What was agreed on last."""
    table.everyone_agrees(table.propose("the older"))
    table.everyone_agrees(table.propose("the newer"))
    shown = AgreementList()
    shown.set_reactive(AgreementList.strip, True)
    async with playing(table, shown, size=(80, 3)):
        assert "the newer" in words_of(shown)
        assert "the older" not in words_of(shown)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("strip", [False, True])
@pytest.mark.parametrize("number", [0, 1, 30])
async def test_nothing_breaks_at_any_size(size: tuple[int, int], strip: bool, number: int) -> None:
    """With eight people, odd names and odd words; every line is exactly as wide as the list."""
    table = sit("[/x]", "山田太郎", "👩‍👩‍👧‍👦", "שלום", "Eva", "Farid", "Grace", "H" * 60, absent=[8])
    for place in range(number):
        terms = Terms(f"[b]{place}\x1b[31m 日本 {'x' * 90}", who=(pid(1), pid(4)), when="\x07soon")
        table.act(agreements.propose, terms)
    shown = AgreementList()
    shown.set_reactive(AgreementList.strip, strip)
    async with playing(table, shown, size=size):
        assert "\x1b" not in "".join(text_of(shown))
        if size[0] >= 20 and number and not strip:
            assert "[b]" in "".join(text_of(shown))


async def wheel(player: Player, shown: AgreementList, down: bool, times: int = 1) -> None:
    """Turn the wheel over the list."""
    kind = events.MouseScrollDown if down else events.MouseScrollUp
    for _ in range(times):
        shown.post_message(kind(shown, 5, 5, 0, 0, 0, False, False, False))
    await player.pilot.pause()


async def test_the_wheel_scrolls_from_end_to_end_and_no_further(table: Table) -> None:
    """The review stays where it is."""
    for number in range(200):
        table.propose(f"number {number}.")
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)) as player:
        assert "number 0." in words_of(shown)
        await wheel(player, shown, down=True, times=2)
        assert "number 2." in words_of(shown)
        assert "number 1." not in words_of(shown)
        await wheel(player, shown, down=True, times=300)
        assert "number 199." in words_of(shown)
        assert "No review yet." in words_of(shown)
        await wheel(player, shown, down=False, times=300)
        assert "number 0." in words_of(shown)


async def test_a_new_agreement_comes_into_sight(table: Table) -> None:
    """At the end of the list."""
    for number in range(20):
        table.propose(f"number {number}.")
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)) as player:
        assert "number 19." not in words_of(shown)
        table.propose("the newest.")
        await player.show()
        assert "the newest." in words_of(shown)


async def test_at_its_end_the_list_begins_with_a_whole_agreement(table: Table) -> None:
    """Half a sentence at the top says nothing; the review stays at the foot all the same."""
    long = "what we say to each other when one of us comes home late and is tired"
    for number in range(20):
        table.propose(f"number {number}. {long}")
    shown = AgreementList()
    async with playing(table, shown, size=(36, 30)) as player:
        table.propose(f"the newest. {long}")
        await player.show()
        for rows in range(12, 24):
            await size_of(player, shown, 36, rows)
            lines = text_of(shown)
            assert "number" in lines[1] or "the newest" in lines[1]
            assert "the newest." in words_of(shown)
            assert any("No review yet" in line for line in lines[-4:])


async def test_at_another_size_the_same_agreements_are_in_sight(table: Table) -> None:
    """The newest that came in, the first as on opening, or what somebody went to; never a row's number."""
    long = "what we say to each other when one of us comes home late and is tired"
    for number in range(60):
        table.propose(f"number {number}. {long}")
    shown = AgreementList()
    async with playing(table, shown, size=(30, 20)) as player:
        await size_of(player, shown, 100, 40)
        assert "number 0." in words_of(shown)
        await wheel(player, shown, down=True, times=60)
        top = next(line for line in text_of(shown) if "number" in line).split(".")[0]
        await size_of(player, shown, 30, 20)
        assert f"{top.split()[-1]}." in " ".join(text_of(shown)[:4])
        shown.strip = True
        table.propose("the newest.")
        await player.show()
        await size_of(player, shown, 80, 3)
        shown.strip = False
        for columns, rows in ((20, 12), (140, 45)):
            await size_of(player, shown, columns, rows)
            assert "the newest." in words_of(shown)


async def size_of(player: Player, shown: AgreementList, columns: int, rows: int) -> None:
    """Give the list another size."""
    shown.styles.width, shown.styles.height = columns, rows
    await player.pilot.pause()


def test_a_strip_says_of_what_was_kept_that_it_waits(table: Table) -> None:
    """It is no proposal; the answers say whose yes is to come."""
    one = table.propose("Phones away")
    for kept, standing in (((), "proposed"), ((one.id,), "kept, waits for a yes")):
        rows = strip_lines(list_plan(80, 3), [one], table.session.people, None, kept)
        assert "".join(piece.text for piece in rows[1]).strip().endswith(f"◆ to ask  {standing}")


async def test_one_consent_lays_out_one_agreement_and_paints_one_line(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other 199 stay as they were laid out."""
    for number in range(200):
        table.propose(f"number {number}.")
    laid_out: list[str] = []

    def counting(agreement: Agreement, *rest: object) -> AgreementBlock:
        laid_out.append(agreement.terms.what)
        return agreement_block(agreement, *rest)  # type: ignore[arg-type]

    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)) as player:
        monkeypatch.setattr(agreement_index, "agreement_block", counting)
        table.act(agreements.press_consent, table.session.agreements[0].id, 1)
        await player.show()
        assert laid_out == ["number 0."]
        assert len({y for _, y, _ in player.stage.updates[0].pieces}) == 1


async def test_what_does_not_concern_the_list_paints_nothing(table: Table) -> None:
    """The floor moves on, seconds pass."""
    table.propose("Phones stay in the hall")
    shown = AgreementList()
    async with playing(table, shown, size=(36, 20)) as player:
        table.act(floor.press, 1)
        await player.show()
        table.wait(30)
        await player.show()
        assert player.stage.updates == []


async def test_a_click_tells_which_agreement(table: Table) -> None:
    """The row between two of them is neither's."""
    first, second = table.propose("Phones stay in the hall"), table.propose("Say so when I will be late")
    shown = AgreementList()
    async with playing(table, shown, size=(50, 20)) as player:
        for row in (1, 2, 3, 4, 0, 19):
            await player.pilot.click(shown, offset=(5, row))
        told = [message for message in player.said if isinstance(message, AgreementList.Pressed)]
        assert [message.agreement for message in told] == [first.id, first.id, second.id]
        assert all(message.control is shown for message in told)


async def test_a_click_on_a_strip_tells_the_agreement_in_it(table: Table) -> None:
    """Its one line for that."""
    agreement = table.propose("Phones stay in the hall")
    shown = AgreementList()
    shown.set_reactive(AgreementList.strip, True)
    async with playing(table, shown, size=(80, 3)) as player:
        for row in (0, 1, 2):
            await player.pilot.click(shown, offset=(5, row))
        told = [message for message in player.said if isinstance(message, AgreementList.Pressed)]
        assert [message.agreement for message in told] == [agreement.id]
