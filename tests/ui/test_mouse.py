"""The mouse does all of it too: whatever is shown and can be done with a key can be clicked."""

from __future__ import annotations

from typing import Any

import pytest

from alliance_tui.domain.events.breaks import PauseTaken
from alliance_tui.domain.words import ParticipantId, SpanKind, Step
from alliance_tui.ui.widgets.key_bar import KeyBar
from tests.builders import pid
from tests.keyboard import Keyboard
from tests.ui.house import House
from tests.ui.places import PLACES, at

pytestmark = pytest.mark.no_cover
"""It goes where others have been: told what it runs through, it would take twice as long."""


async def click_every_key(keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Every key at every foot does on a click what it does when pressed, and that is there to be done."""
    screen = keyboard.screen
    ran: list[str] = []

    async def remember(action: str, *_: Any, **__: Any) -> None:
        ran.append(action)

    keyboard.look()
    with monkeypatch.context() as patched:
        patched.setattr(screen, "run_action", remember)
        for bar in screen.query(KeyBar):
            shown = [action for _, _, action in bar._places]
            assert shown, f"{name}: there are keys"
            for start, _, action in list(bar._places):
                await keyboard.click(bar, x=start)
                target = keyboard.app if action.startswith("app.") else screen
                method = f"action_{action.removeprefix('app.').partition('(')[0]}"
                assert hasattr(target, method), f"{name}: {action}"
            assert ran == shown, f"{name}: what ran on a click"


async def test_a_click_on_a_step_goes_to_it(house: House) -> None:
    """Any of them, forward and back, and only where its word stands."""
    async with house.sit() as keyboard:
        for word, step in (
            ("improve", Step.IMPROVE),
            ("celebrate", Step.CELEBRATE),
            ("purpose", Step.PURPOSE),
        ):
            await keyboard.click_on(word)
            assert keyboard.session.step is step
        await keyboard.saved()
        for word in ("saved", "Home"):
            await keyboard.click_on(word)
            assert keyboard.session.step is Step.PURPOSE


async def test_where_only_the_present_step_has_room_a_click_asks_which(house: House) -> None:
    """The number is pressed, or the arrow at the foot clicked."""
    async with house.sit(size=(60, 24)) as keyboard:
        await keyboard.click_on("[PURPOSE] 1/6")
        assert keyboard.said.startswith("Which step?")
        await keyboard.press("3")
        assert keyboard.session.step is Step.IMPROVE


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_what_stands_around_the_agreements_can_be_clicked(house: House, size: tuple[int, int]) -> None:
    """The title opens the list, what is said of none begins one, what is said of no review sets it."""
    async with house.sit(size=size) as keyboard:
        await keyboard.click_on("What you agree on")
        assert keyboard.top == "AgreementPage"
        await keyboard.press(*"Phones", "enter", "escape")
        await keyboard.click_on("Agreements 1")
        assert keyboard.top == "AgreementsDialog"
        await keyboard.press("escape")
        await keyboard.click_on("Phones")
        assert keyboard.top == "AgreementPage"
        await keyboard.press("escape")
        await keyboard.click_on("No review")
        assert keyboard.top == "ReviewDialog"
        await keyboard.press(*"in 2 weeks", "enter")
        await keyboard.click_on("Review in")
        assert keyboard.top == "ReviewDialog"


async def test_in_a_time_out_a_click_on_a_name_says_ready_and_one_on_a_time_takes_it(house: House) -> None:
    """Whoever has no key at hand comes back all the same."""
    async with house.sit() as keyboard:
        await keyboard.press("t")
        await keyboard.click_on(" not yet ")
        await keyboard.click_on("an hour more")
        assert "How much more time?" not in keyboard.text
        break_ = keyboard.session.time_out
        assert break_ is not None
        assert (break_.until - keyboard.clock.now()).total_seconds() > 3600
        await keyboard.click_on("Ben")
        break_ = keyboard.session.time_out
        assert break_ is not None
        assert break_.ready == (pid(2),)
        await keyboard.click_on("Ana")
        assert "All are ready." in keyboard.text


async def test_whose_words_they_are_is_said_with_a_click(house: House) -> None:
    """On a name in the question, or on a pane."""
    async with house.sit() as keyboard:
        await keyboard.click_on(" note ")
        await keyboard.click_on("◆ Ben  esc")
        assert "Ben's words" in keyboard.text
        await keyboard.click_on(" back ")
        await keyboard.click_on(" note ")
        await keyboard.click_on("▲ Ana ─")
        assert "Ana's words" in keyboard.text


# Help


async def test_a_click_on_a_line_of_help_does_it_on_the_screen_beneath(house: House) -> None:
    """As the palette does: all that has no place of its own can be reached without a key."""
    async with house.sit("Ana", "Ben", "Cleo") as keyboard:
        await keyboard.press("1", "2")

        def listener() -> ParticipantId | None:
            return keyboard.session.phase.listener

        def planned() -> float:
            assert keyboard.session.turn is not None
            return keyboard.session.turn.planned or 0

        await help_with(keyboard, "Take a breath together")
        assert keyboard.session.phase.kind is SpanKind.BREATH
        await help_with(keyboard, "Go on before the breath is over")
        await help_with(keyboard, "A listener says back what they heard")
        assert listener() == pid(2)
        await help_with(keyboard, "Take back what was done last")
        assert listener() is None
        await help_with(keyboard, "Bring back what was taken back")
        assert listener() == pid(2)
        await help_with(keyboard, "Take back what was done last")
        before = planned()
        await help_with(keyboard, "Make this turn 30 seconds longer")
        assert planned() == before + 30
        await help_with(keyboard, "Make this turn 30 seconds shorter")
        assert planned() == before
        await help_with(keyboard, "The next step")
        await help_with(keyboard, "The step before")
        assert keyboard.session.step is Step.PURPOSE


@pytest.mark.parametrize(
    ("line", "top"),
    [
        ("Back soon: pause everything", "PauseScreen"),
        ("All agreements: consent", "AgreementsDialog"),
        ("Set the date of the next review", "ReviewDialog"),
        ("Names, who is here", "PeopleDialog"),
        ("End the session; it asks first", "ConfirmDialog"),
        ("Cover the screen", "CoverScreen"),
        ("All of this by name", "Palette"),
        ("F9, ctrl+t or ctrl+space while typing", "TimeOutScreen"),
    ],
)
async def test_a_line_of_help_leads_to_every_screen(house: House, line: str, top: str) -> None:
    """Also with the keys, up and down and enter."""
    async with house.sit() as keyboard:
        await help_with(keyboard, line)
        assert keyboard.top == top
        await keyboard.press("f9")
        assert keyboard.session.time_out is not None
        assert not any(isinstance(one.event, PauseTaken) for one in keyboard.live.records()[:-2])


async def test_help_is_gone_through_with_the_keys_too(house: House) -> None:
    """Enter does what is highlighted; on nothing it does nothing."""
    async with house.sit() as keyboard:
        await keyboard.press("question_mark", "enter")
        assert keyboard.top == "HelpDialog"
        while "> space" not in keyboard.words:
            await keyboard.press("down")
        await keyboard.press("enter")
        assert keyboard.said.startswith("The floor is open.")


async def test_help_over_a_field_saves_what_is_in_it(house: House) -> None:
    """What a field does is done in the field."""
    async with house.sit() as keyboard:
        await keyboard.press("1", "n", *"To laugh")
        await keyboard.click_on(" F1 ")
        assert keyboard.top == "HelpDialog"
        await click_line(keyboard, "Save the words")
        assert [one.text for one in keyboard.session.notes] == ["To laugh"]


async def help_with(keyboard: Keyboard, line: str) -> None:
    """Open help from the foot and click on a line of it."""
    await keyboard.click_on(" ? ")
    assert keyboard.top == "HelpDialog"
    await click_line(keyboard, line)


async def click_line(keyboard: Keyboard, line: str) -> None:
    """Scroll until a line is in view, and click on it."""
    for _ in range(20):
        if line in keyboard.text:
            break
        await keyboard.press("pagedown")
    await keyboard.click_on(line)


async def test_a_click_at_the_foot_answers_for_nobody_and_a_click_on_a_name_for_that_one(
    house: House,
) -> None:
    """In the opening, and where it is chosen what is kept."""
    async with at(house, PLACES["opening"]) as keyboard:
        before = keyboard.session
        await click_at_foot(keyboard, "explain")
        assert keyboard.said == "Press your own number, or click your name."
        assert keyboard.session == before
    async with at(house, PLACES["closing-keeping"]) as keyboard:
        assert ">" not in keyboard.text
        await click_at_foot(keyboard, "explain")
        assert keyboard.said == "Press your own number, or click your name."
        assert not keyboard.session.keeping
        await keyboard.click_on("Ben")
        assert [who for who, _ in keyboard.session.keeping] == [pid(2)]
        assert ">" not in keyboard.text


async def click_at_foot(keyboard: Keyboard, action: str) -> None:
    """Click on the key at the foot that runs an action."""
    keyboard.look()
    bar = keyboard.screen.query_one(KeyBar)
    await keyboard.click(bar, x=next(start for start, _, runs in bar._places if runs == action))
