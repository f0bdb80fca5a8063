"""The units: what systemd itself says of them, in a system in which the kiosk is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted(path.name for path in (DEPLOY / "root/etc/systemd/system").iterdir())
FLEET = sorted(path.name for path in (DEPLOY / "fleet/units").iterdir())
MOST_EXPOSED = 2.5
"""On systemd's scale from 0, wholly shut in, to 10."""


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The units of this system and ours, and whatever ours start."""
    system = tmp_path_factory.mktemp("system")
    shutil.copytree("/usr/lib/systemd/system", system / "usr/lib/systemd/system", symlinks=True)
    shutil.copytree(DEPLOY / "root/etc", system / "etc", symlinks=True)
    shutil.copytree(DEPLOY / "fleet/units", system / "etc/systemd/system", dirs_exist_ok=True)
    shutil.copytree(DEPLOY, system / "opt/breathing-space/current/deploy", symlinks=True)
    for program in (
        "opt/breathing-space/current/venv/bin/kiosk",
        "usr/bin/systemctl",
        "usr/bin/rm",
        "usr/bin/syncthing",
    ):
        path = system / program
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy("/bin/true", path)
    for name in ("bin", "lib"):
        (system / name).symlink_to(f"usr/{name}")
    return system


def systemd(*arguments: str) -> str:
    run = subprocess.run(["systemd-analyze", *arguments], text=True, capture_output=True, check=False)  # noqa: S603, S607
    return run.stdout + run.stderr


@pytest.mark.parametrize("unit", [*UNITS, *FLEET])
def test_systemd_has_nothing_to_say_against_a_unit(unit: str, system: Path) -> None:
    assert "" == systemd("verify", f"--root={system}", str(system / "etc/systemd/system" / unit))


def test_it_would_say_so(system: Path) -> None:
    bad = system / "etc/systemd/system/bad.service"
    bad.write_text("[Service]\nExecStart=/opt/breathing-space/current/deploy/libexec/no-such\nWatchDog=15\n")

    said = systemd("verify", f"--root={system}", str(bad))
    bad.unlink()

    assert ["Unknown key", "not executable"] == re.findall(r"Unknown key|not executable", said)


def test_the_kiosk_is_shut_in_well() -> None:
    unit = DEPLOY / "root/etc/systemd/system/breathing-space.service"
    said = systemd("security", "--offline=true", "--no-pager", str(unit))
    found = re.search(r"Overall exposure level for breathing-space.service: ([\d.]+)", said)

    assert found
    assert float(found[1]) <= MOST_EXPOSED


def test_what_starts_with_the_machine_is_there() -> None:
    enabled = [link for link in (DEPLOY / "machine").rglob("*.wants/*") if link.is_symlink()]

    assert {f"../{link.name}" for link in enabled} == {str(link.readlink()) for link in enabled}
    assert {link.name for link in enabled} <= set(UNITS)


def test_what_a_link_leads_to_is_there_from_the_start() -> None:
    made = (DEPLOY / "root/etc/tmpfiles.d/breathing-space.conf").read_text()
    links = [path for path in (DEPLOY / "root").rglob("*") if path.is_symlink()]

    assert links
    assert [] == [link for link in links if f"f {link.readlink()} " not in made]
