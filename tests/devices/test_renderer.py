"""The rendering process, with drivers that do as they should and with one that does not."""

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from kiosk.devices.renderer import Renderer, RendererLostError, RenderError
from kiosk.devices.rendering import LEAD_SECONDS
from kiosk.devices.speakers import Order, Speaker, recorded, speakers
from tests.devices.narrator import babble, write
from tests.devices.speech import DEADLINE, TOY


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    renderer = Renderer()
    yield renderer
    renderer.rest()
    gc.collect()  # whatever was not closed is a warning, and that is an error


def processes() -> set[str]:
    """The rendering processes that are children of this one."""
    children = Path("/proc/self/task").glob("*/children")
    numbers = {number for each in children for number in each.read_text().split()}
    return {number for number in numbers if "render_worker" in Path(f"/proc/{number}/cmdline").read_text()}


def test_a_real_voice_is_rendered_in_the_process(renderer: Renderer) -> None:
    rendering = renderer.render(Order("Hola, amiga.", speakers("es")[0]))

    assert len(rendering.words) == 2
    assert rendering.samples.any()


def test_one_process_renders_one_text_after_the_other(renderer: Renderer) -> None:
    lengths = [round(renderer.render(Order(text, TOY)).seconds) for text in ("a", "b c", "d e f")]

    assert lengths == [1, 2, 3]
    assert len(processes()) == 1


def test_at_rest_there_is_no_process_and_it_starts_again(renderer: Renderer) -> None:
    assert processes() == set()
    renderer.render(Order("a", TOY))
    renderer.rest()
    assert processes() == set()
    renderer.render(Order("a", TOY))
    assert len(processes()) == 1


def test_a_complaint_is_passed_on_and_the_process_lives(renderer: Renderer) -> None:
    with pytest.raises(RenderError, match=r"^The voice toy_driver failed: I do not like this text\.$") as raised:
        renderer.render(Order("complain", TOY))

    assert not isinstance(raised.value, RendererLostError)
    assert len(processes()) == 1


def test_a_driver_that_cannot_be_loaded_is_a_complaint(renderer: Renderer) -> None:
    with pytest.raises(RenderError, match="The voice no_such_driver failed: No module named"):
        renderer.render(Order("a", Speaker("no_such_driver", "", "")))


def test_a_recording_is_rendered_in_the_process(renderer: Renderer, tmp_path: Path) -> None:
    path = write(tmp_path / "well.ogg", babble(20.0))
    rendering = renderer.render(Order("Well. Now.", recorded(path), 0))

    assert rendering.seconds == pytest.approx(20.0, abs=0.1)
    assert len(rendering.words) == 2
    assert renderer.render(Order("a", TOY)).words == (LEAD_SECONDS,)
    assert len(processes()) == 1


def test_a_broken_recording_is_a_complaint(renderer: Renderer, tmp_path: Path) -> None:
    (tmp_path / "broken.ogg").write_bytes(b"OggS and then nothing of the kind")
    with pytest.raises(RenderError, match=r"^The recording broken\.ogg failed: .*broken\.ogg is not a recording"):
        renderer.render(Order("Well.", recorded(tmp_path / "broken.ogg"), 0))

    assert len(processes()) == 1


def test_a_recording_may_take_longer_than_a_sentence(tmp_path: Path) -> None:
    renderer = Renderer(rendering_seconds=0.0)
    renderer.render(Order("a", TOY))
    rendering = renderer.render(Order("Well.", recorded(write(tmp_path / "well.wav", babble(2.0))), 0))
    renderer.rest()

    assert rendering.seconds == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize("first", [True, False])
def test_a_synthesiser_that_hangs_is_given_up_in_time(first: bool) -> None:
    renderer = Renderer(loading_seconds=0.5 if first else DEADLINE, rendering_seconds=0.5)
    if not first:
        renderer.render(Order("a", TOY))
    begin = monotonic()
    with pytest.raises(RendererLostError, match=r"The voice toy_driver gave no sound within 0\.5 seconds\."):
        renderer.render(Order("hang", TOY))

    assert monotonic() - begin < 3.0
    assert processes() == set()


def test_a_process_that_crashes_is_given_up_and_another_one_started(renderer: Renderer) -> None:
    with pytest.raises(RendererLostError, match=r"The voice toy_driver ended unexpectedly\."):
        renderer.render(Order("crash", TOY))

    assert renderer.render(Order("a", TOY)).words == (LEAD_SECONDS,)


def test_a_process_that_was_killed_meanwhile_is_replaced(renderer: Renderer) -> None:
    renderer.render(Order("a", TOY))
    (number,) = processes()
    kill(number)

    assert renderer.render(Order("a b", TOY)).seconds > 2.0


def kill(number: str) -> None:
    """Kill a process and wait for its end, without taking note of it in its parent's place."""
    os.kill(int(number), signal.SIGKILL)
    os.waitid(os.P_PID, int(number), os.WEXITED | os.WNOWAIT)


def test_closing_ends_what_is_being_rendered(renderer: Renderer) -> None:
    renderer.render(Order("a", TOY))
    raised: list[BaseException] = []

    def render() -> None:
        try:
            renderer.render(Order("hang", TOY))
        except RenderError as error:
            raised.append(error)

    thread = Thread(target=render)
    thread.start()
    renderer.close()
    thread.join(DEADLINE)

    assert [type(error) for error in raised] == [RendererLostError]
    with pytest.raises(RendererLostError):
        renderer.render(Order("a", TOY))
