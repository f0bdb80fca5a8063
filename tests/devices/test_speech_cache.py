"""Renderings on disk."""

import os
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.devices.rendering import Rendering
from kiosk.devices.speakers import Order, Speaker
from kiosk.devices.speech_cache import SpeechCache
from tests.devices.speech import TOY, facts, tone

ORDER = Order("Breathe in.", TOY)

BLOCK = 131_072
"""Samples that are packed at once."""


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def noise(seconds: float) -> Rendering:
    """Sound that cannot be packed."""
    steps = np.random.default_rng(0).integers(-20_000, 20_000, round(seconds * 24_000))
    return Rendering((steps / 32768).astype(np.float32), 24_000, (0.02,))


def made(cache: SpeechCache, order: Order, at: int) -> None:
    """Have it that a rendering was made at this time."""
    before = set(cache.folder.iterdir()) if cache.folder.exists() else set()
    cache.put(order, noise(1.0))
    for file in set(cache.folder.iterdir()) - before:
        os.utime(file, (at, at))


def test_what_was_put_in_comes_out_the_same(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path / "not yet there")
    cache.put(ORDER, tone(3))
    found = cache.get(ORDER)

    assert found is not None
    assert facts(found) == facts(tone(3))
    assert found.samples.dtype == np.float32


@given(steps=st.lists(st.integers(-32768, 32767), max_size=50))
def test_any_samples_come_out_the_same(steps: list[int], tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = SpeechCache(tmp_path_factory.mktemp("cache"))
    rendering = Rendering((np.array(steps) / 32768).astype(np.float32), 22050, (0.02, 0.1))
    cache.put(ORDER, rendering)
    found = cache.get(ORDER)

    assert found is not None
    assert facts(found) == facts(rendering)


def test_what_was_not_put_in_is_not_there(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)

    assert (cache.get(ORDER), cache.has(ORDER)) == (None, False)


@pytest.mark.parametrize(
    "other",
    [
        replace(ORDER, text="Breathe out."),
        replace(ORDER, words_a_minute=130),
        replace(ORDER, speaker=replace(TOY, voice="other")),
        replace(ORDER, speaker=replace(TOY, version="2")),
        replace(ORDER, speaker=replace(TOY, driver="other")),
        Order("", Speaker("Breathe in.", "", "")),
    ],
)
def test_whatever_a_rendering_depends_on_tells_it_from_others(other: Order, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.put(ORDER, tone())

    assert (cache.get(other), cache.has(other), cache.has(ORDER)) == (None, False, True)


def cut_short(content: bytes) -> bytes:
    return content[: len(content) // 2]


def with_a_flipped_bit(content: bytes) -> bytes:
    return content[:-5] + bytes([content[-5] ^ 1]) + content[-4:]


def emptied(content: bytes) -> bytes:
    return content[:0]


def filled_with_zeros(content: bytes) -> bytes:
    return bytes(len(content))


@pytest.mark.parametrize("damaged", [cut_short, with_a_flipped_bit, emptied, filled_with_zeros])
def test_a_damaged_file_is_as_good_as_none_and_is_replaced(damaged: Callable[[bytes], bytes], tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.put(ORDER, tone())
    file = only_file(tmp_path)
    file.write_bytes(damaged(file.read_bytes()))

    assert (cache.get(ORDER), cache.has(ORDER)) == (None, False)
    cache.put(ORDER, tone())
    assert cache.get(ORDER) is not None


def test_the_oldest_goes_first_whether_it_was_used_or_not(tmp_path: Path) -> None:
    orders = [Order(str(number), TOY) for number in range(5)]
    cache = SpeechCache(tmp_path, limit=220_000)  # a second of noise is 48,000 bytes
    for at, order in enumerate(orders[:4], 1):
        made(cache, order, at)
    cache.get(orders[0])
    cache.put(orders[4], noise(1.0))

    assert [cache.has(order) for order in orders] == [False, True, True, True, True]


def test_to_use_a_rendering_leaves_no_mark_on_disk(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.put(ORDER, tone())
    os.utime(only_file(tmp_path), (1, 1))
    before = only_file(tmp_path).stat()
    cache.get(ORDER)
    after = only_file(tmp_path).stat()

    assert (before.st_mtime_ns, before.st_ctime_ns) == (after.st_mtime_ns, after.st_ctime_ns)


def test_a_rendering_larger_than_the_limit_does_no_harm(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path, limit=1000)
    cache.put(ORDER, noise(1.0))

    assert cache.get(ORDER) is None


def test_what_an_interrupted_writer_left_behind_goes_too(tmp_path: Path) -> None:
    left_behind = tmp_path / "tmp123"
    left_behind.write_bytes(bytes(200_000))
    os.utime(left_behind, (1, 1))
    cache = SpeechCache(tmp_path, limit=100_000)
    cache.put(ORDER, noise(1.0))

    assert (left_behind.exists(), cache.has(ORDER)) == (False, True)


def test_a_folder_that_cannot_be_written_to_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = SpeechCache(tmp_path / "file" / "folder")

    assert cache.get(ORDER) is None
    with pytest.raises(OSError, match="Not a directory"):
        cache.put(ORDER, tone())


def write_many(folder: Path, words: int) -> None:
    cache = SpeechCache(folder, limit=60_000)
    for number in range(30):
        cache.put(ORDER, tone(words))
        cache.put(Order(str(number), TOY), tone(words))


def test_several_writers_and_a_reader_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    found = []
    with ThreadPoolExecutor() as writers:
        writing = [writers.submit(write_many, tmp_path, words) for words in (5, 10)]
        while not all(each.done() for each in writing):
            found.append(SpeechCache(tmp_path).get(ORDER))

    assert [each.exception() for each in writing] == [None, None]
    assert {facts(each) for each in found if each} <= {facts(tone(5)), facts(tone(10))}


def test_a_sentence_is_fetched_within_10_ms(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.put(ORDER, noise(4.0))
    seconds = []
    for _ in range(20):
        begin = perf_counter()
        cache.get(ORDER)
        seconds.append(perf_counter() - begin)

    assert min(seconds) < 0.01


def test_a_sentence_takes_little_room(tmp_path: Path) -> None:
    SpeechCache(tmp_path).put(ORDER, tone(20))

    assert only_file(tmp_path).stat().st_size < tone(20).samples.nbytes / 4


@pytest.mark.parametrize("samples", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
@pytest.mark.parametrize("steps", [True, False])
def test_samples_of_any_number_come_out_the_same(samples: int, steps: bool, tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    loud = np.random.default_rng(0).integers(-32768, 32768, samples).astype(np.int16)
    rendering = Rendering(loud if steps else loud.astype(np.float32) / np.float32(32768), 48_000, (0.02, 0.1))
    cache.put(ORDER, rendering)
    found = cache.get(ORDER)

    assert found is not None
    assert facts(found) == facts(rendering)
    assert found.samples.dtype == rendering.samples.dtype


def test_a_long_recording_takes_little_memory_besides_its_own(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    samples = (10_000 * np.sin(np.arange(48_000 * 60) * 0.01)).astype(np.int16)
    cache.put(ORDER, Rendering(samples, 48_000, (0.02,)))
    tracemalloc.start()
    cache.put(ORDER, Rendering(samples, 48_000, (0.02,)))
    putting = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    found = cache.get(ORDER)
    getting = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert found is not None
    assert putting < samples.nbytes
    assert getting < 2 * samples.nbytes
