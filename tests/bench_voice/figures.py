"""All that is measured, and the goals it is held against."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.devices.activity import RATE
from tests.bench_voice.measuring import CLEAN, DECIBELS, KIOSK, PEERS, ROOMS, Delays, Faults, Load, Shares
from tests.bench_voice.own_voice import Narration
from tests.bench_voice.recordings import People

OFFICIAL = "vosk-model-small-"
"""The names of the official models that the kiosk uses begin so."""

POINTS_LOST = dict(zip(DECIBELS, (1.5, 4.0, 8.0), strict=True))
"""How much less may be right in noise than without, in points of a percent, by how far the noise is below."""


class Figures(Struct, frozen=True):
    """How well somebody understands."""

    rooms: dict[str, Shares]
    delays: Delays
    others: Faults
    load: Load


class Partial(Struct, frozen=True):
    """How well the kiosk understands without one of its parts: fewer words, and less of the hour."""

    rooms: dict[str, Shares]
    waited_ms: float
    """Sound that is waited for, median."""

    others: Faults


How = Literal["at most", "at least", "above"]


class Goal(Struct, frozen=True):
    """A figure of this kiosk, and how far it should be."""

    what: str
    ours: float
    how: How
    limit: float
    met: bool


def goal(what: str, ours: float, how: How, limit: float) -> Goal:
    limit = round(limit, 1)
    return Goal(
        what, ours, how, limit, {"at most": ours <= limit, "at least": ours >= limit, "above": ours > limit}[how]
    )


class Result(Struct, frozen=True):
    """Everything, and what has to be known to read it."""

    model: str
    official_model: bool
    phrases: int
    """How many can be said where a number is asked for."""

    load_before: float
    minutes_taken: float
    goals: list[Goal]
    figures: dict[str, Figures]
    left_out: dict[str, Partial]
    own_voice: dict[str, Narration]
    notes: list[str]


def goals(figures: dict[str, Figures], *, official: bool) -> list[Goal]:
    """What this kiosk is to reach, by itself and beside its peers on the same recordings."""
    ours = figures[KIOSK]
    return [
        *_beside_peers(figures),
        *([goal("right, clean, official model, %", ours.rooms[CLEAN].right, "at least", 95)] if official else []),
        *(goal(f"wrong, {room}, %", ours.rooms[room].wrong, "at most", 4) for room in (CLEAN, "16 kHz words")),
        *_in_noise(ours.rooms),
        goal("false actions an hour of others’ talk and noise", ours.others.an_hour, "at most", 0.5),
        goal("costly ones among them, an hour", ours.others.costly_an_hour, "at most", 0),
        goal("last sample to action, median, ms", ours.delays.both.median, "at most", 250),
        goal("last sample to action, 95th percentile, ms", ours.delays.both.percentile_95, "at most", 450),
        goal("processor, quiet room, % of a core", ours.load.quiet, "at most", 3),
        goal("processor, somebody speaks, % of a core", ours.load.talk, "at most", 20),
    ]


def _beside_peers(figures: dict[str, Figures]) -> list[Goal]:
    """At least what plain Vosk understands in quiet, and more than pocketsphinx everywhere."""
    right = {who: {room: shares.right for room, shares in each.rooms.items()} for who, each in figures.items()}
    ours, vosk, sphinx = right[KIOSK], right[PEERS[0]], right[PEERS[2]]
    spoken = [room for room in ROOMS if ROOMS[room].words in {"telephone", "words", "plain"}]
    return [
        *(
            goal(f"right, {room}, %, beside plain Vosk", ours[room], "at least", vosk[room])
            for room in (CLEAN, "16 kHz words")
        ),
        *(goal(f"right, {room}, %, beside pocketsphinx", ours[room], "above", sphinx[room]) for room in spoken),
    ]


def _in_noise(rooms: dict[str, Shares]) -> list[Goal]:
    return [
        goal(f"right, {noise} {below} dB, %", rooms[f"{noise} {below} dB"].right, "at least", rooms[CLEAN].right - lost)
        for noise in ("kitchen", "babble")
        for below, lost in POINTS_LOST.items()
    ]


def notes(real: People, minutes: float) -> list[str]:
    """What has to be known to read the figures, of so many minutes of talk and noise."""
    talk = f"{sum(map(len, real.talk)) / RATE / 60:.1f} minutes of talk by {len(real.talk)} people"
    return [
        f"clean, kitchen, babble, soft voice: {len(real.telephone)} digits said by people, in the band of a telephone.",
        f"16 kHz words: {len(real.words)} phrases said by people.",
        f"other single words: {len(real.others)} words said by people that are no phrase; to do nothing is right.",
        "synthetic: voices that the compact model was trained on, so no evidence about people.",
        _hour(talk, minutes),
        "What is done first about a word counts, whoever listens.",
        "synthetic, spoken on: “stop … worrying about that”; to do nothing is right.",
        "left out: every second digit, and others’ talk in every third phase.",
        "own voice: exercises in which nobody speaks, in a room that echoes.",
        "All exercises so, and interruptions, which are what the canceller is for, are measured by make echo.",
    ]


def _hour(talk: str, minutes: float) -> str:
    return (
        f"others’ talk and noise: {minutes:g} minutes, made of {talk}: near and far, soft and loud, in a kitchen, "
        "two at a time, from a television, faster and slower; of a kitchen alone; and of synthetic coughs, rustling "
        "and music; in every phase. It is not an hour of as many different people."
    )
