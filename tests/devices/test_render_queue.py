"""What is rendered first, and what happens when it does not work."""

from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from kiosk.devices.render_queue import Line, RenderQueue
from kiosk.devices.rendering import Rendering
from kiosk.devices.speech_cache import SpeechCache
from kiosk.devices.studio import PLAIN_WORD, Studio
from tests.devices.narrator import babble, write
from tests.devices.speech import DEADLINE, TOY, PatientRenderer


class Bench:
    """A render queue and all that it works with."""

    def __init__(self, folder: Path) -> None:
        self.renderer = PatientRenderer()
        self.studio = Studio(SpeechCache(folder), self.renderer, lambda _: (TOY,))
        self.delivered: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self.queue = RenderQueue(self.studio, self._take, rest_after_seconds=0.05, retry_seconds=(0.01, 0.02))

    def _take(self, line: Line, outcome: Rendering | str) -> None:
        self.delivered.put((line.text, outcome if isinstance(outcome, str) else "rendered"))

    def want(self, text: str | None) -> None:
        self.queue.want(None if text is None else Line(text, "en"))

    def ahead(self, *texts: str) -> None:
        self.queue.render_ahead(tuple(Line(text, "en") for text in texts))

    def finish(self, text: str) -> None:
        """Have this text be the one that is being rendered now, and finish it."""
        assert self.renderer.next_asked() == text
        self.renderer.finish()

    def fail(self, text: str) -> None:
        assert self.renderer.next_asked() == text
        self.renderer.fail()

    def deliveries(self, count: int) -> list[tuple[str, str]]:
        return [self.delivered.get(timeout=DEADLINE) for _ in range(count)]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.queue.close()


def test_lines_are_rendered_ahead_in_their_order(bench: Bench) -> None:
    bench.ahead("a", "b", "c")
    for text in "abc":
        bench.finish(text)

    assert bench.deliveries(3) == [("a", "rendered"), ("b", "rendered"), ("c", "rendered")]


def test_what_is_wanted_comes_before_what_is_rendered_ahead(bench: Bench) -> None:
    bench.ahead(*(f"line {number}" for number in range(60)))
    assert bench.renderer.next_asked() == "line 0"
    bench.want("now")
    bench.renderer.finish()
    bench.finish("now")
    bench.finish("line 1")

    assert bench.deliveries(3) == [("line 0", "rendered"), ("now", "rendered"), ("line 1", "rendered")]


def test_only_the_latest_wanted_line_is_rendered(bench: Bench) -> None:
    bench.ahead("a")
    assert bench.renderer.next_asked() == "a"
    bench.want("b")
    bench.want("c")
    bench.renderer.finish()
    bench.finish("c")

    assert bench.deliveries(2) == [("a", "rendered"), ("c", "rendered")]


def test_what_is_not_wanted_any_more_is_not_rendered(bench: Bench) -> None:
    bench.ahead("a", "b")
    assert bench.renderer.next_asked() == "a"
    bench.want("c")
    bench.want(None)
    bench.renderer.finish()
    bench.finish("b")

    assert bench.deliveries(2) == [("a", "rendered"), ("b", "rendered")]


def test_new_lines_to_render_ahead_come_first_and_none_is_rendered_twice(bench: Bench) -> None:
    bench.ahead("a", "b", "c")
    assert bench.renderer.next_asked() == "a"
    bench.ahead("d", "b")
    bench.renderer.finish()
    for text in "dbc":
        bench.finish(text)

    assert [text for text, _ in bench.deliveries(4)] == ["a", "d", "b", "c"]


def test_what_is_at_hand_is_not_rendered_ahead(bench: Bench) -> None:
    bench.ahead("a")
    bench.finish("a")
    bench.ahead("a", "b")
    bench.finish("b")

    assert bench.deliveries(2) == [("a", "rendered"), ("b", "rendered")]


def test_a_recording_is_not_the_same_as_its_text(bench: Bench, tmp_path: Path) -> None:
    recording = str(write(tmp_path / "a.wav", babble(0.5)))
    bench.ahead("a")
    bench.finish("a")
    bench.queue.render_ahead((Line("a", "en", recording), Line("a", "en"), Line("b", "en")))
    bench.finish("a")
    bench.finish("b")
    bench.queue.render_ahead((Line("a", "en", recording), Line("c", "en")))
    bench.finish("c")

    assert [text for text, _ in bench.deliveries(4)] == ["a", "a", "b", "c"]


def test_after_a_while_without_work_the_renderer_rests(bench: Bench) -> None:
    bench.renderer.rested.get(timeout=DEADLINE)
    bench.want("a")
    bench.finish("a")

    assert bench.deliveries(1) == [("a", "rendered")]
    bench.renderer.rested.get(timeout=DEADLINE)


def test_after_a_failure_a_plain_word_is_tried_until_it_works_and_then_work_goes_on(bench: Bench) -> None:
    bench.ahead("a", "b")
    bench.fail("a")
    bench.fail(PLAIN_WORD)
    bench.fail(PLAIN_WORD)
    bench.fail(PLAIN_WORD)
    bench.finish(PLAIN_WORD)
    bench.finish("b")
    broken = "It did not work."

    assert bench.deliveries(6) == [
        ("a", broken),
        ("", broken),
        ("", broken),
        ("", broken),
        ("", "rendered"),
        ("b", "rendered"),
    ]


def test_what_is_wanted_is_tried_even_after_a_failure(bench: Bench) -> None:
    bench.want("a")
    assert bench.renderer.next_asked() == "a"
    bench.want("b")
    bench.renderer.fail()
    bench.finish("b")

    assert bench.deliveries(2) == [("a", "It did not work."), ("b", "rendered")]


def test_closing_does_not_wait_for_a_rendering(bench: Bench) -> None:
    bench.want("a")
    assert bench.renderer.next_asked() == "a"
    bench.queue.close()

    assert bench.deliveries(1) == [("a", "It did not work.")]
