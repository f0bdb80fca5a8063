"""From what somebody does to figures, with somebody whose every action is known."""

from __future__ import annotations

import numpy as np

from kiosk.core.messages import Command, Intent, Pick
from kiosk.core.state import Kiosk
from kiosk.devices.activity import RATE, Samples
from tests.bench_voice.hour import Piece
from tests.bench_voice.listeners import Action, Hear
from tests.bench_voice.measuring import Delays, Faults, Shares, Spread, blamed, judged
from tests.bench_voice.phases import RATING, phases
from tests.bench_voice.recordings import Trial, Word
from tests.devices.room import quiet

SECOND = quiet(1.0)


def one_by_one(*done: tuple[Action, ...]) -> Hear:
    """Somebody who does this about the first sound, that about the second …"""
    left = list(done)

    def hear(asking: Kiosk, sound: Samples) -> list[Action]:
        del asking, sound
        return list(left.pop(0))

    return hear


def action(intent: Intent, seconds: float = 1.2, computing: float = 0.01) -> Action:
    return Action(intent, seconds, computing)


def said(*phrases: str | None) -> list[Trial]:
    return [Trial(Word(phrase, SECOND), SECOND, RATE) for phrase in phrases]


def test_what_is_done_first_is_right_or_wrong_and_nothing_is_neither() -> None:
    hear = one_by_one((action(Pick(6)), action(Pick(7))), (action(Pick(6)),), (), (action(Command.STOP),))

    assert Shares(25.0, 50.0, 4) == judged(hear, said("six", "seven", "eight", "start"))[0]


def test_where_nothing_is_meant_nothing_is_right_and_everything_wrong() -> None:
    assert Shares(50.0, 50.0, 2) == judged(one_by_one((), (action(Pick(6)),)), said(None, None))[0]


def test_delays_are_those_of_what_was_right() -> None:
    hear = one_by_one((action(Pick(6), 1.2, 0.01),), (action(Pick(7), 1.3, 0.03),), (action(Pick(1), 2.0, 1.0),))

    expected = Delays(Spread(250.0, 295.0), Spread(20.0, 29.0), Spread(270.0, 324.0))
    assert expected == judged(hear, said("six", "seven", "eight"))[1]


def test_of_less_than_two_right_ones_there_are_no_delays() -> None:
    assert judged(one_by_one((action(Pick(6)),), ()), said("six", "seven"))[1] is None


def test_what_is_done_while_others_talk_is_told_by_what_was_heard_and_what_it_costs() -> None:
    pieces = [Piece(what, np.tile(SECOND, 30)) for what in ("near", "music")]
    done = (action(Pick(6), 3.0), action(Command.HELP, 29.9), action(Command.STOP, 30.1), action(Command.NEXT, 60.0))

    found = blamed(one_by_one(done), phases()[RATING], pieces)

    assert Faults(1.0, 4, 2, {"near": 2, "music": 2}) == found
    assert (240.0, 120.0) == (found.an_hour, found.costly_an_hour)
