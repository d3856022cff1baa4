r"""The commands that show or write something: their help, their questions and what they answer.

In examples, and in quotes, commands and options are typed as they stand. `\b` keeps the lines below apart.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

# What stands for a value in help.

ID: Final = "ID"
"""An alliance or a session: an id, the beginning of one, or a title."""

ID_OR_ALL: Final = "[ID]"
"""The same, where nothing stands for all of them."""

NAME: Final = "NAME"
"""The name of a person, or of a setting."""

NAME_OR_FILE: Final = "NAME|FILE"
"""A setting."""

NUMBER: Final = "NUMBER"
"""How many minutes."""

TIME: Final = "TIME"
"""How far ahead."""

FOLDER: Final = "FOLDER"
"""A folder."""

FILE: Final = "FILE"
"""A file."""


# The whole program.

HELP: Final = """\
Conversations about how you want to be with each other: two to eight people, one laptop.

Without a command it opens all your alliances.
"""
"""What it is."""

EXAMPLES: Final = """\b
Examples:
  alliance                                       all alliances and sessions
  alliance new Ana Ben --setting couple          begin, and talk at once
  alliance new Farid Grace --setting manager --title "Weekly with Farid"
  alliance open Home                             go on with it, or look at it
  alliance demo                                  try every key with made-up words
  alliance list                                  what there is, as text
  alliance show Home --json                      one of them, for programs
  alliance settings                              the kinds of relationship, and your own
  alliance check                                 read every file, and say whether all is well
  alliance backup ours.zip                       everything in one file, also while you talk
  alliance restore ours.zip                      and back again
  alliance where                                 every folder, and what is in it
  alliance due --within 3d                       which reviews wait, for a shell prompt
  alliance delete Home                           to the trash, for 30 days
  alliance trash                                 what was deleted, and how to have it back
  alliance erase Home                            gone for good, once its title is typed
  alliance today Home                            what you said you would do today and this week
  alliance export Home --format html -o home.html   a page to print, sign and put up
  alliance calendar Home -o home.ics             reviews and dates for a calendar program
