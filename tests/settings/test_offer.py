"""A user's own settings: found in a folder, offered after ours, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from alliance_tui.domain.refused import Refused
from alliance_tui.domain.words import SessionKind
from alliance_tui.own_files import LARGEST
from alliance_tui.settings.builtin import FOLDER, NAMES
from alliance_tui.settings.offer import Offer, no_such
from alliance_tui.settings.reading import read_setting
from alliance_tui.settings.writing import copied
from tests.builders import found, happened
from tests.shipped import builtin


def own(folder: Path, name: str, file: str = "", base: str = "neutral") -> Path:
    """A user's own setting, copied from one of ours."""
    path = folder / (file or f"{name}.toml")
    path.write_text(copied(FOLDER / f"{base}.toml", name, path), encoding="utf-8")
    return path


def test_without_a_folder_there_are_ours(tmp_path: Path) -> None:
    """Nothing has to be there, and nothing is made."""
    offer = Offer(tmp_path / "none")
    assert dict(offer) == dict(builtin())
    assert offer.problems == ()
    assert not (tmp_path / "none").exists()


def test_a_users_own_come_after_ours(tmp_path: Path) -> None:
    """By file, with where each comes from."""
    file = own(tmp_path, "our-house")
    own(tmp_path, "band")
    offer = Offer(tmp_path)
    assert list(offer) == [*NAMES, "band", "our-house"]
    assert len(offer) == 8
    assert offer["our-house"].title == "our-house"
    assert (offer.file("our-house"), offer.file("couple")) == (file, None)
    with pytest.raises(KeyError):
        offer["nobody"]


def test_one_of_ours_is_read_without_looking_at_the_users(tmp_path: Path) -> None:
    """The program starts as quickly with many files in the folder."""
    offer = Offer(tmp_path)
    assert offer["couple"] == builtin()["couple"]
    own(tmp_path, "late")
    assert "late" in offer, "the folder was not looked at before"


def test_what_is_hidden_is_none_and_what_is_too_large_is_said(tmp_path: Path) -> None:
    """Systems and editors keep their notes there; and nobody waits for a file without end."""
    for file in ("._band.toml", ".#band.toml"):
        own(tmp_path, "band", file)
    big = own(tmp_path, "big")
    for size, is_read in ((LARGEST, True), (LARGEST + 1, False)):
        text = big.read_text(encoding="utf-8")
        big.write_text(text + "#" * (size - len(text.encode())), encoding="utf-8")
        offer = Offer(tmp_path)
        assert list(offer) == [*NAMES, *(["big"] if is_read else [])]
        assert offer.left_out == (() if is_read else ("big.toml",))


def test_what_cannot_be_used_is_left_out_and_said(tmp_path: Path) -> None:
    """A sentence a file; the rest stays on offer."""
    own(tmp_path, "band")
    own(tmp_path, "band", "copy.toml")
    own(tmp_path, "couple")
    (tmp_path / "torn.toml").write_text("name = torn", encoding="utf-8")
    (tmp_path / "latin.toml").write_bytes(b"\xe9")
    offer = Offer(tmp_path)
    assert list(offer) == [*NAMES, "band"]
    assert len(offer.problems) == 4
    assert offer.problems[0] == (
        'The setting copy.toml cannot be used. name: Expected another name: band.toml is called "band" too.'
    )
    assert any("couple.toml" in one and "taken" in one for one in offer.problems)
    assert any("torn.toml" in one and "line 1" in one for one in offer.problems)


def test_a_session_keeps_the_setting_it_was_held_with(tmp_path: Path) -> None:
    """It reads the same once the file has other words, and once it is gone."""
    file = own(tmp_path, "band")
    table = found("Ana", "Ben", using=Offer(tmp_path)["band"])
    happened(table.live.sit_down(SessionKind.DESIGN))
    held = table.session.setting
    file.write_text(file.read_text(encoding="utf-8").replace("What do you wish", "What would you wish"))
    assert Offer(tmp_path)["band"] != held
    assert table.leave().resumed().session.setting == held
    file.unlink()
    again = table.leave()
    assert again.alliance.setting == held
    assert again.resumed().session.setting == held


