"""A sound card without hardware: a private PulseAudio that PortAudio reaches through ALSA.

    say() ──> room ──> microphone ──> kiosk ──> loudspeaker ──> heard()
               ^                                     :
               +. . . . . . . . loop() . . . . . . . +

The card touches nothing outside its own folder, needs no D-Bus and no rights, and runs as root too.
Pulling a plug is real: the stream breaks as it does when a USB device is pulled out, the device
cannot be opened any more, and a new look at the list of devices does not show it.

Needs the Debian packages `pulseaudio`, `pulseaudio-utils`, `libasound2-plugins` and `libportaudio2`.

Why it is built as it is:

- Null sinks with `norewinds=1` keep time in steps of milliseconds. Without it, they render two
  seconds at once when idle, and the first recording starts that much late.
- PulseAudio would rather move a stream to another device than break it: so it is told not to
  rescue streams, and neither device is its default.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Literal

import numpy as np
import soxr
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Device = Literal["microphone", "loudspeaker"]

RATE = 48000
"""Frames per second of everything on the card."""

LOOP_DB = -6.0
"""How much softer than it is played what is played is heard in the room, with `loop`."""

_START_SECONDS = 10.0
_RAW = ["--raw", "--format=float32le", f"--rate={RATE}", "--channels=1"]

_ROOM = ["module-null-sink", "sink_name=room", f"rate={RATE}", "channels=1", "norewinds=1"]
_MODULES: dict[Device, list[str]] = {
    "loudspeaker": ["module-null-sink", "sink_name=speaker", f"rate={RATE}", "channels=2", "norewinds=1"],
    "microphone": ["module-remap-source", "source_name=mic", "master=room.monitor"],
}
_ENTRIES: dict[Device, str] = {
    "loudspeaker": "pcm.loudspeaker { type pulse device speaker }",
    "microphone": "pcm.microphone { type pulse device mic }",
}
_DIRECTIONS: dict[Device, str] = {"loudspeaker": "playback", "microphone": "capture"}


class VirtualCard:
    """A microphone in a silent room, and a loudspeaker that is recorded. Everything is plugged in at first."""

    def __init__(self, folder: Path) -> None:
        """Start the card; its files are put into `folder`, which must have a short path (a socket is among them)."""
        self.folder = folder
        self._plugged: dict[Device, str] = {}
        self.environment = {
            "ALSA_CONFIG_PATH": str(folder / "alsa.conf"),
            "PULSE_CONFIG": str(folder / "daemon.conf"),
            "PULSE_CLIENTCONFIG": str(folder / "client.conf"),
            "PULSE_COOKIE": str(folder / "cookie"),
            "PULSE_RUNTIME_PATH": str(folder),
            "PULSE_SERVER": f"unix:{folder / 'socket'}",
            "PULSE_STATE_PATH": str(folder),
        }
        (folder / "daemon.conf").write_text("rescue-streams = no\n")
        (folder / "client.conf").write_text("autospawn = no\nenable-shm = no\n")
        self._server = self._serve()
        self._control("load-module", *_ROOM)
        self._control("set-default-sink", "room")
        self._control("set-default-source", "room.monitor")
        self.plug("loudspeaker")
        self.plug("microphone")

    def say(self, sound: Samples, rate: int) -> None:
        """Let `sound` (mono, -1 to 1) be heard in the room, and return at its end."""
        data = soxr.resample(sound, rate, RATE).astype("<f4").tobytes()
        command = [_tool("pacat"), "--playback", "--device=room", "--latency-msec=200", *_RAW]
        subprocess.run(command, input=data, env=self._environment(), check=True)  # noqa: S603

    def plug(self, device: Device) -> None:
        """Plug in what was unplugged."""
        self._plugged[device] = self._control("load-module", *_MODULES[device])
        self._list_devices()
        if device == "loudspeaker":
            self._recording = _Recording(self._environment())

    def unplug(self, device: Device) -> None:
        """Pull the plug."""
        if device == "loudspeaker":
            self._recording.close()
        self._control("unload-module", self._plugged.pop(device))
        self._list_devices()

    def freeze_loudspeaker(self) -> None:
        """Let the loudspeaker take no more sound, without a word of it to anybody."""
        self._control("suspend-sink", "speaker", "1")

    def loop(self) -> None:
        """Let what leaves the loudspeaker be heard in the room, `LOOP_DB` softer and 40 ms later."""
        # The loop's own clock must not be corrected all the time: no room does that either.
        options = ["source=speaker.monitor", "sink=room", "latency_msec=40", "adjust_time=0"]
        module = self._control("load-module", "module-loopback", *options)
        inputs = json.loads(self._control("--format=json", "list", "sink-inputs"))
        [own] = [str(each["index"]) for each in inputs if str(each.get("owner_module")) == module]
        self._control("set-sink-input-volume", own, f"{LOOP_DB}dB")

    def without_echo(self, heard: Samples, played: Samples) -> Samples:
        """Return what PulseAudio's canceller (WebRTC's) leaves of what is heard in the room while this is played.

        All at `RATE`. It takes as long as that lasts.
        """
        options = ["aec_method=webrtc", "source_master=room.monitor", "sink_master=speaker"]
        self._control("load-module", "module-echo-cancel", *options, "source_name=clean", "sink_name=far")
        recorder = _Recording(self._environment(), "clean")
        sounds = (("far", played), ("room", heard))
        ways = [[_tool("pacat"), "--playback", f"--device={sink}", "--latency-msec=50", *_RAW] for sink, _ in sounds]
        players = [subprocess.Popen(way, stdin=subprocess.PIPE, env=self._environment()) for way in ways]  # noqa: S603
        before = len(recorder.sound())
        writers = [
            threading.Thread(target=player.communicate, args=(sound.astype("<f4").tobytes(),))
            for player, (_, sound) in zip(players, sounds, strict=True)
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        recorder.close()
        return recorder.sound()[before:][: len(heard)]

    def heard(self) -> Samples:
        """Return what left the loudspeaker since it was plugged in."""
        return self._recording.sound()

    def wait_until_heard(self, enough: Callable[[Samples], bool], seconds: float = 5.0) -> Samples:
        """Return what left the loudspeaker as soon as it is `enough`; raises `TimeoutError`."""
        return self._recording.wait(enough, seconds)

    def close(self) -> None:
        """Take the card away, however it was left."""
        self._recording.close()
        self._server.terminate()
        self._server.wait(5)

    def _list_devices(self) -> None:
        default = " ".join(f"{_DIRECTIONS[device]}.pcm {device}" for device in self._plugged)
        lines = [_ENTRIES[device] for device in self._plugged]
        (self.folder / "alsa.conf").write_text("\n".join([*lines, f"pcm.default {{ type asym {default} }}\n"]))

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}

    def _control(self, *words: str) -> str:
        command = [_tool("pactl"), *words]
        done = subprocess.run(command, env=self._environment(), check=True, capture_output=True, text=True)  # noqa: S603
        return done.stdout.strip()

    def _serve(self) -> subprocess.Popen[bytes]:
        command = [_tool("pulseaudio"), "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=20"]
        command += ["--disable-shm=yes", "--realtime=no", "--high-priority=yes"]
        command += [
            "-L",
            f"module-native-protocol-unix socket={self.folder / 'socket'} auth-anonymous=1 auth-cookie-enabled=0",
        ]
        with (self.folder / "log").open("wb") as log:
            server = subprocess.Popen(command, env=self._environment(), stdout=log, stderr=log)  # noqa: S603
        self._wait_for(server)
        return server

    def _wait_for(self, server: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and server.poll() is None:
            with suppress(subprocess.CalledProcessError):  # until it listens
                self._control("info")
                return
        server.kill()
        raise TimeoutError((self.folder / "log").read_text())


class _Recording:
    """What comes out of the loudspeaker, as long as it is plugged in, or from another source."""

    def __init__(self, environment: dict[str, str], source: str = "speaker.monitor") -> None:
        command = [_tool("parec"), f"--device={source}", "--latency-msec=10", *_RAW]
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)  # noqa: S603
        assert self._process.stdout is not None
        self._more = threading.Condition()
        self._data = np.empty(60 * RATE * 4, np.uint8)
        self._length = 0
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()
        self.wait(lambda sound: len(sound) > 0, _START_SECONDS)

    def sound(self) -> Samples:
        """All of it: not a copy, since it is asked for a hundred times a second; what follows comes behind it."""
        with self._more:
            return self._data[: self._length // 4 * 4].view("<f4")

    def wait(self, enough: Callable[[Samples], bool], seconds: float) -> Samples:
        with self._more:
            if not self._more.wait_for(lambda: enough(self.sound()), seconds):
                raise TimeoutError(f"not heard within {seconds} s")
            return self.sound()

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(5)
        self._reader.join(5)

    def _read(self, stream: IO[bytes]) -> None:
        with stream:
            while data := os.read(stream.fileno(), 65536):
                with self._more:
                    self._append(data)
                    self._more.notify_all()

    def _append(self, data: bytes) -> None:
        begin, self._length = self._length, self._length + len(data)
        if self._length > len(self._data):
            self._data = np.concatenate((self._data, np.empty_like(self._data)))
        self._data[begin : self._length] = np.frombuffer(data, np.uint8)


def _tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"{name}: install the packages named in {Path(__file__).name}")
    return path


@contextmanager
def virtual_card() -> Iterator[VirtualCard]:
    """Provide a virtual sound card for as long as it is needed."""
    with TemporaryDirectory(prefix="card-") as folder:
        card = VirtualCard(Path(folder))
        try:
            yield card
        finally:
            card.close()
