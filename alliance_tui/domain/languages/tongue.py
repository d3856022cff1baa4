"""The words of one language that the help with wording looks for."""

from __future__ import annotations

from msgspec import Struct


class Tongue(Struct, frozen=True):
    """What the help looks for in one language: patterns in lower case, and plain words where it is said."""

    known: str
    """Plain words it is told by, with spaces between; some are words of other languages too."""

    letters: str
    """Plain letters that it has, and none of the others."""

    ending: str
    """How many of its words end."""

    vague: tuple[str, ...]
    """Words that hide the step."""

    plain: tuple[str, ...]
    """Turns of phrase with one of these words in which it hides nothing."""

    whens: tuple[str, ...]
    """Words that say when, how often or in which case."""

    nobody: tuple[str, ...]
    """Words for someone who is nobody."""

    me: tuple[str, ...]
    """Words for the one who speaks."""

    subjects: tuple[str, ...]
    """Words for those who do something, as they stand before it."""

    second: tuple[str, ...]
    """What begins a second thing to do in the same sentence, after "and", beside those who do it."""

    verb: str
    """What somebody does, after their name: how the word may end, and which words only end so."""

    clauses: str
    """What begins a clause that says when or why, and is no thing to do by itself."""

    relatives: str
    """What may begin a clause too, where a sentence begins with it."""

    occasions: str
    """What a sentence begins with whose when comes first."""

    refusing: tuple[str, ...]
    """Words of what is not done: that has no day on which it is done."""

    if_then: str
    """How an if-then sentence begins; `{}` is where what was typed goes."""

    vague_example: str
    """An example of a step that can be seen."""

    when_example: str
    """An example of a day or an occasion."""
