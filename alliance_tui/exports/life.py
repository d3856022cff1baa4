"""The line of life of an agreement as JSON.

    [{"happened": "said|answered|agreed|asked again|assessed|changed|continued" or how it came to its end,
      "at": moment, "session": its id, null between sessions,
      "words": {"what", "who": [name, ...], "everyone", "when", "how", "why", "gains": {name: words},
                "notice", "slip", "task": true or false} where it was said or changed, and
                where it was assessed if it had other words than those by then,
      "before": the same, where it was changed,
      "consents": {name: "yes|trial|not yet"} where somebody answered, or is "trial" still where it continued,
      "marks": {name: "worked|partly|not yet|no longer fits"} where it was assessed}, ...]

Keys that a moment has nothing for are left out. An end is "done|fulfilled|retired|withdrawn";
"asked again" is where somebody joined, who is asked too.
"""

from __future__ import annotations

from collections.abc import Mapping

from alliance_tui.domain.agreement import DETAILS, GAINS, Terms
from alliance_tui.domain.life import LifeMoment
from alliance_tui.domain.moments import moment_text
from alliance_tui.domain.words import ParticipantId
from alliance_tui.exports.json_text import Shape

STRANGER = "someone"
"""The name of who is not known, in a log that lost its beginning."""


def moment_shape(moment: LifeMoment, names: Mapping[ParticipantId, str], zone: str) -> Shape:
    """One moment in the life of an agreement.

    Args:
        moment: Which one.
        names: Everyone's name, also of those who left.
        zone: The IANA name of the alliance's zone.
    """
    told: Shape = {
        "happened": moment.happened.value,
        "at": moment_text(moment.at, zone),
        "session": moment.session,
    }
    if moment.terms is not None:
        told["words"] = words_shape(moment.terms, names)
    if moment.before is not None:
        told["before"] = words_shape(moment.before, names)
    if moment.consents:
        told["consents"] = {names.get(who, STRANGER): said.value for who, said in moment.consents}
    if moment.marks:
        told["marks"] = {names.get(one.participant, STRANGER): one.mark.value for one in moment.marks}
    return told


def words_shape(terms: Terms, names: Mapping[ParticipantId, str]) -> Shape:
    """The words of an agreement."""
    return {
        "what": terms.what,
        "who": [names[owner] for owner in terms.who if owner in names],
        "everyone": not terms.who,
        "when": terms.when,
        **{field: terms.text(field) for field in DETAILS if field != GAINS},
        GAINS: {names[who]: said for who, said in terms.gains if who in names},
        "task": terms.is_task,
    }
