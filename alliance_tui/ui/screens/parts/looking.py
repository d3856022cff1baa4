"""What a step has of its own: in an assess session looking back, in the step celebrate what is celebrated."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from alliance_tui.domain.method import ONE_AGREEMENT
from alliance_tui.domain.words import LookingPage, SessionKind, Step
from alliance_tui.sentences import session as say
from alliance_tui.sentences import session_keys
from alliance_tui.ui.keys import key
from alliance_tui.ui.screens.parts.part import SessionPart

if TYPE_CHECKING:
    from alliance_tui.domain.session import Session
    from alliance_tui.ui.screens.over_talk import OverTalkScreen
    from alliance_tui.ui.screens.page_screen import PageScreen


class Looking(SessionPart):
    """Opens the page of the present step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "page", session_keys.PAGE, "step-page"),
    ]

    def changes(self, name: str) -> bool:
        """Also the page of the step celebrate: it is all fields."""
        celebrates = self.session is not None and self.session.step is Step.CELEBRATE
        return (name == "page" and celebrates) or super().changes(name)

    def action_page(self) -> None:
        """Open what celebrates, or what looks back."""
        session = self.session
        if session is None or not self.is_on_top:
            return
        if session.step is Step.CELEBRATE:
            from alliance_tui.ui.dialogs.celebrating import CelebratingDialog

            self.app.push_screen(CelebratingDialog())
        elif session.kind is SessionKind.ASSESS:
            self.app.push_screen(page_of(session))
        else:
            self.whisper(say.NO_PAGE)


def is_looking_back(session: Session) -> bool:
    """Whether people who open this session come to look back: they were at it, or it has begun just now.

    Older logs do not tell where people were: there they come to it until they are through.
    """
    if not session.is_open or session.kind is not SessionKind.ASSESS:
        return False
    if session.assessment.page is not None:
        return session.assessment.page is not LookingPage.TALK
    if session.step is not Step.ASSESS:
        return False
    is_new = not session.notes and not session.holders
    return is_new or not all(map(session.is_decided, session.assessment.agreements))


def page_of(session: Session) -> PageScreen:
    """Where people are in looking back: at its beginning, marking, or talking about it together."""
    match _place(session):
        case LookingPage.TOGETHER:
            from alliance_tui.ui.screens.together import TogetherScreen

            return TogetherScreen(_marks)
        case LookingPage.MARKS:
            return _marks()
        case _:
            from alliance_tui.ui.screens.looking_back import LookingBackScreen

            return LookingBackScreen()


def _place(session: Session) -> LookingPage:
    """The page of looking back that people are at; from the talk, the one that is next.

    The short form for one agreement begins with the marks.
    """
    assessment = session.assessment
    at = assessment.page if assessment.agreements else None
    if at is LookingPage.MARKS and not assessment.covered:
        return LookingPage.TOGETHER
    if at not in (None, LookingPage.TALK):
        return at
    if assessment.agreements and (not assessment.covered or assessment.is_ready(session.people)):
        return LookingPage.TOGETHER
    if assessment.marks or 0 < session.minutes <= ONE_AGREEMENT:
        return LookingPage.MARKS
    return LookingPage.BEGINNING


def _marks() -> OverTalkScreen:
    from alliance_tui.ui.screens.marks import MarksScreen

    return MarksScreen()
