"""What guides an exercise on the screen: the ring, the figure, and the caption."""

from __future__ import annotations

import math
from functools import partial
from itertools import accumulate
from typing import get_args

from kiosk.core.prompts import pause_prompt
from kiosk.core.screen import Caption, Figure, Guide, Region, Ring
from kiosk.core.script import Breathe, Say, sentences
from kiosk.core.session import Moving, Session
from kiosk.core.spelling import spoken_form
from kiosk.core.state import Kiosk, Speech
from kiosk.words.words import Words

REGIONS: tuple[Region, ...] = get_args(Region)

STILL_SIZE = 0.5
"""The size of the ring where nothing is to grow or shrink."""


def caption(kiosk: Kiosk) -> Caption:
    """Return the sentence being said, or said last. A cue stands in the ring, and leaves the caption empty."""
    speech, cues = kiosk.visit.speech, kiosk.words.moves.values()
    if speech is None or speech.text in cues:
        return Caption()
    if speech.text == pause_prompt(kiosk.words):  # the screen says so; what was said before it stays readable
        last = () if speech.before in cues else _last(speech.before)
        return Caption(last, len(last))
    said = [tuple(sentence.split()) for sentence in sentences(speech.text)]
    earlier = [(), *said] if speech.before in cues else [_last(speech.before), *said]
    places = zip(said, earlier, accumulate(map(len, said)), strict=False)
    captions = (_part(speech, words, end, before) for words, before, end in places if speech.spoken <= end)
    return next(captions, Caption())


def _part(speech: Speech, words: tuple[str, ...], end: int, before: tuple[str, ...]) -> Caption:
    return Caption(words, speech.spoken - end + len(words), before)


def _last(text: str) -> tuple[str, ...]:
    """The words of the last sentence of a text."""
    said = sentences(text)
    return tuple(said[-1].split()) if said else ()


def moving(kiosk: Kiosk, session: Session, doing: Moving) -> Guide:
    """Return the ring at this moment of breathing, or the figure of muscle work."""
    move = doing.step.moves[doing.index]
    arc = min(1.0, doing.elapsed / (move.seconds * kiosk.visit.pace))
    word, count = kiosk.words.moves[move.kind], str(math.floor(doing.elapsed) + 1)
    size = STILL_SIZE if kiosk.site.reduced_motion else _size(doing, arc)
    if isinstance(doing.step, Breathe):
        return Ring(word, count, size, arc)
    return Figure(word, count, size, arc, regions(kiosk.words, session))


def _size(doing: Moving, arc: float) -> float:
    """Full after "in", empty after "out"; a hold stays as it is."""
    match doing.step.moves[doing.index].kind:
        case "in" | "tense":
            return swing(arc / 2)
        case "out" | "release":
            return swing((1 + arc) / 2)
        case "hold":
            earlier = [move.kind for move in doing.step.moves[: doing.index]]
            moves = [kind for kind in earlier if kind != "hold"]
            return 1.0 if moves and moves[-1] == "in" else 0.0


def swing(turns: float) -> float:
    """Return a swing from 0 to 1 and back in each turn, with sine easing at both ends."""
    return (1 - math.cos(2 * math.pi * turns)) / 2


def regions(words: Words, session: Session) -> tuple[Region, ...]:
    """Return the parts of the body that this part of the exercise is about: by its name, or by what it said last."""
    part = session.script.parts[session.part]
    said = [step.text for step in part.steps[: session.step] if isinstance(step, Say)]
    return next(filter(None, map(partial(_named, words), (part.name, *reversed(said)))), ())


def _named(words: Words, text: str) -> tuple[Region, ...]:
    named = {words.regions[word] for word in spoken_form(text).split() if word in words.regions}
    return tuple(region for region in REGIONS if region in named)
