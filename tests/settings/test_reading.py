"""How settings are read, and what is said where one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.method import StepWords
from alliance_tui.domain.words import Step
from alliance_tui.settings.builtin import FOLDER
from alliance_tui.settings.reading import SettingError, read_setting
from tests.shipped import builtin

GOOD = (FOLDER / "neutral.toml").read_text(encoding="utf-8").replace('name = "neutral"', 'name = "our-house"')
"""A file that can be read."""


def written(folder: Path, text: str) -> Path:
    """A setting file with this text."""
    file = folder / "ours.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_of_ones_own_is_read_like_ours(tmp_path: Path) -> None:
    """What ships can be copied and edited."""
    assert read_setting(written(tmp_path, GOOD)) == replace(builtin()["neutral"], name="our-house", own=True)


def test_that_a_setting_is_ones_own_is_no_key_of_its_file(tmp_path: Path) -> None:
    """The program knows it by where the file is."""
    with pytest.raises(SettingError, match="own: "):
        read_setting(written(tmp_path, f"own = false\n{GOOD}"))


def test_a_mark_of_the_order_of_bytes_is_passed_over(tmp_path: Path) -> None:
    """Some editors write one."""
    assert read_setting(written(tmp_path, "\ufeff" + GOOD)).name == "our-house"


def test_turns_may_have_no_planned_length(tmp_path: Path) -> None:
    """The word none says so, as TOML has no such value."""
    assert read_setting(written(tmp_path, GOOD.replace("turn = 120", 'turn = "none"'))).turn is None


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ('name = "our-house"', 'name = "Our House"', "name", "small letters"),
        ('name = "our-house"', 'name = "couple"', "name", "is taken"),
        ('name = "our-house"', 'name = "check"', "name", "is taken"),
        ('title = "any relationship"', 'title = ""', "title", "expected words"),
        ('roles = [""]', "roles = []", "roles", "at least one role"),
        ("turn = 120", "turn = 5", "turn", "30 to 900 seconds"),
        ("turn = 120", "turn = true", "turn", "a whole number"),
        ('review = "every month"', 'review = "sometimes"', "review", "every 2 weeks"),
        ('"every 3 months"', '"every so often"', "rhythms[3]", "every so often"),
        ('review = "every month"', "", "review", "expected this key"),
        ('review = "every month"', 'review = "every month"\ncolour = "red"', "colour", "no such key"),
        ('review = "every month"', 'review = "every month"\nrule = ["a"]', "rule", 'Did you mean "rules"?'),
        ("turn = 120", 'turn = 120\ntechniques = ["humming"]', "techniques[0]", "no 'humming'"),
        (
            "turn = 120",
            'turn = 120\ntechniques = ["humming"]',
            "techniques[0]",
            '"works first", "breaths", "writing holds"',
        ),
        ("turn = 120", 'turn = 120\nstarts = "random"', "starts", 'one of: "rotate", "quieter", "roles".'),
        ("turn = 120", 'turn = 120\nkeeps = "nothing"', "keeps", 'one of: "everything", "agreements".'),
        (
            "turn = 120",
            "turn = 120\nkeeps = 3",
            "keeps",
            'got a whole number. The words for it: "everything", ',
        ),
        (
            "turn = 120",
            'turn = 120\ntechniques = "breaths"',
            "techniques",
            'got text in quotes. The words for it: "works first", "breaths", "writing holds".',
        ),
        ('review = "every month"', 'review = "every 5 years"', "review", "two years at most"),
        ("turn = 120", 'turn = 120\nkeeps = "nothing"', "keeps", "no 'nothing'"),
        ("[steps.purpose]", "[[steps]]", "steps", "a table for each step"),
        ('"One person speaks at a time."', '""', "rules[0]", "expected words"),
        ('"I need ..."', '"' + "I need " * 12 + '"', "steps.needs.starters[0]", "at most 80"),
        ("Few words", "Few" * 110, "steps.agree.hint", "at most 320"),
        ("[steps.needs]", "[steps.wishes]\n[steps.needs]", "steps.wishes", "purpose, needs"),
        ('"How do you know that you have been heard?"', "7", "steps.needs.questions[3]", "text in quotes"),
        ("been heard?", "been heard?" + " really" * 30, "steps.needs.questions[3]", "at most 160"),
        ("been heard?", "been\\u001bheard?", "steps.needs.questions[3]", "on one line"),
        (
            "been heard?",
            "been \\u202eheard?",
            "steps.needs.questions[3]",
            '"How do you know that you have been  hea',
        ),
        ("turn = 120", "turn = = 120", "", "not TOML"),
        ("[steps.needs]", "[steps.purpose]", "", "steps.purpose is there twice: leave one of them out."),
        ("turn = 120", "turn = 120\nturn = 90", "", "turn is there twice: leave one of them out. The second"),
        ("[steps.needs]", '[steps.needs]\nhint = """\nA\nB"""\nhint = "C"', "", "hint is there twice"),
        ("[steps.needs]", "[turn.needs]", "", "not TOML: Cannot"),
    ],
)
def test_what_is_wrong_is_named_by_file_key_and_expectation(
    tmp_path: Path, old: str, new: str, key: str, expected: str
) -> None:
    """Whoever edits a setting is told where to look and what belongs there."""
    assert old in GOOD
    with pytest.raises(SettingError) as caught:
        read_setting(written(tmp_path, GOOD.replace(old, new)))
    assert caught.value.file == "ours.toml"
    assert [problem.key for problem in caught.value.problems] == [key]
    assert expected.lower() in caught.value.problems[0].expected.lower()
    assert str(caught.value).startswith("ours.toml: ")


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """Nobody has to mend and try again for each."""
    text = GOOD.replace("turn = 120", "turn = 5").replace('title = "any relationship"', 'title = ""')
    text = text.replace('"I wish that we ..."', '""')
    with pytest.raises(SettingError) as caught:
        read_setting(written(tmp_path, text))
    assert [problem.key for problem in caught.value.problems] == [
        "title",
        "turn",
        "steps.purpose.starters[0]",
    ]
    assert len(str(caught.value).splitlines()) == 3


def test_strange_keys_are_named_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Whoever mends them goes through it from top to bottom, and finds the same list each time."""
    strange = [f"{letter}ish" for letter in "qhzbxmka"]
    text = GOOD.replace("turn = 120", "\n".join(["turn = 120", *(f"{key} = 1" for key in strange)]))
    with pytest.raises(SettingError) as caught:
        read_setting(written(tmp_path, text))
    assert [problem.key for problem in caught.value.problems] == strange


