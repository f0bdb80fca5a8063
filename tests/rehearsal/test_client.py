"""What a client does when the kiosk waits for them."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core.messages import Command, Pick, Touched
from kiosk.core.phrases import offered
from kiosk.core.script import Say, Script
from kiosk.core.state import Site, Welcome
from kiosk.rehearsal.client import HESITATION, IMPATIENCE, TRIES, Client
from tests.core.acting import BREATHING, FRAME, SENSES, Acting, exercising, script_of, visitor


def watch(acting: Acting, client: Client, seconds: float, *, acts: bool = True) -> list[str]:
    """Let client and kiosk go on for so long; return what the client said, in order."""
    said = []
    for _ in range(round(seconds / FRAME)):
        acting.hear_out().wait(FRAME)
        phrase = client.passed(acting.kiosk, FRAME)
        if phrase is not None:
            said.append(phrase)
            if acts:
                acting.happen(Touched(offered(acting.kiosk).get(phrase, Command.STAY)))
    return said


def test_a_client_finds_the_way_to_the_exercise() -> None:
    assert watch(visitor(), Client(SENSES), 4) == ["start", "ground", "five senses"]


def test_an_exercise_on_another_page_is_found() -> None:
    many = tuple(script_of(Say("Hello."), title=f"Title {letter}") for letter in "abcdefgh")
    assert watch(visitor(*many), Client(many[7]), 5) == ["start", "relax", "more", "title h"]


def test_answers_are_given_in_turn_whenever_something_is_awaited() -> None:
    client = Client(BREATHING, ["six", "three", "finish"])
    acting = visitor()
    said = watch(acting, client, 60)
    assert said == ["start", "relax", "even breathing", "six", "three", "finish", "start", "relax", "even breathing"]


def test_things_are_named_one_by_one_while_counting() -> None:
    acting = exercising(SENSES)
    client = Client(SENSES, ["a lamp", "a chair", "a door"])
    assert watch(acting, client, 4, acts=False) == ["a lamp"]


def test_what_has_no_effect_is_said_again_but_not_for_ever() -> None:
    client = Client(BREATHING, ["six"])
    assert watch(exercising(), client, 28, acts=False) == ["six"] * TRIES


def test_a_client_hesitates_before_the_first_word_and_longer_before_the_next() -> None:
    client, kiosk = Client(BREATHING, ["six"]), exercising().hear_out().kiosk
    ticks = [n for n in range(300) if client.passed(kiosk, FRAME) is not None]
    assert [ticks[0], ticks[1] - ticks[0]] == [round(HESITATION / FRAME), round(IMPATIENCE / FRAME)]


def test_a_client_does_not_interrupt() -> None:
    client, kiosk = Client(BREATHING, ["six"]), exercising().kiosk
    assert [client.passed(kiosk, FRAME) for _ in range(300)] == [None] * 300


def test_a_client_without_answers_is_silent_and_may_be_thought_gone() -> None:
    assert watch(exercising(), Client(BREATHING), 45) == []
    assert watch(exercising().touch(Command.PAUSE).wait(91), Client(BREATHING), 10) == []


def test_what_is_not_understood_by_name_is_said_by_number() -> None:
    choosing = visitor().touch(Command.START).hear_out()
    assert watch(choosing, Client(SENSES), 13, acts=False) == ["ground", "the second one", "ground"]


def test_a_client_speaks_the_language_of_the_kiosk() -> None:
    senses = replace(SENSES, language="es", title="Cinco sentidos")
    choosing = visitor(senses, site=Site(language="es"))
    assert watch(choosing, Client(senses), 4) == ["empezar", "aquí y ahora", "cinco sentidos"]
    choosing = visitor(senses, site=Site(language="es")).touch(Command.START, Pick(1)).hear_out()
    assert watch(choosing, Client(senses), 8, acts=False) == ["cinco sentidos", "el primero"]


def test_a_script_that_is_not_there_is_looked_for_and_not_found() -> None:
    stranger: Script = script_of(Say("Hello."), title="Elsewhere")
    assert watch(visitor(), Client(stranger), 12) == ["start", "relax", "more", "more"]


def test_at_welcome_the_client_starts() -> None:
    acting = visitor()
    assert isinstance(acting.phase, Welcome)
    assert watch(acting, Client(BREATHING), 1) == ["start"]
