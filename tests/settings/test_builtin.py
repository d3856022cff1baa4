"""The settings that come with the program: complete, speakable, and with rhythms that are understood."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import chain

import pytest

from alliance_tui.domain.dates import parse_review
from alliance_tui.domain.method import Setting
from alliance_tui.domain.review import Review
from alliance_tui.domain.words import Keep, StartRule, Step
from alliance_tui.settings.builtin import FOLDER, NAMES, builtin_one
from alliance_tui.settings.checking import RESERVED, check
from tests.shipped import builtin


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
def test_every_setting_passes_the_check_that_a_users_own_has_to_pass(name: str) -> None:
    """They are read unchecked, so that the program starts quickly."""
    assert check((FOLDER / f"{name}.toml").read_text(encoding="utf-8")) == builtin()[name]
    assert name in RESERVED


@pytest.mark.parametrize("name", NAMES)
def test_every_step_is_complete(name: str) -> None:
    """A purpose, a main question and four others, four beginnings of sentences, and a hint."""
    for step in Step:
        words = builtin()[name].words(step)
        assert len(words.questions) >= 5, step
        assert len(words.starters) >= 4, step
        assert words.purpose, step
        assert words.hint, step


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_has_rules_to_accept(name: str) -> None:
    """A handful, a line each at 80 columns; one says that anyone may stop the talk."""
    rules = builtin()[name].rules
    assert 4 <= len(rules) <= 6
    assert all(len(rule) <= 74 and rule.endswith(".") and rule.isascii() for rule in rules)
    assert any("stop" in rule for rule in rules)


@pytest.mark.parametrize("name", NAMES)
def test_purposes_starters_and_hints_can_be_read_at_80_columns(name: str) -> None:
    """A purpose on two lines at most, a starter on one, a hint on three."""
    for step in Step:
        words = builtin()[name].words(step)
        assert len(words.purpose) <= 100, words.purpose
        assert len(words.hint) <= 140, words.hint
        assert all(len(starter) <= 60 for starter in words.starters), words.starters
        assert all(starter.endswith(" ...") for starter in words.starters), words.starters
        assert all(one.isascii() for one in (words.purpose, words.hint, *words.starters))
        assert words.purpose.endswith("."), words.purpose
        assert words.hint.endswith((".", "?")), words.hint


def test_nothing_is_said_twice_in_one_voice() -> None:
    """No beginning of a sentence returns within a setting, no purpose, rule or hint in another one."""
    for setting in builtin().values():
        starters = [starter for step in Step for starter in setting.words(step).starters]
        assert len(set(starters)) == len(starters), setting.name
    said = [
        text
        for setting in builtin().values()
        for text in (
            *setting.rules,
            *(setting.words(step).purpose for step in Step),
            *(setting.words(step).hint for step in Step),
        )
    ]
    assert [text for text in said if said.count(text) > 1] == []


def test_a_manager_and_a_report_keep_the_agreements_alone() -> None:
    """And the report begins; nobody else's words stay where the company's laptop is."""
    kept = {name: setting.keeps for name, setting in builtin().items()}
    assert [name for name, keep in kept.items() if keep is Keep.AGREEMENTS] == ["manager"]
    assert builtin()["manager"].starts is StartRule.ROLES


def test_the_neutral_setting_suggests_nothing_beside_its_words() -> None:
    """It is the plain one."""
    neutral = builtin()["neutral"]
    assert (neutral.techniques, neutral.starts, neutral.keeps) == ((), StartRule.ROTATE, Keep.EVERYTHING)


@pytest.mark.parametrize("name", NAMES)
def test_one_is_read_without_the_others(name: str) -> None:
    """For a start straight into a session."""
    assert builtin_one(name) == builtin()[name]
    assert builtin_one("nobody") is None


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