"""
"""What its help ends with."""

DATA_DIR: Final = "Keep everything in this folder. ALLIANCE_DATA_DIR does the same."
"""Of --data-dir, which every command has."""

AS_JSON: Final = "For programs, in a shape that stays."
"""Of --json."""

OUTPUT: Final = "Write to this file, which only you may read; without it, or with -, to the terminal."
"""Of --output."""

OVERWRITE: Final = "Write over a file that is there."
"""Of --force, beside --output."""


def no_terminal() -> str:
    """Where input or output is none; ID stands for one that the list shows."""
    commands = f'"{typed("list")}" and "{typed("show ID")}"'
    return f"This opens a screen, and needs a terminal for it. {commands} need none."


def needs_utf8(*, encoding: str) -> str:
    """Where signs cannot be drawn; the rest is typed as it stands."""
    return (
        f"The screen is drawn in UTF-8, and here is {encoding}. Set LANG to a language with UTF-8, such as"
        " C.UTF-8, and leave PYTHONIOENCODING unset."
    )


MAY_NOT_WRITE: Final = "this account may not write there"
"""Why nothing can be kept in a folder."""

ALLIANCE_WITHOUT_BEGINNING: Final = "This alliance cannot be shown: its beginning is missing."
"""Of one whose first record is lost."""

SESSION_WITHOUT_BEGINNING: Final = "This session cannot be shown: its beginning is missing."
"""Of one whose first record is lost."""


def without_beginning(*, title: str) -> str:
    """Of an alliance whose first record is lost, by its title."""
    return f"{title} cannot be shown: its beginning is missing."


def cannot_keep(*, folder: str, why: str) -> str:
    """Where nothing that is said could be kept; `why` is what the system says, without a full stop."""
    return f"Nothing can be kept in {folder}: {why}. Choose another folder with --data-dir."


def no_folder(*, folder: str) -> str:
    """Where something is to be read in a folder that somebody named, and that is not there."""
    return f'There is no folder {folder}. "{typed("new Ana Ben")}" makes it, or name another with --data-dir.'


def folder_is_new(*, folder: str) -> str:
    """Said where a folder that somebody named is not there yet, and is made as soon as it is needed."""
    return f"Everything is kept in {folder}: there was no such folder before."


NO_DATA_DIR: Final = "--data-dir needs the name of a folder, and was given none."
"""Where --data-dir is empty."""


def is_there(*, file: str) -> str:
    """Where a command would write over a file."""
    return f"{file} is there already. --force writes over it."


def cannot_write(*, file: str, why: str) -> str:
    """Where a file cannot be written; `why` is what the system says, without a full stop."""
    return f"{file} cannot be written: {why}."


def no_minutes(*, typed: str, most: int) -> str:
    """Where --minutes is no number, or one that no session has."""
    return (
        f'"{typed}" is no time for a session. Say how many whole minutes you have, from 1 to {most:,}, such'
        " as 40; or leave --minutes out, and take as long as it takes."
    )


def none_of_them(*, typed: str, nearest: str, names: str) -> str:
    """Where a name is none of those that can be chosen; `nearest` may be empty."""
    guess = f" {did_you_mean(nearest=nearest)}" if nearest else ""
    return f'There is no "{typed}" to choose.{guess} There are {names}.'


def did_you_mean(*, nearest: str) -> str:
    """After a sentence about a name that is not known."""
    return f'Did you mean "{nearest}"?'


AFTER_DASHES: Final = 'A name or a title that begins with a dash goes after " -- ".'
"""After the sentence that there is no such option."""

NO_DASH: Final = (
    'A file or a folder is needed here, and "-" is none: what comes through a pipe is not read, and nothing'
    ' is written to one. Name it; one that is called so is "./-".'
)
"""Where "-" is named, which other programs take for a pipe. "./-" is typed as it stands."""

NO_FOLDER_HERE: Final = (
    "The folder that you are in is gone, and with it what this name would be told from. Name the whole path,"
    " from / on, or go to another folder first."
)
"""Where a file or folder is named from the folder that one is in, and that was removed."""

NO_NAME: Final = "A name is missing: an empty one was given for a file or a folder."
"""Where the value of an option or argument is empty."""


def name_too_long(*, path: str) -> str:
    """Where no file or folder can have the name that was given; it is told without its middle."""
    return f"No file or folder can have so long a name: {path}. Name another."


def not_there(*, path: str) -> str:
    """Where a file or folder is named that is not there."""
    return f"There is no file or folder {path}."


def is_a_folder(*, path: str) -> str:
    """Where a folder is named in place of a file."""
    return f"{path} is a folder. Name a file."


def is_a_file(*, path: str) -> str:
    """Where a file is named in place of a folder."""
    return f"{path} is a file. Name a folder."


OUTPUT_CLOSED: Final = "standard output is closed"
"""Why nothing can be printed."""


def cannot_print(*, why: str) -> str:
    """Where what was asked for cannot be printed; `why` is a reason, without a full stop."""
    return f"This could not be printed: {why}."


def written(*, file: str) -> str:
    """Once a file was written."""
    return f"Written: {file}"


# alliance new, open, list, show, demo

NEW: Final = """\
Begin an alliance, and sit down for its first session.

It takes the names of two to eight people, in the order of their number keys. In the settings manager and
coach the first of them is the manager, or the coach; who facilitates is not counted.
"""
"""What it does."""

NEW_EXAMPLES: Final = """\b
Examples:
  alliance new Ana Ben --setting couple --title Home
  alliance new Ana Ben Cleo --facilitator Cleo
  alliance new Ana Ben --setting couple --minutes 40
