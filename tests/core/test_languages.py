"""A visit in another language than English."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core import phrases
from kiosk.core.messages import Command, Pick
from kiosk.core.script import Answer, Ask, End, Next
from kiosk.core.state import Site
from kiosk.words.languages import words_of
from kiosk.words.spanish import SPANISH
from tests.core.acting import BREATHING, Acting, script_of, visitor


def spanish() -> Acting:
    return visitor(replace(BREATHING, language="es"), site=Site(language="es"))


def test_a_visit_in_spanish_is_spanish() -> None:
    acting = spanish().touch(Command.START)
    assert acting.saying == "¿Qué le vendría bien ahora? Puede decir o tocar relajarse."
    acting.say("relajarse")
    assert acting.saying == "Uno: Even breathing. Puede decir o tocar un número, o atrás."
    acting.say("el primero")
    assert acting.saying == "¿Cuánta tensión siente ahora? Puede decir o tocar un número del cero al diez, o saltar."
    acting.say("como un siete")
    assert acting.session.ratings == (("tension", 7),)
    acting.say("parar").say("sí por favor")
    assert acting.saying == "Por ahora es suficiente. Puede decir o tocar terminar, otro, o de nuevo."


def test_spanish_answers_are_understood_by_number() -> None:
    offered = phrases.offered(spanish().touch(Command.START).kiosk)
    assert [offered[way] for way in ("uno", "número uno", "el uno", "el primero", "la última")] == [Pick(1)] * 5


def test_spanish_yes_and_no_are_understood_in_all_usual_ways() -> None:
    ask = Ask("¿Otra ronda?", (Answer(("no",), End()), Answer(("sí",), Next())), 20, End())
    asked = visitor(replace(script_of(ask), language="es"), site=Site(language="es"))
    offered = phrases.offered(asked.touch(Command.START, Pick(1), Pick(1)).kiosk)
    assert {offered[way] for way in SPANISH.no} == {Pick(1)}
    assert {offered[way] for way in SPANISH.yes} == {Pick(2)}


def test_help_is_in_the_words_of_the_clinic_or_of_the_language() -> None:
    said = [
        visitor(site=Site(language=language, help_paragraphs=own)).touch(Command.HELP).saying
        for language, own in (("es", ("Toque el timbre.",)), ("es", ()), ("en", ()))
    ]
    back = ("Puede decir o tocar atrás.", "You can say back.")
    texts = ("Toque el timbre.", *(" ".join(words_of(each).help_paragraphs("US")) for each in ("es", "en")))
    assert said == [f"{text} {line}" for text, line in zip(texts, (back[0], *back), strict=True)]


def test_yes_without_its_accent_is_understood_in_the_usual_ways() -> None:
    ask = Ask("¿Más?", (Answer(("si",), Next()), Answer(("no",), End())), 20, End())
    script = replace(script_of(ask), language="es")
    acting = visitor(script, site=Site(language="es")).touch(Command.START, Pick(1), Pick(1))
    assert [phrases.offered(acting.kiosk)[way] for way in ("si", "sí", "claro que sí", "no gracias")] == [
        Pick(1),
        Pick(1),
        Pick(1),
        Pick(2),
    ]
