"""The tables of `make bench`. The figures themselves depend on the machine, and are not tested."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from tests.bench import captions
from tests.bench.__main__ import MEASUREMENTS, main
from tests.bench.processes import Memory, family, main_thread_seconds, memory, processor_seconds
from tests.bench.table import Result, Row, as_json, as_table, percentile_95
from tests.virtual_card import RATE

QUICK = Row("phrase to reaction", "ms", 240.4, 1038.0, most_ratio=0.5)
SLOW = Row("touch to sound", "ms", 70.0, 30.5, most=60.0)
ALONE = Row("idle processor use", "%", 5.8)
WITHOUT_PEER = Row("start", "ms", 600.0, None, most_ratio=1.5)

RESULT = Result((QUICK, SLOW, ALONE, WITHOUT_PEER), ("Phrase to reaction: a note " + "that is long " * 10,))

TABLE = """\
what                  ours     peer  ratio  goal               met
------------------------------------------------------------------
phrase to reaction  240 ms  1038 ms   0.23  ratio at most 0.5  yes
touch to sound       70 ms    30 ms   2.30  at most 60 ms      NO
idle processor use   5.8 %
start               600 ms                  ratio at most 1.5
------------------------------------------------------------------
- Phrase to reaction: a note that is long that is long that is long that is long that is long that
  is long that is long that is long that is long that is long"""


def test_the_table_shows_ours_beside_the_peers_and_whether_the_goal_is_met() -> None:
    assert TABLE.splitlines() == [line.rstrip() for line in as_table([RESULT]).splitlines()]


def test_json_has_a_line_for_each_row() -> None:
    first, *others = [json.loads(line) for line in as_json("reaction", RESULT).splitlines()]

    assert {
        "name": "reaction",
        "what": "phrase to reaction",
        "unit": "ms",
        "ours": 240.4,
        "peer": 1038.0,
        "most": None,
        "most_ratio": 0.5,
        "ratio": 240.4 / 1038.0,
        "goal": "ratio at most 0.5",
        "met": True,
    } == first
    assert [False, None, None] == [row["met"] for row in others]


@pytest.mark.parametrize(("ours", "met"), [(59.9, True), (60.0, True), (60.1, False)])
def test_a_goal_is_met_up_to_its_limit(ours: float, met: bool) -> None:
    assert met is Row("touch to sound", "ms", ours, most=60.0).met


def test_one_in_twenty_is_above_the_95th_percentile() -> None:
    assert 95.0 == percentile_95([float(each) for each in range(101)])


def test_everything_that_has_a_goal_is_measured() -> None:
    assert ["reaction", "sound", "captions", "start", "frames", "resources", "library"] == list(MEASUREMENTS)


def test_what_cannot_be_measured_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["speed"])

    assert "there is no measurement speed" in capsys.readouterr().err


def test_a_word_is_found_where_it_was_heard_however_loud() -> None:
    noise = np.random.default_rng(0).normal(size=4 * RATE).astype(np.float32)
    word = noise[2 * RATE : 2 * RATE + 9000]

    assert 2.0 == captions.heard(noise * np.float32(0.3), 1.7, word)
    assert captions.heard(noise[: 2 * RATE], 1.7, word) is None


def test_a_word_begins_with_its_first_audible_sample(tmp_path: Path) -> None:
    samples = np.zeros(RATE, np.int16)
    samples[1200:] = 9000
    np.save(tmp_path / "1.npy", samples)

    word = captions.sound_of({"file": str(tmp_path / "1.npy"), "words": [0, 1000]}, 1)

    assert {9000.0} == set(word.tolist())


def test_a_process_has_memory_and_takes_time() -> None:
    me = os.getpid()
    here = memory(me)

    assert me == family(me)[0]
    assert 0 < here.pss <= here.rss
    assert 0 < main_thread_seconds(me) <= processor_seconds(me)


def test_a_process_that_is_gone_has_no_memory() -> None:
    gone = 2**22 + 1

    assert [gone] == family(gone)
    assert Memory() == memory(gone)