def test_what_a_setting_says_now_is_read_anew(tmp_path: Path) -> None:
    """By its name, whatever its file is called; a sentence says where that cannot be used, or is gone."""
    file = own(tmp_path, "band")
    offer = Offer(tmp_path)
    held = offer["band"]
    assert offer.newest(held) == held
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("What do you wish", "What would you wish"), encoding="utf-8")
    newer = offer.newest(held)
    assert newer not in (held, offer["band"])
    assert newer == read_setting(file)
    other = file.rename(tmp_path / "quartet.toml")
    assert offer.newest(held) == newer
    other.rename(file).write_text(text.replace("turn = ", "turn = 3 #"), encoding="utf-8")
    assert offer.newest(held) == Refused(
        "band.toml cannot be used now, so you have the words of the last time. "
        "alliance settings check band says why."
    )
    file.unlink()
    assert offer.newest(held) == Refused(
        "The setting “band” is not among your files, so you have the words of the last time."
    )


def test_ours_say_what_this_version_of_the_program_says(tmp_path: Path) -> None:
    """Whatever they said when an alliance was founded."""
    older = replace(builtin()["couple"], title="pair", turn=30)
    assert Offer(tmp_path).newest(older) == builtin()["couple"]


def test_a_users_own_stays_theirs_where_a_later_version_brings_one_of_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An alliance that was founded with it goes on with their words, and what is wrong with them is said."""
    with monkeypatch.context() as before:
        before.setattr("alliance_tui.settings.checking.RESERVED", ())
        file = own(tmp_path, "couple", "pair.toml")
        held = read_setting(file)
    table = found("Ana", "Ben", using=held)
    happened(table.live.sit_down(SessionKind.DESIGN))
    held = table.leave().resumed().session.setting
    offer = Offer(tmp_path)
    assert offer["couple"] == builtin()["couple"]
    assert offer.newest(held) == held
    assert offer.newest(builtin()["couple"]) == builtin()["couple"], "this alliance has ours"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("What do you wish", "What would you wish"), encoding="utf-8")
    newer = offer.newest(held)
    assert newer not in (held, builtin()["couple"])
    assert newer == read_setting(file, also_as_ours=True)
    file.write_text("name =", encoding="utf-8")
    file = file.rename(tmp_path / "couple.toml")
    assert "couple.toml cannot be used now" in str(offer.newest(held))
    file.unlink()
    assert "is not among your files, so you have the words of the last time" in str(offer.newest(held))


def test_a_folder_that_is_a_file_is_no_trouble(tmp_path: Path) -> None:
    """Ours are there."""
    file = tmp_path / "settings"
    file.touch()
    assert list(Offer(file)) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_can_be_read_and_says_the_same(tmp_path: Path, name: str) -> None:
    """Under its own name and title; the guide at its top is for people."""
    copy = read_setting(own(tmp_path, "ours", base=name))
    ours = builtin()[name]
    assert (copy.name, copy.title, copy.steps, copy.rules) == ("ours", "ours", ours.steps, ours.rules)


def test_a_copy_of_a_copy_has_one_guide(tmp_path: Path) -> None:
    """And the name of the newest."""
    first = own(tmp_path, "first")
    text = copied(first, "second", tmp_path / "second.toml")
    assert text.count("A setting of your own.") == 1
    assert "--setting second" in text
    assert "--setting first" not in text


def test_a_copy_of_a_file_with_a_mark_of_its_byte_order_is_one_that_can_be_read(tmp_path: Path) -> None:
    """Some editors begin a file with it; in the middle of a copy it would be no TOML."""
    first = own(tmp_path, "first")
    guide, rest = first.read_text(encoding="utf-8").split("\n\n", 1)
    for text in (f"{guide}\n\n{rest}", rest):
        first.write_text(text, encoding="utf-8-sig")
        second = tmp_path / "second.toml"
        second.write_text(copied(first, "second", second), encoding="utf-8")
        assert read_setting(second).name == "second"


def test_the_guide_names_every_key(tmp_path: Path) -> None:
    """Whoever edits a copy needs nothing else."""
    guide = own(tmp_path, "ours").read_text(encoding="utf-8").split("\n\n")[0]
    keys = ("name", "title", "roles", "turn", "review", "rhythms", "rules", "techniques", "starts", "keeps")
    assert all(f"#   {key} " in guide for key in keys)
    assert all(word in guide for word in ("questions", "Purpose", "starters", "hint"))


def test_a_name_that_is_not_there_is_guessed(tmp_path: Path) -> None:
    """Among a user's own too."""
    own(tmp_path, "our-house")
    sentence = no_such("our-hose", Offer(tmp_path))
    assert sentence.startswith('There is no setting "our-hose". Did you mean "our-house"?')
