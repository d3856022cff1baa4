"""Help with the words of an agreement: what is said, and above all what is not."""

from __future__ import annotations

import json

import pytest

from alliance_tui.domain.agreement import Terms
from alliance_tui.domain.wording import About, has_when_first, hints, if_then
from tests.builders import needs_conversations, person, pid
from tests.wording import PUBLIC, told

PEOPLE = (person(1, "Ana"), person(2, "Ben"), person(3, "Coach", facilitator=True))
"""Who is at the table."""


def about(terms: Terms, *others: Terms) -> set[About]:
    """What is said about some words."""
    return {hint.about for hint in hints(terms, PEOPLE, others)}


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("We try to call each other every day", {About.VAGUE}),
        ("We answer each other as soon as possible", {About.VAGUE}),
        ("Wir hören einander jeden Abend besser zu", {About.VAGUE}),
        ("Nous essayons de nous parler chaque soir", {About.VAGUE}),
        ("Intentamos hablar con calma cada noche", {About.VAGUE}),
        ("We eat together", {About.WHEN}),
        ("Someone takes the bins out on Mondays", {About.OWNER}),
        ("I take the bins out on Mondays", {About.OWNER}),
        ("We cook on Fridays and we clean on Saturdays", {About.TWO}),
        ("We cook on Fridays. You clean the kitchen on Saturdays.", {About.TWO}),
    ],
)
def test_each_thing_a_reader_would_stumble_over_is_told(what: str, expected: set[About]) -> None:
    """And nothing else."""
    assert about(Terms(what)) == expected


@pytest.mark.parametrize(
    "what",
    [
        "Every Friday we cook together",
        "We talk no more than ten minutes before bed",
        "At seven we put the phones away",
        "No phones in bed",
        'When we fight we say "I try to hear you"',
        "Wenn wir streiten, machen wir zehn Minuten Pause",
        "怒ったら、十分間散歩してから話す",
        "نتكلم عن المال يوم السبت فقط",
        "?",
        "[/x]",
    ],
)
def test_clear_words_and_words_of_other_languages_are_left_alone(what: str) -> None:
    """A when that is inside the sentence is a when, and what is quoted is nobody's promise."""
    assert about(Terms(what)) == set()


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "what",
    [
        "We answer messages within a day",
        "We review pull requests within 24 hours",
        "We answer within 24h",
        "We merge them the same day",
        "We answer in less than a day",
        "We say it the same evening",
        "We call back within the day",
        "We read a story at bedtime",
        "On leaving we say goodbye",
        "We say so right away",
        "Wir antworten innerhalb eines Tages",
        "Wir antworten binnen 24 Stunden",
        "Wir sagen es am selben Abend",
        "Wir melden uns sofort",
        "On répond dans la journée",
        "On répond en moins d’un jour",
        "On le dit le soir même",
        "En partant on dit au revoir",
        "Respondemos en menos de un día",
        "Respondemos el mismo día",
        "Respondemos enseguida",
        "Al salir decimos adiós",
    ],
)
def test_by_when_and_at_which_occasion_is_a_when(what: str) -> None:
    """In whichever language it is said."""
    assert about(Terms(what)) == set()


@pytest.mark.parametrize(
    "what",
    [
        "We leave the same amount of money",
        "We stand by the rules",
        "We speak on money matters",
        "Wir benutzen die gleiche Küche",
        "Wir gehen in die Küche",
        "On parle dans la cuisine",
        "Nous parlons avec le même ton",
        "Vamos a la cocina juntos",
        "Compartimos la misma cama",
    ],
)
def test_words_that_only_look_like_a_when_are_none(what: str) -> None:
    """The same place is not the same day."""
    assert about(Terms(what)) == {About.WHEN}


@pytest.mark.parametrize(
    "what",
    [
        "Better late than never: each says when it will be",
        "Every more-than-10-minute delay is told by message",
        "We try on the suit on Friday",
        "We try the new recipe on Sunday",
        "We tell each other as soon as we know",
        "Wir schreien abends nicht mehr",
        "On ne crie plus pendant les repas",
        "Más vale tarde que nunca: avisamos",
        "No gritamos más por la noche",
        "Esperamos diez minutos más antes de llamar",
        "Respondemos a más tardar el viernes",
    ],
)
def test_turns_of_phrase_that_hide_nothing_are_left_alone(what: str) -> None:
    """What is over, how much, and what is tried on can be seen."""
    assert about(Terms(what)) == set()


