"""Commands that are not understood: one sentence says what is wrong, and what to type."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from alliance_tui.cli.group import COMMANDS
from alliance_tui.cli.group import alliance as group
from alliance_tui.clock import Clock
from alliance_tui.domain.words import AllianceId, SessionId
from alliance_tui.live import Live, new_id
from alliance_tui.storage.library import FileLibrary
from tests.builders import found_in, happened
from tests.cli.running import alliance, said
from tests.shipped import builtin

DASHES = 'A name or a title that begins with a dash goes after " -- ".'
"""What is said where a title may be meant."""


def paths(command: click.Command = group, *above: str) -> Iterator[tuple[str, ...]]:
    """The words of every command."""
    yield above
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one is not None
            yield from paths(one, *above, name)


EVERY = tuple(paths())
"""All commands, with those that have commands of their own."""


def test_every_command_is_looked_at() -> None:
    """Also those below others."""
    assert {words[0] for words in EVERY if words} == {*COMMANDS}
    assert ("trash", "restore") in EVERY


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_an_option_that_there_is_not_is_said_in_a_sentence(words: tuple[str, ...]) -> None:
    """With the command that tells which there are."""
    path = " ".join(("alliance", *words))
    sentence = said(alliance(*words, "--qqq"), 2)
    assert sentence.removesuffix(f" {DASHES}") == (
        f'"{path}" has no option "--qqq". "{path} --help" shows all there are.'
    )


@pytest.mark.parametrize("words", [one for one in EVERY if one], ids=" ".join)
def test_every_option_is_guessed(words: tuple[str, ...]) -> None:
    """Where a letter is missing."""
    if words in {("settings", "check"), ("settings", "new"), ("trash", "restore")}:
        sentence = said(alliance(*words, "--hlp"), 2)
        assert 'Did you mean "--help"?' in sentence
        return
    assert 'Did you mean "--data-dir"?' in said(alliance(*words, "--data-dr", "x"), 2)


@pytest.mark.parametrize("words", [one for one in EVERY if one], ids=" ".join)
def test_words_that_are_too_many_are_said_in_a_sentence(words: tuple[str, ...], data_dir: Path) -> None:
    """Nothing is done."""
    told = alliance(*words, "--", "aaa", "bbb", "ccc")
    if words == ("new",):
        assert said(told, 2).startswith("This opens a screen")
        return
    sentence = said(told, 2)
    assert "Usage" not in sentence
    assert "aaa" in sentence or "bbb ccc" in sentence
    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("show",),
            'An ID or a title is missing after "alliance show". "alliance list" shows all there are.',
        ),
        (
            ("trash", "restore"),
            (
                'An ID or a title is missing after "alliance trash restore".'
                ' "alliance trash" shows all there are.'
            ),
        ),
        (
            ("trash", "restore", ""),
            'An ID or a title is missing: an empty one was given. "alliance trash" shows what is there.',
        ),
        (
            ("backup",),
            'FILE.zip is missing after "alliance backup". "alliance backup --help" says what it takes.',
        ),
        (("new",), 'The names of those who sit down are missing, 2 to 8: "alliance new Ana Ben".'),
        (
            ("lst",),
            'There is no command "lst". Did you mean "alliance list"? "alliance --help" shows all there are.',
        ),
        (
            ("Our Home",),
            (
                'There is no command "Our Home". "alliance --help" shows all there are.'
                " \"alliance open 'Our Home'\" opens an alliance of that name."
            ),
        ),
        (
            ("trash", "Home"),
            (
                '"alliance trash" lists what was deleted, and takes no "Home".'
                ' "alliance trash restore Home" brings back what is called so.'
            ),
        ),
        (
            ("trash", "restor", "Home"),
            (
                '"alliance trash" lists what was deleted, and takes no "restor".'
                ' Did you mean "alliance trash restore"?'
            ),
        ),
        (
            ("list", "Home"),
            (
                '"alliance list" has no use for "Home". "alliance list --help" says what it takes.'
                ' "alliance show Home" shows one alliance.'
            ),
        ),
        (
            ("show", "Our", "Home"),
            (
                '"alliance show" has no use for "Home". "alliance show --help" says what it takes.'
                " A title of several words goes in quotes: \"alliance show 'Our Home'\"."
            ),
        ),
        (
            ("new", "Ana", "Ben", "--titel", "x"),
            (
                '"alliance new" has no option "--titel". Did you mean "--title"?'
                ' "alliance new --help" shows all there are.'
            ),
        ),
        (("new", "Ana", "Ben", "--minutes"), "--minutes needs something after it, and nothing was given."),
        (("--data-dir",), "--data-dir needs something after it, and nothing was given."),
        (("list", "--json=3"), '--json stands alone: leave out "=" and what follows it.'),
        (("--version=3",), '--version stands alone: leave out "=" and what follows it.'),
    ],
)
def test_it_is_said_what_to_type(words: tuple[str, ...], sentence: str) -> None:
    """In place of how a command is used."""
    assert said(alliance(*words), 2) == sentence


def test_what_is_told_to_type_is_about_the_folder_that_was_named(data_dir: Path) -> None:
    """As everywhere."""
    told = said(alliance("list", "--data-dir", str(data_dir), "Home"), 2)
    assert told.endswith(f' "alliance show Home --data-dir {data_dir}" shows one alliance.')


@pytest.mark.parametrize("words", [("show", "{}"), ("erase", "{}", "--yes-erase", "Home"), ("delete", "{}")])
def test_a_title_that_two_have_is_asked_about(
    data_dir: Path, kept: tuple[AllianceId, SessionId], words: tuple[str, ...]
) -> None:
    """With the same exit status by every command."""
    live = Live(FileLibrary(data_dir).create(AllianceId(new_id())), Clock())
    happened(found_in(live, "Home", builtin()["couple"], ("Cleo", "Dan")))
    live.close()
    sentence = said(alliance(*(one.format("Home") for one in words), "--data-dir", str(data_dir)), 2)
    assert sentence.startswith('More than one is called "Home". Type the id in place of the title: ')
    assert "Cleo, Dan" in sentence
