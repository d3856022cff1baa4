"""Everything written down in a session, as a page: by step, what is celebrated, then the parking lot."""

from __future__ import annotations

from typing import Final

from alliance_tui.domain.note import Note
from alliance_tui.domain.session import Session
from alliance_tui.sentences import vocabulary
from alliance_tui.sentences import words as say
from alliance_tui.ui.text import clip
from alliance_tui.ui.widgets.mark_words import celebration_words
from alliance_tui.ui.widgets.page import GAP, Block
from alliance_tui.ui.widgets.telling import kind_words
from alliance_tui.ui.widgets.tones import PLAIN, QUIET, STRONG, person_words, phrase, words

SHOWN: Final = 300
"""Columns of someone's words that the page shows; reading them out shows all."""

NAMES: Final = 20
"""Columns in which names stand before the words."""


def word_keys(session: Session) -> list[str]:
    """The notes, celebrations and parked things in the order in which they are shown."""
    ordered = [note.id for step in session.steps for note in session.notes if note.step is step]
    return [*ordered, *(one.id for one in session.celebrations), *(one.id for one in session.parked)]


def word_blocks(session: Session) -> list[Block]:
    """Every step that has words, then what is celebrated, then the parking lot."""
    blocks: list[Block] = []
    for step in session.steps:
        said = [note for note in session.notes if note.step is step]
        if said:
            blocks += [GAP] if blocks else []
            blocks.append(Block(words(vocabulary.STEPS[step], QUIET), section=True))
            blocks += [_note_block(session, note) for note in said]
    if session.celebrations:
        blocks += [GAP] if blocks else []
        blocks.append(Block(words(say.TO_CELEBRATE, QUIET), section=True))
        blocks += [Block(celebration_words(one, session.zone), key=one.id) for one in session.celebrations]
    if session.parked:
        blocks += [GAP] if blocks else []
        blocks.append(Block(words(say.PARKING_LOT, QUIET), section=True))
        blocks += [Block(words(clip(one.text, SHOWN), PLAIN), key=one.id) for one in session.parked]
    return blocks or [Block(words(say.NOTHING_YET, QUIET), about="note", instead=words(say.NONE, QUIET))]


def _note_block(session: Session, note: Note) -> Block:
    person = session.person(note.participant)
    lead = person_words(person, STRONG) if person else words(vocabulary.SOMEONE, STRONG)
    said = phrase((clip(note.text, SHOWN), PLAIN), (f"   {kind_words(note, session.participants)}", QUIET))
    return Block(said, lead=lead, hang=NAMES, key=note.id)
