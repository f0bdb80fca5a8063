"""`python -m tests.soak [--hours N]`: days of a kiosk's life in virtual time, with random visitors and mishaps.

It must not crash, must be at Welcome (or asleep) again after each visit, and must not grow: neither in memory nor on
the disk, nor in threads and open files. It ends with 1 otherwise. `--keep` keeps the figures and a picture of them
beside this file. What is real and what is not is told in `house.py`.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

import json
import logging
import sys
from argparse import ArgumentParser
from pathlib import Path

from msgspec import to_builtins

from tests.soak.life import Report, live
from tests.soak.measuring import MOST_SLOPE
from tests.soak.picture import draw

HERE = Path(__file__).parent


def main(argv: list[str] | None = None) -> int:
    """Live for so long; return 1 if anything was not as it should be."""
    parser = ArgumentParser(prog="python -m tests.soak", description="Days of a kiosk's life, in virtual time.")
    parser.add_argument("--hours", type=float, default=72.0, help="how long, in the kiosk's time")
    parser.add_argument("--seed", type=int, default=1, help="another number brings other visitors and mishaps")
    parser.add_argument("--keep", action="store_true", help="keep the figures and the picture")
    arguments = parser.parse_args(argv)
    logging.getLogger("kiosk").setLevel(logging.ERROR)
    report = live(arguments.hours, arguments.seed, print)
    print(json.dumps(to_builtins(report.figures), indent=2))
    if arguments.keep:
        _keep(report)
    print(*report.troubles or ["Nothing was wrong."], sep="\n")
    return 1 if report.troubles else 0


def _keep(report: Report) -> None:
    data = {"figures": report.figures, "goal": {"memory, MB in 24 hours": MOST_SLOPE}, "hours": report.samples}
    (HERE / "figures.json").write_text(json.dumps(to_builtins(data), indent=1) + "\n", encoding="utf-8")
    draw(report.samples, HERE / "figures.png")


if __name__ == "__main__":
    sys.exit(main())
