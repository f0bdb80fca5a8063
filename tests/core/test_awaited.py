"""What is awaited, and how sure it has to be that it was said."""

from __future__ import annotations

import pytest

from kiosk.core import phrases
from kiosk.core.messages import Command, Heard, Intent, Pick
from kiosk.core.script import Rate, Say
from kiosk.core.state import Site
from kiosk.gallery.states import states
from kiosk.words.english import ENGLISH
from tests.bench_voice.phases import PHASES, RATING
from tests.core.acting import exercising, script_of


@pytest.mark.parametrize(
    ("text", "confidence", "meant"),
    [
        ("six", 0.7, Pick(6)),
        ("six", 0.69, None),
        ("a six", 0.69, None),
        ("back", 0.9, Command.BACK),
        ("back", 0.89, None),
        ("home", 0.89, None),
        ("skip", 0.5, Command.NEXT),
        ("help", 0.5, Command.HELP),
        ("stop", 0.5, Command.STOP),
        ("stop", 0.49, None),
    ],
)
def test_where_a_number_is_awaited_it_has_to_be_surer_and_other_things_surer_still(
    text: str, confidence: float, meant: Intent | None
) -> None:
    kiosk = exercising().listen_on().kiosk
    assert phrases.meaning(kiosk, Heard(kiosk.offer.turn, text, confidence)) == meant


def test_where_no_number_is_awaited_a_command_need_not_be_so_sure() -> None:
    kiosk = exercising(script_of(Say("Hi."))).listen_on().kiosk
    assert phrases.meaning(kiosk, Heard(kiosk.offer.turn, "back", 0.6)) == Command.BACK


def test_only_numbers_are_likelier_where_one_is_asked_for() -> None:
    drawn = states(Site())
    others = [name for name in PHASES if name != RATING]
    assert [()] * len(others) == [phrases.awaited(drawn[name]) for name in others]
    assert ENGLISH.numbers == phrases.awaited(exercising(script_of(Rate("calm"))).listen_on().kiosk)
