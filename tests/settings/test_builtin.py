"""The settings that come with the program: complete, speakable, and with rhythms that are understood."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain

import pytest

from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.method import Setting
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import Step
from alliance_tui.settings.reading import NAMES, builtin


def every_question(setting: Setting) -> list[str]:
    """The questions of all steps."""
    return list(chain.from_iterable(setting.questions(step) for step in Step))


def test_all_six_are_there_in_their_order() -> None:
    """The couple is offered first, the neutral one last."""
    assert list(builtin()) == ["couple", "manager", "team", "founders", "coach", "neutral"]
    assert [setting.name for setting in builtin().values()] == list(NAMES)


def test_turns_and_rhythms_are_those_of_the_method() -> None:
    """Lengths in seconds and rhythms as the design gives them."""
    found = {name: (setting.turn, setting.review) for name, setting in builtin().items()}
    assert found == {
        "couple": (120, "every week"),
        "manager": (120, "every 2 weeks"),
        "team": (90, "every 2 weeks"),
        "founders": (120, "every month"),
        "coach": (180, "every month"),
        "neutral": (120, "every month"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_step_has_at_least_three_questions(name: str) -> None:
    """Of both kinds of session."""
    assert all(len(builtin()[name].questions(step)) >= 3 for step in Step)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_can_be_read_aloud(name: str) -> None:
    """Short, plain letters, one question mark, and nothing that looks like markup."""
    for question in every_question(builtin()[name]):
        assert len(question) <= 110, question
        assert question.endswith("?"), question
        assert question.count("?") == 1, question
        assert question[0].isupper(), question
        assert question.isascii(), question
        assert not set(question) & set("[]*_`/()"), question


def test_no_question_is_asked_twice() -> None:
    """Each setting speaks in its own words."""
    asked = list(chain.from_iterable(map(every_question, builtin().values())))
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("name", NAMES)
def test_improving_begins_with_what_works(name: str) -> None:
    """Thanks come before wishes."""
    first = builtin()[name].questions(Step.IMPROVE)[0]
    assert "work" in first


@pytest.mark.parametrize("name", NAMES)
def test_every_rhythm_is_understood(name: str) -> None:
    """What is offered can be chosen, and is kept in the same words."""
    setting = builtin()[name]
    for rhythm in {setting.review, *setting.rhythms}:
        review = parse_review(rhythm, datetime(2026, 11, 22, tzinfo=UTC), "Europe/Vienna")
        assert isinstance(review, Review), rhythm
        assert review.rhythm == rhythm


@pytest.mark.parametrize("name", NAMES)
def test_the_suggested_rhythm_is_among_those_on_offer(name: str) -> None:
    """The list in the review dialog holds it too."""
    assert builtin()[name].review in builtin()[name].rhythms


def test_a_manager_is_called_so_and_everybody_after_is_a_report() -> None:
    """Roles go by seat, and the last one serves the rest."""
    manager = builtin()["manager"]
    assert [manager.role(seat) for seat in (1, 2, 3)] == ["manager", "report", "report"]


def test_the_settings_cannot_be_changed_by_accident() -> None:
    """They are read once and shared."""
    with pytest.raises(TypeError):
        builtin()["couple"] = builtin()["team"]  # type: ignore[index]