def test_a_renamed_key_is_missed_and_the_strange_one_named(tmp_path: Path) -> None:
    """Both sides of a slip of the pen."""
    with pytest.raises(SettingError) as caught:
        read_setting(written(tmp_path, GOOD.replace("questions = [", "asked = [", 1)))
    assert [problem.key for problem in caught.value.problems] == [
        "steps.purpose.asked",
        "steps.purpose.questions",
    ]


def test_what_a_file_need_not_say_may_be_left_out(tmp_path: Path) -> None:
    """Rules, techniques, purposes, beginnings of sentences and hints."""
    bare = "".join(f'[steps.{step}]\nquestions = ["What of it?"]\n' for step in Step)
    head = GOOD[: GOOD.index("rules")]
    setting = read_setting(written(tmp_path, head + bare))
    assert (setting.rules, setting.techniques) == ((), ())
    assert setting.words(Step.NEEDS) == StepWords(("What of it?",))


def test_a_missing_step_is_named(tmp_path: Path) -> None:
    """No step may be silent."""
    with pytest.raises(SettingError, match=r"ours\.toml: steps\.assess: Expected a table"):
        read_setting(written(tmp_path, GOOD[: GOOD.index("[steps.assess]")]))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The reason of the disk is passed on."""
    with pytest.raises(SettingError, match=r"none\.toml: The file cannot be read: No such file"):
        read_setting(tmp_path / "none.toml")


def test_a_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    """Latin-1 is no damage to be guessed at."""
    file = tmp_path / "ours.toml"
    file.write_bytes(GOOD.replace("neighbours", "wölfe").encode("latin-1"))
    line = GOOD[: GOOD.index("neighbours")].count("\n") + 1
    with pytest.raises(SettingError, match=f"UTF-8; line {line} is not"):
        read_setting(file)


@pytest.mark.parametrize(
    "text",
    [
        "Qu'attends-tu de moi\u00a0?",
        "از من چه می\u200cخواهی؟",
        "a\u3000全角",
        "Who \U0001f468\u200d\U0001f469\u200d\U0001f467?",
        "a \u00ad b",
    ],
)
def test_words_of_any_script_can_be_asked(tmp_path: Path, text: str) -> None:
    """Spaces that do not break and joiners within words and emoji belong to them."""
    setting = read_setting(written(tmp_path, GOOD.replace("How do you know that you have been heard?", text)))
    assert setting.words(Step.NEEDS).questions[3] == text


def test_the_line_that_is_wrong_is_named_and_how_it_begins(tmp_path: Path) -> None:
    """Among five, whoever edits the file need not count."""
    long = "How do you know that you have been heard" + " really" * 30
    text = GOOD.replace("How do you know that you have been heard", long)
    with pytest.raises(SettingError) as caught:
        read_setting(written(tmp_path, text))
    expected = f'Expected at most 160 characters; "{long[:40]} ..." has {len(long) + 1}.'
    assert str(caught.value) == f"ours.toml: steps.needs.questions[3]: {expected}"


@pytest.mark.parametrize(
    "text", ["x = " + "[" * 5_000, "x = " + "{a=" * 5_000, "x = " + "9" * 5_000, "x = 9999-99-99"]
)
def test_no_text_stops_the_program(tmp_path: Path, text: str) -> None:
    """What no reader of TOML gets to the end of is said as all else."""
    with pytest.raises(SettingError, match=r"ours\.toml: "):
        read_setting(written(tmp_path, text))


def test_all_faults_are_told_at_once_whatever_kind_they_are_of(tmp_path: Path) -> None:
    """A value of the wrong kind hides neither the length of another one nor the rest of its own list."""
    text = (FOLDER / "couple.toml").read_text(encoding="utf-8")
    for right, wrong in (
        ("turn = 120", 'turn = "long"'),
        ('review = "every week"', 'review = "sometimes"'),
        ('    "One speaks, one listens, and then we swap.",', f'    3,\n    "{"x" * 200}",\n    true,'),
        ('purpose = "Say what you hope for together', f'purpose = "{"y" * 200}'),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    with pytest.raises(SettingError) as error:
        read_setting(written(tmp_path, text))
    assert sorted(problem.key for problem in error.value.problems) == [
        "name",
        "review",
        "rules[0]",
        "rules[1]",
        "rules[2]",
        "steps.purpose.purpose",
        "turn",
    ]
