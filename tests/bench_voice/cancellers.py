"""`python -m tests.bench_voice.cancellers`: the two cancellers that a kiosk could have, in the same room of numbers.

SpeexDSP's works in the process, on what is played and heard. WebRTC's comes with PulseAudio, on the virtual card.
Both get a minute of narration that comes back 6 dB softer, 40 ms later and with the reverberation of a room, and
people who speak over it, as loud as it comes back. What is left goes to the same ear.

WebRTC's took out 38.5 dB and left two of eight words understandable, and one that was taken for another; SpeexDSP's
took out 33.9 dB, and all eight were understood. So it is SpeexDSP's that the kiosk has.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

import json

import numpy as np
import soxr

from kiosk.core.messages import Heard, Listen
from kiosk.devices.activity import RATE, Samples, level_db
from kiosk.devices.echo import Echo, NoCanceller
from kiosk.devices.listener import Listener
from kiosk.devices.speex import SpeexCanceller
from tests.devices.reverberation import in_the_room, response
from tests.devices.room import quiet, recogniser, said
from tests.devices.test_echo import COMMANDS, left_of, narration
from tests.virtual_card import RATE as CARD_RATE
from tests.virtual_card import virtual_card

SECONDS = 60.0
WORDS = {
    12.3: "stop",
    18.1: "next",
    24.4: "help",
    30.2: "stop",
    36.7: "continue",
    42.5: "back",
    48.3: "stop",
    54.6: "help",
}
ALONE = slice(50 * RATE, 54 * RATE)
"""Where nobody speaks over the narration, and all is learnt."""


def main() -> None:
    played = narration(SECONDS)
    echo = in_the_room(played, response()) + quiet(SECONDS)
    spoken_over = echo.copy()
    for at, word in WORDS.items():
        spoken_over[round(at * RATE) :][: len(said(word))] += said(word) * np.float32(0.5)
    speex, _ = left_of(Echo(SpeexCanceller()), spoken_over, played)
    webrtc = by_webrtc(spoken_over, played)
    print(
        json.dumps(
            {
                "SpeexDSP": {**_figures(spoken_over, speex), **_understood(spoken_over, played)},
                "WebRTC": {**_figures(spoken_over, webrtc), **_understood(webrtc, None)},
            },
            indent=1,
        )
    )


def by_webrtc(heard: Samples, played: Samples) -> Samples:
    """What PulseAudio's canceller leaves of what was heard while this was played, at `RATE`."""
    both = [soxr.resample(sound, RATE, CARD_RATE).astype(np.float32) for sound in (heard, played)]
    with virtual_card() as card:
        left = card.without_echo(*both)
    return soxr.resample(left, CARD_RATE, RATE).astype(np.float32)  # type: ignore[no-any-return]


def _figures(heard: Samples, left: Samples) -> dict[str, float]:
    return {"taken out, dB": round(level_db(heard[ALONE]) - level_db(left[ALONE]), 1)}


def _understood(heard: Samples, played: Samples | None) -> dict[str, object]:
    """What is acted on of what was said over the narration; with what was `played`, it is taken out first."""
    by = Listener(recogniser(), Echo(NoCanceller() if played is None else SpeexCanceller()))
    by.listen(Listen(1, COMMANDS, "en"))
    events = by.feed(heard, played)
    found = [event.text for event in events if isinstance(event, Heard) and event.final and event.text in COMMANDS]
    return {"said": list(WORDS.values()), "understood": found}


if __name__ == "__main__":
    main()
