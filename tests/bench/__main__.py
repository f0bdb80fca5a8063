"""`python -m tests.bench [NAME…] [--json]`: measures the kiosk beside its peers, on this machine and now.

It is a report: it ends with 0 whether or not the goals are met. A busy machine gives other figures,
so the load is told with them.
"""

# ruff: noqa: T201 - printing is what it is for

from __future__ import annotations

import os
import platform
import sys
from argparse import ArgumentParser
from collections.abc import Callable

from tests.bench import captions, first_frame, first_sound, frames, library, reaction, resources
from tests.bench.table import Result, as_json, as_table

MEASUREMENTS: dict[str, Callable[[], Result]] = {
    "reaction": reaction.measure,
    "sound": first_sound.measure,
    "captions": captions.measure,
    "start": first_frame.measure,
    "frames": frames.measure,
    "resources": resources.measure,
    "library": library.measure,
}


def main(argv: list[str] | None = None) -> None:
    parser = ArgumentParser(prog="python -m tests.bench", description="Measure the kiosk beside its peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these, of: {', '.join(MEASUREMENTS)}")
    parser.add_argument("--json", action="store_true", help="print a JSON line for each row")
    arguments = parser.parse_args(argv)
    unknown = set(arguments.names) - set(MEASUREMENTS)
    if unknown:
        parser.error(f"there is no measurement {', '.join(sorted(unknown))}")
    load = _load()
    results = {name: _measured(name) for name in MEASUREMENTS if name in arguments.names or not arguments.names}
    if arguments.json:
        print(*(as_json(name, result) for name, result in results.items()), sep="\n")
    else:
        print(as_table(list(results.values())))
        print(
            f"- Machine: {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}.", load
        )


def _measured(name: str) -> Result:
    print(f"measuring: {name}…", file=sys.stderr, flush=True)
    return MEASUREMENTS[name]()


def _load() -> str:
    return f"Load average before the start: {os.getloadavg()[0]:.1f}."


if __name__ == "__main__":
    main()
