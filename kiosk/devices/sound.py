"""The microphone and the loudspeaker, through PortAudio: the only module that imports sounddevice.

What is known of PortAudio, and what follows:

- It lists devices once, when it is initialised. `refresh` has it look again, and ends every stream.
- It does not always tell that a device was pulled out. Each callback is a sign of life, and a
  stream that has given none for a while is in `trouble`.
- Many devices refuse 16 kHz, or mono, or 48 kHz. Each is opened as it likes to be, and the sound is
  converted here: to 16 kHz mono for whoever hears, from the player's rate for the loudspeaker.
- Its callbacks must not wait. The microphone's copies and enqueues; the loudspeaker's pulls.
- `latency="low"` loses sound. What is used here lost none: see the constants below.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import ModuleType
from typing import Any, Literal, cast

import numpy as np
import soxr
from msgspec import Struct
from numpy.typing import NDArray

from kiosk.devices.player import Player
from kiosk.devices.reference import Track

SoundDevice = Literal["microphone", "loudspeaker"]
Samples = NDArray[np.float32]
FromC = Any
"""What sounddevice hands through from C. It has no types of its own."""

PLAYING_RATE = 48_000
"""Frames per second that nearly every device takes: the rate to make a `Player` with."""

LOUDSPEAKER_LATENCY, LOUDSPEAKER_BLOCK = 0.03, 0.01
"""Seconds of sound ahead of the ear, and pulled at once: as much as lets a command act within 50 ms."""

MICROPHONE_LATENCY, MICROPHONE_BLOCK = 0.1, 0.02
"""Seconds of sound that can wait when the machine is busy, and that arrive at once."""

PROOF_SIGNS = 10
"""Signs of life after which a device works: more than it takes to fill the buffers of one that is stuck."""

START_SECONDS = 3.0
"""How long a device may take to come to life; a sleeping sound server needs up to two."""

SIGN_SECONDS = 1.0
"""How long a device may give no sign of life before it counts as lost."""

_FADE_OUT_SECONDS = 0.3

_KEPT_BLOCKS = 500
"""How much of what was played is kept for who asks, if anybody does."""


class SoundError(Exception):
    """A device cannot be used. The message says why, in plain words."""


class Stream:
    """An open device: its `name`, `rate` and `channels`, and whether it is alive. One thread owns it."""

    def __init__(self, device: SoundDevice, name: str, rate: int, block: float, latency: float) -> None:
        """Open the device whose name contains `name`, or the default, at `rate` if it can. Raises `SoundError`."""
        self._signs, self._last_sign = 0, time.monotonic()
        self._proven, self._finished = threading.Event(), threading.Event()
        found = _find(device, name)
        self.name = str(found["name"])
        self._stream = self._open(device, found, rate, (block, latency))
        self.rate, self.channels = int(self._stream.samplerate), int(self._stream.channels)
        if not self.rate:  # PortAudio opens what is no loudspeaker, or has just gone, now and then
            self.close()
            raise SoundError(f"{self.name} cannot be opened; is another program using it?")

    @property
    def works(self) -> bool:
        """Whether sound has been moving through it."""
        return self._proven.is_set()

    @property
    def trouble(self) -> str:
        """Why it is of no use any more, or nothing."""
        if self._finished.is_set():
            return f"{self.name} was unplugged, or stopped"
        if time.monotonic() - self._last_sign > (SIGN_SECONDS if self.works else START_SECONDS):
            return f"no sound moves through {self.name}"
        return ""

    def prove(self) -> bool:
        """Wait until it works; false when it does not."""
        return self._proven.wait(START_SECONDS)

    def close(self) -> None:
        """Let go of the device."""
        self._stream.close(ignore_errors=True)

    def _open(self, device: SoundDevice, found: dict[str, Any], rate: int, seconds: tuple[float, float]) -> FromC:
        """Open with the first rate and number of channels that the device takes."""
        kind = _portaudio().InputStream if device == "microphone" else _portaudio().OutputStream
        block, latency = seconds
        refusals = []
        for offered, channels in offers(rate, int(found["default_samplerate"]), found[_channels(device)]):
            try:
                return kind(
                    device=found["index"],
                    samplerate=offered,
                    channels=channels,
                    blocksize=round(offered * block),
                    latency=latency,
                    dtype="float32",
                    dither_off=True,
                    callback=self._callback,
                    finished_callback=self._finished.set,
                )
            except _portaudio().PortAudioError as error:
                refusals.append(str(error))
        raise SoundError(f"{self.name} cannot be opened; is another program using it? ({refusals[0]})")

    def _start(self) -> None:
        self._last_sign = time.monotonic()
        try:
            self._stream.start()
        except _portaudio().PortAudioError as error:
            self.close()
            raise SoundError(f"{self.name} cannot be started ({error})") from error

    def _callback(self, data: Samples, frames: int, moment: FromC, status: FromC) -> None:
        self._move(data, frames, moment, broken=bool(status))
        self._signs, self._last_sign = self._signs + 1, time.monotonic()
        if self._signs == PROOF_SIGNS:
            self._proven.set()

    def _move(self, data: Samples, frames: int, moment: FromC, *, broken: bool) -> None:
        """Take sound from `data` of shape (frames, channels), or put it there; `broken`: some was lost before it."""
        raise NotImplementedError


class Microphone(Stream):
    """Hears. `read` returns 16 kHz mono, which is noted in `track`."""

    def __init__(self, name: str) -> None:
        """Open the microphone whose name contains `name`, or the default. Raises `SoundError`."""
        super().__init__("microphone", name, PLAYING_RATE, MICROPHONE_BLOCK, MICROPHONE_LATENCY)
        self._blocks: SimpleQueue[tuple[float, Samples, bool]] = SimpleQueue()
        self.track = Track(self.rate)
        self._start()

    def read(self, seconds: float) -> Samples:
        """Return the next block (16 kHz mono, -1 to 1), or an empty one if there is none within `seconds`."""
        try:
            when, block, broken = self._blocks.get(timeout=seconds)
        except Empty:
            return np.zeros(0, np.float32)
        return self.track.take(when, block.mean(axis=1), broken=broken)

    def _move(self, data: Samples, _frames: int, moment: FromC, *, broken: bool) -> None:
        self._blocks.put((moment.inputBufferAdcTime, data.copy(), broken))


class Loudspeaker(Stream):
    """Plays what a player has to be played, and tells the player how late it is heard.

    `played` returns 16 kHz mono, which is noted in `track`.
    """

    def __init__(self, name: str, player: Player) -> None:
        """Open the loudspeaker whose name contains `name`, or the default. Raises `SoundError`."""
        super().__init__("loudspeaker", name, player.rate, LOUDSPEAKER_BLOCK, LOUDSPEAKER_LATENCY)
        self._player = player
        self._resampler = None if self.rate == player.rate else soxr.ResampleStream(player.rate, self.rate, 1)
        self._ready = np.zeros(0, np.float32)
        self._played: deque[tuple[float, Samples, bool]] = deque(maxlen=_KEPT_BLOCKS)
        self.track = Track(self.rate)
        self._closing = False
        self._start()

    def played(self) -> Samples:
        """Return what was handed to the device since the last time, mono at 16 kHz."""
        blocks = [self._played.popleft() for _ in range(len(self._played))]
        taken = [self.track.take(when, block, broken=broken) for when, block, broken in blocks]
        return np.concatenate(taken) if taken else np.zeros(0, np.float32)

    def close(self) -> None:
        """Fade out, so that there is no click, and let go of the device."""
        self._closing = True
        self._finished.wait(_FADE_OUT_SECONDS if self.works and not self.trouble else 0)
        super().close()

    def _move(self, data: Samples, frames: int, moment: FromC, *, broken: bool) -> None:
        latency = float(np.clip(moment.outputBufferDacTime - moment.currentTime, 0.0, 1.0))
        self._player.latency_frames = round(latency * self._player.rate)
        sound = self._next(frames)
        if not self._signs:
            sound *= np.linspace(0.0, 1.0, frames, dtype=np.float32)
        if self._closing:
            sound *= np.linspace(1.0, 0.0, frames, dtype=np.float32)
        data[:] = sound[:, np.newaxis]
        self._played.append((moment.outputBufferDacTime, sound, broken))
        if self._closing:
            raise _portaudio().CallbackStop

    def _next(self, frames: int) -> Samples:
        """Return the next frames at the device's rate."""
        if self._resampler is None:
            return self._player.pull(frames)
        while len(self._ready) < frames:
            block = self._player.pull(round(self._player.rate * LOUDSPEAKER_BLOCK))
            self._ready = np.append(self._ready, self._resampler.resample_chunk(block))
        sound, self._ready = np.split(self._ready, [frames])
        return sound