"""
"""What its help ends with."""


def new_setting(*, names: str) -> str:
    """Of --setting; the names of the settings that come with the program are typed as they stand."""
    return f"{names}, or one of your own: words, turns, rhythm."


NEW_TITLE: Final = "What you call it. Without one it is called by your names."
"""Of --title."""

NEW_FACILITATOR: Final = "Who of you facilitates. Can be repeated."
"""Of --facilitator."""

NEW_MINUTES: Final = "How long you have, such as 20, 40 or 60: it shortens the turns, and to 20 the steps."
"""Of --minutes."""


def no_people() -> str:
    """Where nobody is named."""
    return f'The names of those who sit down are missing, 2 to 8: "{typed("new Ana Ben")}".'


def called_already(*, title: str, one: str) -> str:
    """Said first in a session that was begun with the title of another alliance.

    Args:
        title: The title.
        one: The beginning of the id of that one, or of the newest of them, as it is typed.
    """
    opens = typed(f"open {one}")
    return f'Another alliance is called "{title}" too. To go on with that one: q, then "{opens}".'


OPEN: Final = """\
Open one alliance or session, without showing any other.

ID is an id, the beginning of one, or a title.
"""
"""What it does."""

OPEN_EXAMPLES: Final = """\b
Examples:
  alliance open Home
  alliance open k3qd
"""
"""What its help ends with."""

LIST: Final = "Print all alliances with their next review and their sessions."
"""What it does."""

SHOW: Final = """\
Print one alliance or session.

ID is an id, the beginning of one, or a title.
"""
"""What it does."""

SHOW_EXAMPLES: Final = """\b
Examples:
  alliance show Home
  alliance show k3qd --json
"""
"""What its help ends with."""

DEMO_BEGINS: Final = "All of this is made up, and nothing is kept: try every key. ? shows them."
"""Whispered as the demo begins; ? is a key."""

DEMO: Final = "Try every key in a session of made-up people; nothing is kept."
"""What it does."""


# alliance due, today

DUE: Final = """\
Print a line for each review that is due.

It answers so quickly that it can stand in a shell prompt.
"""
"""What it does."""

DUE_EXAMPLES: Final = """\b
Examples:
  alliance due                      what is due today, and what was planned before
  alliance due --within 3d          what comes in the next three days as well
  alliance due --json               for programs

\b
Exit status: 0 nothing is due, 1 something is, 2 not everything could be read.
"""
"""What its help ends with."""

DUE_WITHIN: Final = (
    "Look ahead as well: 12h, 3d or 2w. Hours count from now; days and weeks go to the end of that day."
)
"""Of --within."""

TODAY: Final = """\
Print what you said you would do today and this week, and the days to the review.

From Friday on it tells of the next week too; what waits for somebody's yes is told as well.

ID is an id, the beginning of one, or a title; without it, all alliances are told of.
"""
"""What it does."""

TODAY_EXAMPLES: Final = """\b
Examples:
  alliance today
  alliance today Home
  alliance today Home --json
"""
"""What its help ends with."""


def no_time_ahead(*, typed: str) -> str:
    """Where --within was not understood."""
    return f'"{typed}" is no time to look ahead. Say it like 3d, 12h or 2w.'


# alliance export, calendar

EXPORT: Final = """\
Write one page with purpose, agreements, review date and room to sign.

ID is an id, the beginning of one, or a title.
"""
"""What it does."""

EXPORT_EXAMPLES: Final = """\b
Examples:
  alliance export Home --format html -o home.html
  alliance export Home --format markdown
"""
"""What its help ends with."""

EXPORT_FORMAT: Final = "How it is made."
"""Of --format."""

CALENDAR: Final = """\
Write the reviews and the agreements that have a date as an .ics file.

Importing it again brings a calendar up to date. ID is an id, the beginning of one, or a title; without
it, all alliances are in the file.
"""
"""What it does."""

CALENDAR_EXAMPLES: Final = """\b
Examples:
  alliance calendar -o all.ics
  alliance calendar Home -o home.ics --force
  alliance calendar Home | khal import --batch /dev/stdin
"""
"""What its help ends with."""


def alliances(*, number: int) -> str:
    """How many alliances there are; may be 0."""
    return "1 alliance" if number == 1 else f"{number:,} alliances"
