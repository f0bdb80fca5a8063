"""What the ear is asked to recognise, and what is shown of what it heard.

The ear is told anew whenever what can be said has changed, and whenever something was understood:
the new turn makes the rest of that utterance late, so that no phrase acts twice.
"""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.core import phrases
from kiosk.core.messages import Heard, Listen
from kiosk.core.staff import sound
from kiosk.core.state import Kiosk, Offer, Remark
from kiosk.words.words import quoted

REMARK_SECONDS = 2.0
HINT_SECONDS = 6.0
HINT_EVERY = 8.0
"""Seconds from one hint to the next at the least: a hint is a help, not a nuisance."""

MISSES_TO_HINT = 2


def offer(kiosk: Kiosk) -> Kiosk:
    """Ask the ear for what can be said now, if that is not what it does already."""
    meanings = sound.offered(kiosk) if kiosk.staff else phrases.offered(kiosk)
    counting, metering = phrases.counting(kiosk), sound.metering(kiosk)
    if (meanings, counting, metering) == (kiosk.offer.meanings, kiosk.offer.counting, kiosk.offer.metering):
        return kiosk
    turn = kiosk.turn + 1
    sayable = tuple(sorted({*meanings, *phrases.around(kiosk)}))
    listen = Listen(turn, sayable, kiosk.language, counting, metering, phrases.awaited(kiosk))
    return replace(kiosk, turn=turn, offer=Offer(turn, meanings, counting, metering)).asks(listen)


def understood(kiosk: Kiosk, heard: Heard) -> Kiosk:
    """Show what was heard, and take it as said."""
    kiosk = remark(kiosk, kiosk.words.i_heard.format(words=heard.text))
    return replace(kiosk, offer=Offer()).with_visit(misses=0, hints=0)


def missed(kiosk: Kiosk, heard: Heard) -> Kiosk:
    """Somebody said something else. After the second time, say what can be said, if something is awaited.

    If that did not help either, say it in other words the next time.
    """
    examples = phrases.examples(kiosk)
    late = heard.turn != kiosk.offer.turn
    if late or not heard.final or not examples or phrases.own_words(kiosk, heard):
        return kiosk
    misses = kiosk.visit.misses + 1
    if misses < MISSES_TO_HINT or kiosk.visit.since_hint < HINT_EVERY:
        return kiosk.with_visit(misses=misses)
    hints = kiosk.visit.hints
    wording = kiosk.words.still_listening if hints % 2 else kiosk.words.did_not_catch
    hint = Remark(wording.format(phrases=kiosk.words.one_of(quoted(examples))), HINT_SECONDS)
    return kiosk.with_visit(misses=0, hints=hints + 1, since_hint=0.0, remark=hint)


def remark(kiosk: Kiosk, text: str) -> Kiosk:
    """Show a short line for a moment."""
    return kiosk.with_visit(remark=Remark(text, REMARK_SECONDS))


def passed(kiosk: Kiosk, seconds: float) -> Kiosk:
    """Let time go by for the line that is shown."""
    kiosk = kiosk.with_visit(since_hint=kiosk.visit.since_hint + seconds)
    shown = kiosk.visit.remark
    if shown is None:
        return kiosk
    left = shown.seconds - seconds
    return kiosk.with_visit(remark=replace(shown, seconds=left) if left > 0 else None)