def open_device(device: SoundDevice, name: str, player: Player) -> Microphone | Loudspeaker:
    """Open a device by name, or the default where there is no name. Raises `SoundError`."""
    return Microphone(name) if device == "microphone" else Loudspeaker(name, player)


def refresh() -> None:
    """Let PortAudio look for devices anew. Every stream must be closed before. Raises `SoundError`."""
    portaudio = _portaudio()
    with suppress(portaudio.PortAudioError):  # it was not running
        portaudio._terminate()  # noqa: SLF001  (sounddevice has no public way)
    try:
        portaudio._initialize()  # noqa: SLF001
    except portaudio.PortAudioError as error:
        raise SoundError(f"PortAudio does not start ({error})") from error


class Description(Struct, frozen=True):
    """A device as it is found, or in `error` why it cannot be used."""

    device: SoundDevice
    name: str = ""
    rate: int = 0
    channels: int = 0
    error: str = ""


def describe_devices(microphone: str = "", loudspeaker: str = "") -> tuple[Description, Description]:
    """Try out both devices and describe them. Not to be called while others are open in this process."""
    return describe("microphone", microphone), describe("loudspeaker", loudspeaker)


def describe(device: SoundDevice, name: str) -> Description:
    """Look for a device afresh, and wait until it works, for up to `START_SECONDS`."""
    try:
        refresh()
        stream = open_device(device, name, Player(PLAYING_RATE, lambda _: None))
    except SoundError as error:
        return Description(device, error=str(error))
    trouble = "" if stream.prove() else f"no sound moves through {stream.name}"
    stream.close()
    return Description(device, stream.name, stream.rate, stream.channels, trouble)


