"""Files that are not this program's and hold words that were taken back: they are named, and left alone."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from alliance_tui.domain.decisions import notes, sitting, techniques
from alliance_tui.live import Live
from alliance_tui.storage import checking_others, packed, strays
from alliance_tui.storage.checking import check
from alliance_tui.storage.disk import Disk, Identity
from alliance_tui.storage.findings import Finding
from alliance_tui.storage.library import FileLibrary
from tests.builders import happened
from tests.fakes import START
from tests.storage.people import SECRET, end, gone_on, note, seated, session_file, take_back


@pytest.fixture
def files(data_dir: Path) -> FileLibrary:
    """A library on the disk."""
    return FileLibrary(data_dir)


def begun(files: FileLibrary, text: str = SECRET) -> tuple[Live, Path]:
    """A session with a note, gone on with; and its file."""
    live = seated(files)
    note(live, text)
    note(live, "kept words")
    live.close()
    live = gone_on(files, live.id)
    assert live.session is not None
    return live, session_file(files.folder, live.id, live.session.id)


def put(path: Path, raw: bytes) -> Path:
    """Put a file of somebody's own there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


WAYS = [
    SECRET.encode(),
    b"before " + SECRET.encode() + b" after",
    json.dumps({"text": SECRET}).encode(),
    json.dumps({"text": SECRET}, ensure_ascii=False).encode(),
    SECRET.encode("utf-16"),
    SECRET.encode("utf-16-le"),
    SECRET.encode("utf-16-be"),
    json.dumps({"text": SECRET}).encode("utf-16"),
]
"""How the words may stand in a file."""


@pytest.mark.parametrize("raw", WAYS, ids=range(len(WAYS)))
@pytest.mark.parametrize(
    "place", ["notes.txt", "deep/er/x.json", "alliances/{}/sessions/notes.txt", "trash/x"]
)
@pytest.mark.no_cover
def test_a_file_of_somebodys_own_that_holds_the_words_is_named_and_left(
    files: FileLibrary, place: str, raw: bytes
) -> None:
    """Wherever below the data folder, and in whatever way they stand there."""
    live, _ = begun(files)
    path = put(files.folder / place.format(live.id), raw)
    other = put(files.folder / "other.txt", b"kept words")
    take_back(live)
    end(live)
    (said,) = live.store.unforgotten
    assert said.startswith(f"Words that were taken back still stand in {path}. ")
    assert path.read_bytes() == raw
    assert other.exists()


@pytest.mark.parametrize("name", ["x.json", "conversations.json", "{}.json.utf16", "{} (copy).json"])
def test_a_copy_of_the_file_that_is_not_one_by_its_name_or_form_is_named(
    files: FileLibrary, name: str
) -> None:
    """What can be told to be a copy loses the words instead."""
    live, path = begun(files)
    code = "utf-16" if "{}" in name else "utf-8"
    copy = put(path.with_name(name.format(path.stem)), path.read_text().encode(code))
    take_back(live)
    end(live)
    assert [str(copy) in said for said in live.store.unforgotten] == [True]


def test_words_that_still_stand_in_the_alliance_are_not_looked_for(files: FileLibrary) -> None:
    """Somebody said them twice, and took one back."""
    live, _ = begun(files, "kept words")
    put(files.folder / "notes.txt", b"kept words")
    take_back(live)
    end(live)
    assert live.store.unforgotten == ()


@pytest.mark.no_cover
@pytest.mark.parametrize(("text", "there", "is_named"), [("ok", "ok", False), ("ink", "think", False)])
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_short_words_are_found_as_words_alone(
    files: FileLibrary, text: str, there: str, code: str, *, is_named: bool
) -> None:
    """They stand within others everywhere."""
    live, _ = begun(files, text)
    put(files.folder / "notes.txt", f"I {there} so".encode(code))
    take_back(live)
    end(live)
    assert bool(live.store.unforgotten) is is_named


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "utf-16-be"])
def test_a_short_word_that_stands_alone_is_found(files: FileLibrary, code: str) -> None:
    """Between spaces, or in quotes."""
    live, _ = begun(files, "ink")
    put(files.folder / "notes.txt", 'she said "ink".'.encode(code))
    take_back(live)
    end(live)
    assert live.store.unforgotten


