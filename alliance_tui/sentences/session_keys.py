"""The keys of a session, as help and the palette name them, and the words at the foot of the screen."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

TITLE_OF_KEYS: Final = "In the session"
"""What help calls these keys."""

# The floor and pauses

NUMBER: Final = KeyWords("your number", "Your hand, or the open floor")
"""The keys 1 to 8."""

HAND_OVER: Final = KeyWords("hand over", "Hand the floor over")
"""The key space."""

HAND_OVER_TYPING: Final = KeyWords("hand over", "Hand over while typing")
"""The key F8."""

GIVE: Final = KeyWords("give", "Give the floor straight to someone: g, then their number")
"""The key `g`."""

OPEN_FLOOR: Final = KeyWords("open floor", "Open the floor")
"""The key 0: nobody in particular has the right to speak."""

BREATH: Final = KeyWords("breath", "Take a breath together")
"""The key `b`."""

HEARD: Final = KeyWords("heard", "A listener says back what they heard")
"""The key `h`."""

LONGER: Final = KeyWords("longer", "Make this turn 30 seconds longer")
"""The key `+`."""

SHORTER: Final = KeyWords("shorter", "Make this turn 30 seconds shorter")
"""The key `-`."""

CLOCK: Final = KeyWords("clock", "The turn as a bar, as digits, or hidden")
"""The key `c`."""

PAUSE: Final = KeyWords("pause", "Back soon: pause everything")
"""The key `z`."""

# Notes, agreements, the review

NOTE: Final = KeyWords("note", "Write down someone's words")
"""The key `n`."""

WORDS: Final = KeyWords("our words", "All notes: edit one or take it back")
"""The key `w`."""

PARK: Final = KeyWords("park", "Park what matters, but not now")
"""The key `p`."""

AGREEMENT: Final = KeyWords("agreement", "Write an agreement")
"""The key `a`."""

AGREEMENTS: Final = KeyWords("list", "All agreements: consent, edit, withdraw")
"""The key `l`."""

REVIEW: Final = KeyWords("review", "Set the date of the next review")
"""The key `r`."""

READ_OUT: Final = KeyWords("read out", "The question alone, large in the middle")
"""The key `v`."""

# The way through a session

NEXT_STEP: Final = KeyWords("next step", "The next step")
"""The arrow to the right."""

PREVIOUS_STEP: Final = KeyWords("step back", "The step before")
"""The arrow to the left."""

NEXT_QUESTION: Final = KeyWords("another question", "Another question")
"""The arrow down."""

PREVIOUS_QUESTION: Final = KeyWords("question back", "The question before")
"""The arrow up."""

PEOPLE: Final = KeyWords("people", "Names, who is here, someone joins, the title")
"""The key `o`."""

END: Final = KeyWords("end", "End the session; it asks first")
"""The key `e`."""

BACK: Final = KeyWords("back", "Back; what is being written is kept")
"""The key escape."""

# What guides

STEP: Final = KeyWords("a step", "Any step at once: s, then its number")
"""The key `s`."""

STARTERS: Final = KeyWords("words to begin", "Beginnings of sentences, and a hint")
"""The key `i`."""

TIME: Final = KeyWords("the time", "How you are with the time, and how long you have")
"""The key `k`."""

OPENING: Final = KeyWords("opening", "Rules, your sign for a break, a word to arrive")
"""The key `j`."""

# Ways of talking

QUIET: Final = KeyWords("quiet minute", "A quiet minute: each writes on paper")
"""The key `m`."""

STARTING: Final = KeyWords("who begins", "Who begins: in turn, the quieter, or a number")
"""The key `f`."""

GOALS: Final = KeyWords("goals", "Our goals: reached, or still open")
"""The key `d`."""

LOT: Final = KeyWords("parking lot", "What was parked and what rests: take it up")
"""The key `x`."""

PAGE: Final = KeyWords("look back", "Look back at your agreements; in celebrate, plan it")
"""The key enter; `celebrate` is the last step."""

# At the foot of the screen, a word or two each

SPEAK: Final = "speak"
"""Beside the numbers, while the floor is open."""

YOUR_HAND: Final = "your hand"
"""Beside the numbers, while someone speaks."""

AGREE: Final = "agree"
"""Beside `a`: an agreement is written."""

LOOK_BACK: Final = "look back"
"""Beside enter, in a session that assesses."""

CELEBRATE: Final = "celebrate"
"""Beside enter, in the last step."""

NEXT: Final = "step"
"""Beside the arrow to the right."""

IS_HEARD: Final = "heard"
"""Beside the number of who spoke: a listener said it back well."""

SAY_AGAIN: Final = "say it again"
"""Beside `h`: a listener has not heard it all yet."""

THAT_IS_ALL: Final = "that is all"
"""Beside the number of who spoke: there is nothing more to say back."""

THERE_IS_MORE: Final = "there is more"
"""Beside `h`: there is more to say back."""

GO_ON: Final = "go on"
"""Beside `b`, in a breath."""

# What some keys do only now, as help and the palette name them

END_BREATH: Final = KeyWords("end the breath", "Go on before the breath is over")
"""The key `b`, in a breath."""

SAID_BACK_WELL: Final = KeyWords(IS_HEARD, "What was said back is what was meant")
"""The keys that hand over, while somebody says back what they heard."""

SAY_BACK_AGAIN: Final = KeyWords(SAY_AGAIN, "Something is missing in what was said back")
"""The key `h` then."""

NO_MORE: Final = KeyWords(THAT_IS_ALL, "There is no more to say back")
"""The keys that hand over, where it is asked if there is more."""

MORE: Final = KeyWords(THERE_IS_MORE, "There is more to say back")
"""The key `h` then."""

# At the foot while words are typed

SAVE: Final = "save"
"""Beside enter."""

WHOSE: Final = "whose"
"""Beside F2: whose words these are."""

WHOSE_WORDS: Final = "whose words"
"""Beside the numbers, where a note begins while the floor is open."""

WHAT: Final = "what"
"""Beside F3: what these words are to them, such as a need or a wish."""

STOP_WRITING: Final = "back"
"""Beside esc."""
