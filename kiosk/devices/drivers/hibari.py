"""hibari: a natural American voice for English, with word times from its own network.

hibari gives no word times, but its network works out how long each phoneme lasts before it makes the
sound. `_with_durations` has the network give out those durations too. So word times are as exact as
the voice itself and cost nothing: no recogniser beside it, and no search in the sound.

Only the voice inside the package is used; any other would be downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from hibari import SAMPLE_RATE, Hibari, dsp
from hibari.g2p.normalize import normalize
from hibari.voices import voice_path
from msgspec import Struct
from numpy.typing import NDArray

from kiosk.devices.drivers.driver import Proxy, RenderingDriver
from kiosk.devices.rendering import Mark, Sound, audible

VOICE = "heart"

_SEED = 0
"""hibari shapes noise into breath and hiss: the same noise each time gives the same samples."""

_WORDS_A_MINUTE = (121, 144, 146, 150, 167, 180, 197, 221, 245)
_SPEEDS = (0.5, 0.58, 0.6, 0.64, 0.68, 0.78, 0.8, 0.85, 1.0)
"""The pace inside the sentences of exercises, as measured, at hibari's speeds. Phonemes last whole steps of 25 ms,
hence the leaps. Text with longer words comes out up to 15 % slower."""

_LAG_SECONDS = 0.045
"""How much earlier a word is heard than its phonemes begin by their durations, as measured against a recogniser."""

_MOST_PHONEMES = 400
"""What the network takes at once."""

_PAUSE_SECONDS = 0.45
"""Between sentences of one utterance."""

_DURATIONS = b"/Cast_32_output_0"
"""The name of the durations inside the network: a whole number for each phoneme, in steps of 25 ms."""


class _Word(Struct, frozen=True):
    """A word as it is spoken, and the place in the text from which it comes."""

    location: int
    phonemes: str


def buildDriver(proxy: Proxy) -> RenderingDriver:  # noqa: N802 -- pyttsx3 has it so
    """Return the driver, as pyttsx3 wants it."""
    return RenderingDriver(proxy, synthesise, VOICE)


def synthesise(text: str, voice: str, words_a_minute: int) -> Sound:
    """Speak English; bit-identical each time."""
    if voice != VOICE:
        raise ValueError(f"hibari has no voice {voice!r} in its package.")
    noise = np.random.default_rng(_SEED)
    pause = np.zeros(round(_PAUSE_SECONDS * SAMPLE_RATE), np.float32)
    sound = pause[:0]
    marks: list[Mark] = []
    for phrase in _phrases(text):
        begin = len(sound) + len(pause)
        samples, starts = _speak([word.phonemes for word in phrase], speed(words_a_minute), noise)
        sound = np.concatenate([sound, pause, samples])
        seconds = [(begin + start) / SAMPLE_RATE for start in starts]
        marks += [Mark(word.location, second) for word, second in zip(phrase, seconds, strict=True)]
    return Sound(sound, SAMPLE_RATE, tuple(marks))


def speed(words_a_minute: float) -> float:
    """Return the speed that hibari is to be given for this pace."""
    return float(np.interp(words_a_minute, _WORDS_A_MINUTE, _SPEEDS))


# --- text to phonemes -----------------------------------------------------------------------------


def _phrases(text: str) -> Iterator[list[_Word]]:
    """Yield what the network speaks at once: sentences, and the parts of very long ones.

    Punctuation alone is left out: the network would make a sound of it.
    """
    end = 0
    for sentence in Hibari.split_sentences(text):
        begin = text.index(sentence, end)
        end = begin + len(sentence)
        for phrase in _parts(_words(sentence, begin)):
            if any(character.isalpha() for word in phrase for character in word.phonemes):
                yield phrase


def _parts(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Cut a sentence where the network could not take more."""
    part: list[_Word] = []
    for word in words:
        if len(" ".join(each.phonemes for each in [*part, word])) > _MOST_PHONEMES:
            yield part
            part = []
        part.append(word)
    yield part


def _words(sentence: str, begin: int) -> Iterator[_Word]:
    """Yield the spoken words of a sentence that begins at this place of the text."""
    g2p = _voice().g2p
    tokens = g2p.phonemize_tokens(g2p.tokenize(normalize(sentence)))
    written = list(re.finditer(r"\S+", sentence))
    spoken = _by_word((token.text, token.whitespace) for token in tokens)
    phonemes = _by_word((token.phonemes, token.whitespace) for token in tokens)
    for origin, sounds in zip(_origins([word[0] for word in written], spoken), phonemes, strict=True):
        if sounds:
            yield _Word(begin + written[origin].start(), sounds)


def _by_word(tokens: Iterable[tuple[str | None, str]]) -> list[str]:
    """Put tokens together again that no space divides."""
    return "".join((part or "") + ("\n" if space else "") for part, space in tokens).split("\n")


def _origins(written: list[str], spoken: list[str]) -> Iterator[int]:
    """Yield for each spoken word the index of the written one it stands for ("5 km" is spoken "5 kilometers")."""
    for _, i, i_end, j, j_end in SequenceMatcher(None, written, spoken, autojunk=False).get_opcodes():
        for step in range(j_end - j):
            yield min(i + step * (i_end - i) // (j_end - j), len(written) - 1)


# --- phonemes to sound ----------------------------------------------------------------------------


def _speak(words: list[str], pace: float, noise: np.random.Generator) -> tuple[NDArray[np.float32], list[int]]:
    """Return the sound of a phrase without the silence around it, and the offsets at which its words begin."""
    voice = _voice()
    ids = voice.ids(" ".join(words))
    inputs = {"ids": np.array([ids], np.int64), "speed": np.array([pace], np.float32)}
    *spectrum, durations = voice.sess.run(None, inputs)
    if len(durations) != len(ids):
        raise ValueError("hibari's network is not the one that is known here.")
    samples = dsp.synth(*(part[0] for part in spectrum), noise)
    heard = audible(samples, SAMPLE_RATE)
    ends = np.cumsum(durations) * len(samples) // durations.sum()
    before = [len(voice.ids(phonemes)) - 2 for phonemes in accumulate(words[:-1], "{} {}".format)]
    starts = ends[before] - heard.start - round(_LAG_SECONDS * SAMPLE_RATE)
    return samples[heard], [0, *np.maximum(starts, 0).tolist()]


@cache
def _voice() -> Any:  # noqa: ANN401 -- hibari carries no types
    """Load the voice, which takes about half a second and 170 MB."""
    network = Path(voice_path(VOICE, download_missing=False)).read_bytes()
    return Hibari(VOICE, model=_with_durations(network))


def _with_durations(network: bytes) -> bytes:
    """Name the durations among the outputs of an ONNX network.

    An ONNX file is one Protocol Buffers message, and such messages are merged by putting one behind
    the other: appended is a model (field 7: graph) whose graph has one more output (field 12) of
    that name (field 1). Each field is a tag, a length and its content.
    """
    output = bytes([1 << 3 | 2, len(_DURATIONS)]) + _DURATIONS
    graph = bytes([12 << 3 | 2, len(output)]) + output
    return network + bytes([7 << 3 | 2, len(graph)]) + graph