def test_another_alliance_in_which_the_same_was_said_is_not_named(files: FileLibrary) -> None:
    """It is theirs to say; not in a copy of its folder either."""
    live, _ = begun(files)
    other, path = begun(files)
    other.close()
    put(files.folder / "copy" / "sessions" / path.name, path.read_bytes())
    take_back(live)
    end(live)
    assert live.store.unforgotten == ()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "{}.json.old.gz": lambda raw: gzip.compress(raw, mtime=0),
    "{}.json.bz2": bz2.compress,
    "{}.json.xz": lzma.compress,
    "{}.unknown": lambda raw: bytes(255 - one for one in raw),
}
"""Names of files in which words stand that nobody can read as text, and how they come there."""


PLACES = [
    *("{}", "alliances/{{}}/{}", "alliances/{{}}/deep/{}", "alliances/{{}}/sessions/{}"),
    *("alliances/{}", "stuff/er/{}", "trash/{}"),
]
"""Where below the data folder they lie."""


def found_at(files: FileLibrary, path: Path, only: str | None = None) -> list[Finding]:
    """What a check says of a file."""
    report = check(files.folder, only)
    inside = [finding for alliance in report.alliances for finding in alliance.findings]
    return [one for one in (*inside, *report.others) if one.path == path]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        *((name, "alliances/{{}}/sessions/{}") for name in PACKED),
        *(("{}.json.old.gz", one) for one in PLACES),
    ],
)
def test_a_file_that_cannot_be_read_as_text_is_named_and_left(
    files: FileLibrary, name: str, place: str
) -> None:
    """On leaving and by a check, of all and of the one alliance, once words were taken back; not before."""
    live, path = begun(files)
    where = place.format(name.format(path.stem)).format(live.id)
    stray = put(files.folder / where, PACKED[name](path.read_bytes()))
    before = stray.read_bytes()
    assert not any("taken back" in one.advice for one in found_at(files, stray))
    assert check(files.folder).opaque == 0
    take_back(live)
    end(live)
    (said,) = live.store.unforgotten
    assert said.startswith(f"Words that were taken back may stand in {stray}: it cannot be read as text.")
    for only in (None, live.id):
        (found,) = found_at(files, stray, only)
        assert (
            "It cannot be read as text, and is left alone: words that were taken back may stand in it."
            in found.advice
        )
        assert not found.state.is_problem
        assert check(files.folder, only).opaque == 1
    assert stray.read_bytes() == before


def test_a_check_names_it_also_where_what_took_the_words_back_lies_in_the_trash(files: FileLibrary) -> None:
    """The zip file is no better for that."""
    live, path = begun(files)
    stray = put(files.folder / "stuff" / "s.json.gz", gzip.compress(path.read_bytes(), mtime=0))
    take_back(live)
    end(live)
    files.delete(live.id, None, START)
    assert [one.path for one in check(files.folder).others if one.is_opaque] == [stray]


