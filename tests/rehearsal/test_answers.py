"""What a willing client answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.core.messages import Command, Pick
from kiosk.core.phrases import offered
from kiosk.core.script import Answer, Ask, Count, End, GoTo, Next, Part, Pause, Rate, Repeat, Say, Script, Wait
from kiosk.core.state import Done
from kiosk.rehearsal.answers import answer_to
from kiosk.words.english import ENGLISH
from tests.core.acting import Acting, exercising, script_of, visitor


def asked(*answers: Answer) -> Acting:
    """Someone who is asked something in the second of three parts."""
    parts = (Part("One", (Pause(1),)), Part("Two", (Ask("Which?", answers, 20, End()),)), Part("Three", (Say("Hi."),)))
    return exercising(Script("a", "en", "A", "Relax", parts)).touch(Command.NEXT)


def rated_twice(name: str) -> list[tuple[str, ...]]:
    acting = exercising(script_of(Rate(name), Rate(name)))
    first = answer_to(acting.kiosk)
    return [first, answer_to(acting.touch(Pick(5)).wait(1.3).kiosk)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((Answer(("again",), GoTo("One")), Answer(("on", "onward"), GoTo("three"))), ("on", "onward")),
        ((Answer(("this",), GoTo("Two")), Answer(("yes",), Next())), ("yes",)),
        ((Answer(("this",), Repeat()), Answer(("enough",), End())), ("enough",)),
        ((Answer(("this",), Repeat()), Answer(("that",), GoTo("one"))), ("next", "skip")),
    ],
)
def test_a_question_is_answered_by_what_leads_on(answers: tuple[Answer, ...], expected: tuple[str, ...]) -> None:
    assert answer_to(asked(*answers).kiosk) == expected


def test_what_is_rated_has_become_better() -> None:
    assert [rated_twice("tension"), rated_twice("confidence")] == [[("six",), ("three",)], [("three",), ("six",)]]


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        (lambda: exercising(script_of(Count(3, 20))), ("one",)),
        (lambda: exercising(script_of(Count(3, 20))).touch(Pick(2)), ("three",)),
        (lambda: exercising(script_of(Wait(20))), ENGLISH.commands[Command.READY]),
        (lambda: exercising(script_of(Rate("tension"))).touch(Pick(10)).wait(1.3), ENGLISH.commands[Command.CONTINUE]),
        (lambda: exercising(script_of(Rate("tension"))).touch(Pick(3)), ()),
        (lambda: exercising(script_of(Pause(9))), ()),
        (lambda: exercising().touch(Command.PAUSE), ENGLISH.commands[Command.CONTINUE]),
        (lambda: exercising().say("stop"), ENGLISH.commands[Command.CONTINUE]),
        (lambda: exercising().touch(Command.STOP), ENGLISH.commands[Command.FINISH]),
        (visitor, ()),
    ],
)
def test_everything_else_has_its_plain_answer(situation: Callable[[], Acting], expected: tuple[str, ...]) -> None:
    assert answer_to(situation().kiosk) == expected


def test_a_willing_client_can_say_all_of_it() -> None:
    acting = exercising(script_of(Rate("tension"), Wait(30), Ask("?", (Answer(("so",), Next()),), 20, End())))
    said = []
    while not isinstance(acting.phase, Done):
        acting.listen_on()
        answers = answer_to(acting.kiosk)
        assert set(answers) <= set(offered(acting.kiosk))
        for answer in answers[:1]:
            said.append(answer)
            acting.say(answer)
        acting.wait(1.3)
    assert said == ["six", "ready", "so"]