@pytest.mark.parametrize(
    "what",
    [
        "Hablamos más",
        "Nos escuchamos más cada semana",
        "Hablamos más y gritamos menos cada día",
        "Nous parlons plus chaque semaine",
        "Nous ne crions pas, nous écoutons plus souvent",
        "Wir wollen nicht mehr schreien, sondern jeden Abend besser zuhören",
        "We try our best every day",
        "We answer as soon as we can",
    ],
)
def test_a_vague_word_is_told_wherever_it_stands(what: str) -> None:
    """At the end of the sentence too, and beside a turn of phrase that hides nothing."""
    assert about(Terms(what)) == {About.VAGUE}


def test_a_when_and_an_owner_beside_the_sentence_count_too() -> None:
    """They have their own fields."""
    assert about(Terms("I take the bins out", who=(pid(1),), when="mondays")) == set()
    assert about(Terms("Book the holidays on Friday", is_task=True)) == {About.OWNER}


def test_all_agreements_together_are_looked_at() -> None:
    """Kept by one side only; someone who gets nothing; more than seven."""
    mine = [Terms(f"I cook every {day}day", who=(pid(1),)) for day in ("Mon", "Tues")]
    last = Terms("I clean every Friday", who=(pid(1),))
    assert about(last, *mine) == {About.ONE_SIDE}
    assert about(last, *mine, Terms("I shop daily", who=(pid(2),))) == set()
    told_one = Terms("We cook every day", gains=((pid(1), "rest"),))
    (hint,) = hints(told_one, PEOPLE)
    assert (hint.about, "Ben" in hint.sentence) == (About.GAIN, True)
    assert about(told_one, Terms("x", gains=((pid(2), "rest"),))) == set()
    assert about(Terms("We cook every day"), *(Terms(f"{place}") for place in range(7))) == {About.MANY}


def test_the_if_then_form_keeps_what_was_typed() -> None:
    """In the language it was typed in."""
    assert if_then("we take ten minutes") == "When …, we take ten minutes"
    assert (
        if_then("machen wir eine Pause und reden nicht")
        == "Wenn …, dann machen wir eine Pause und reden nicht"
    )
    assert if_then("") == "When …, …"


@pytest.mark.parametrize(
    "what",
    [
        "When I am late I call",
        "if I am late I call",
        "- As soon as I know, I say so",
        "Every Friday we cook",
        "On Fridays we cook",
        "Wenn ich spät bin, rufe ich an",
        "Falls ich spät bin, rufe ich an",
        "Sobald ich es weiß, sage ich es",
        "Freitags kochen wir",
        "Quand on mange, pas de portable",
        "Si je suis en retard, j’appelle",
        "S’il pleut, nous restons",
        "Lorsqu'on mange, pas de portable",
        "¡Cuando llego tarde, llamo!",
        "Si llego tarde, llamo",
        "Los viernes cocinamos",
        "Within a day we answer",
        "On leaving we say goodbye",
        "Innerhalb eines Tages antworten wir",
        "En partant on dit au revoir",
        "Al salir decimos adiós",
    ],
)
def test_words_that_begin_with_their_when_are_known(what: str) -> None:
    """A second one before them would make no sentence."""
    assert has_when_first(what)


@pytest.mark.parametrize(
    "what",
    [
        "",
        "We call when we are late",
        "Iffy plans are told",
        "Every one of us cooks",
        "At home we rest",
        "Jeder kocht einmal",
        "Los platos se lavan",
        "Sí, cocinamos",
        "On se parle",
    ],
)
def test_a_when_later_in_the_words_and_what_only_looks_like_one_are_no_beginning(what: str) -> None:
    """There the form is on offer."""
    assert not has_when_first(what)


@needs_conversations
def test_few_of_the_public_sentences_get_more_than_one_word() -> None:
    """Each gets what `python -m tests.wording` prints; rules that say no to everything help nobody."""
    texts = [json.loads(row)["text"] for row in PUBLIC.read_text(encoding="utf-8").splitlines()]
    numbers = [len(hints(Terms(text), PEOPLE)) for text in texts]
    assert sum(number > 1 for number in numbers) <= len(texts) // 10
    assert 0 < sum(number > 0 for number in numbers) < len(texts) // 2
    assert sum(line.lstrip().startswith("- ") for line in told(PUBLIC)) == sum(numbers)