def test_a_check_names_what_is_too_big_or_cannot_be_read(
    files: FileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As leaving does: nobody knows what is in it."""
    live, _ = begun(files)
    big = put(files.folder / "big.txt", b"x" * 5_000)
    shut = put(files.folder / "shut.txt", b"x")
    gone = put(files.folder / "tiny.txt", b"x")
    take_back(live)
    end(live)
    monkeypatch.setattr(checking_others, "LARGEST", 1_000)
    real = packed.is_packed_there

    def closed(path: Path) -> bool:
        if path in {shut, gone}:
            raise (PermissionError if path == shut else FileNotFoundError)(str(path))
        return real(path)

    monkeypatch.setattr(checking_others, "is_packed_there", closed)
    report = check(files.folder)
    assert [one.path for one in report.others if one.is_opaque] == [big, shut]
    assert report.is_well


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
        ("film.mov", b"\0\0\0\x18ftypmp42\0"),
        (".DS_Store", b"\0\0\0\1Bud1\0"),
        ("letter.txt", "Grüße, liebe Ana.\r\n".encode("latin-1")),
        ("letter.txt", "Dear Ana".encode("utf-16-le")),
        ("letter.txt", "亲爱的".encode("utf-16")),
        ("empty", b""),
    ],
)
def test_a_picture_and_a_text_are_not_called_packed(files: FileLibrary, name: str, raw: bytes) -> None:
    """Nobody wants to be told of each photo."""
    live, path = begun(files)
    other = put(path.with_name(name), raw)
    take_back(live)
    end(live)
    assert live.store.unforgotten == ()
    (found,) = found_at(files, other)
    assert "taken back" not in found.advice


def test_no_link_is_followed_out_of_the_folder(files: FileLibrary, tmp_path: Path) -> None:
    """What lies elsewhere is not ours to look at."""
    live, _ = begun(files)
    outside = put(tmp_path / "outside" / "notes.txt", SECRET.encode())
    (files.folder / "link").symlink_to(outside.parent)
    (files.folder / "link.txt").symlink_to(outside)
    os.mkfifo(files.folder / "pipe")
    take_back(live)
    end(live)
    assert live.store.unforgotten == ()


def test_what_is_too_big_is_named_and_too_much_is_said(
    files: FileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People who leave do not wait for it."""
    live, _ = begun(files)
    big = put(files.folder / "big.bin", b"x" * 5_000)
    put(files.folder / "c1", b"x" * 800)
    put(files.folder / "c2", b"x" * 800)
    monkeypatch.setattr(strays, "LARGEST", 1_000)
    monkeypatch.setattr(strays, "MOST", 1_000 * 9)
    take_back(live)
    end(live)
    one, rest = live.store.unforgotten
    assert one == f"Words that were taken back may stand in {big}: it could not be looked through."
    assert f"in {files.folder} than could be looked through" in rest


@pytest.mark.parametrize(("texts", "is_too_much"), [(("abc one",), False), (("abc one", "abc two"), True)])
def test_how_much_is_looked_through_goes_by_the_texts_too(
    files: FileLibrary, monkeypatch: pytest.MonkeyPatch, texts: tuple[str, ...], is_too_much: bool
) -> None:
    """Each of them is looked for, in each of three ways of writing."""
    live = seated(files)
    for text in texts:
        note(live, text)
    put(files.folder / "notes.txt", b"x" * 800)
    monkeypatch.setattr(strays, "MOST", 1_000 * 3)
    assert live.session is not None
    for one in live.session.notes:
        happened(live.act(notes.take_back_note, one.id))
    end(live)
    assert ["than could be looked through" in said for said in live.store.unforgotten] == [True] * is_too_much


def test_whether_a_short_word_stands_alone_is_asked_only_where_it_stands(
    files: FileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To ask that of a whole file takes many times as long."""
    live, _ = begun(files, "ink")
    put(files.folder / "one.txt", b"no such word" * 100)
    put(files.folder / "two.txt", b"I think so")
    asked: list[bytes] = []
    real = strays._stands_alone

    def watched(way: strays._Way, raw: bytes) -> bool:
        asked.append(raw)
        return real(way, raw)

    monkeypatch.setattr(strays, "_stands_alone", watched)
    take_back(live)
    end(live)
    assert asked == [b"I think so"]
    assert live.store.unforgotten == ()


def test_where_nothing_was_taken_back_nothing_is_looked_through(
    files: FileLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An ordinary leaving reads no file of others."""
    live, _ = begun(files)
    stray = put(files.folder / "notes.txt", SECRET.encode())
    read: list[Path] = []
    real = Disk.read

    def watched(disk: Disk, path: Path) -> tuple[bytes, Identity]:
        read.append(path)
        return real(disk, path)

    monkeypatch.setattr(Disk, "read", watched)
    end(live)
    assert live.store.unforgotten == ()
    assert stray not in read


def test_after_the_agreements_only_a_file_with_the_other_words_is_named(files: FileLibrary) -> None:
    """They left every file of this program."""
    live, _ = begun(files)
    stray = put(files.folder / "notes.txt", b"kept words")
    happened(live.act(techniques.press_keeping, 1))
    happened(live.act(sitting.close))
    live.close()
    assert [str(stray) in said for said in live.store.unforgotten] == [True]