def _portaudio() -> ModuleType:
    """Return the module sounddevice, which can be imported only where PortAudio is installed."""
    try:
        import sounddevice  # noqa: PLC0415
    except OSError as error:
        raise SoundError("the PortAudio library is missing: install the package libportaudio2") from error
    except Exception as error:  # its own, which has no name before it is imported
        raise SoundError(f"PortAudio does not start ({error})") from error
    return cast("ModuleType", sounddevice)


def _find(device: SoundDevice, name: str) -> dict[str, Any]:
    """Return PortAudio's entry for the device."""
    found: list[dict[str, Any]] = [entry for entry in _portaudio().query_devices() if entry[_channels(device)] > 0]
    if not found:
        raise SoundError(f"no {device} was found")
    if not name:
        return _default(device, found)
    named = [entry for entry in found if name.casefold() in entry["name"].casefold()]
    if not named:
        raise SoundError(f"no {device} is called “{name}”; there are: {', '.join(entry['name'] for entry in found)}")
    return named[0]


def _default(device: SoundDevice, found: list[dict[str, Any]]) -> dict[str, Any]:
    default = _portaudio().default.device["input" if device == "microphone" else "output"]
    return next((entry for entry in found if entry["index"] == default), found[0])


def _channels(device: SoundDevice) -> str:
    return "max_input_channels" if device == "microphone" else "max_output_channels"


def offers(wanted_rate: int, own_rate: int, most_channels: int) -> Iterator[tuple[int, int]]:
    """Yield the rates and numbers of channels with which to try to open a device, the best first."""
    for rate in filter(None, dict.fromkeys([wanted_rate, own_rate])):  # a device that is going has a rate of 0
        # Two where there are two: a stereo device opened in mono uses only its left side.
        for channels in dict.fromkeys([min(2, most_channels), 1, most_channels]):
            yield rate, channels
