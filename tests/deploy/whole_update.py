"""Updates of a machine that runs: a kiosk on a card of its own, a stick, releases of every kind, and a plug to pull.

Run by `make test-deploy`, as root. Nothing is in place of anything else: systemd, signatures, pip, the kiosk. The
machine is a container, so the stick is a folder, shown where a stick is mounted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from tests.deploy.cards import Card, have_mounts_of_our_own
from tests.deploy.kiosks import Kiosk, have_a_folder_for_stick
from tests.deploy.releases import ENDS_AFTER_A_MINUTE, ENDS_AT_ONCE, GOOD, NEVER_READY, Releases
from tests.deploy.systems import HELP, KIOSK, Started, bundled, clean_system
from tests.deploy.updating import sign

CARD_BYTES = 8_000_000_000
OLD = bundled()


@pytest.fixture(scope="module", autouse=True)
def _mounts_of_our_own() -> None:
    have_mounts_of_our_own()


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def codename(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def installed(codename: str, releases: Releases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Card]:
    """A card on which the bundle was installed, to be copied."""
    folder = tmp_path_factory.mktemp("systems")
    with clean_system(codename, "amd64", folder) as system:
        run = system.run("/mnt/deploy/install.sh", "--offline", "/mnt/bundle.tar", "--writable")
        assert 0 == run.returncode, run.stdout + run.stderr
        system.draw_in_memory()
        have_a_folder_for_stick(system.root)
        (system.root / "etc/breathing-space/update.pub").write_bytes(releases.trusted.read_bytes())
        card = Card(folder, CARD_BYTES, content=system.root)
    yield card
    card.image.unlink()


@pytest.fixture
def kiosk(installed: Card, tmp_path: Path) -> Iterator[Kiosk]:
    """One that is off."""
    (tmp_path / "stick").mkdir()
    kiosk = Kiosk(Card(tmp_path, like=installed), tmp_path / "stick")
    yield kiosk
    assert "" == kiosk.card.check()
    kiosk.card.image.unlink()


@pytest.fixture
def running(kiosk: Kiosk) -> Iterator[Kiosk]:
    """One that is ready."""
    with kiosk.switched_on() as machine:
        machine.wait_until_ready()
        yield kiosk


# --- one that is not to be trusted ----------------------------------------------------------------


def change_a_byte(file: Path) -> None:
    with file.open("r+b") as writing:
        writing.seek(file.stat().st_size // 2)
        byte = writing.read(1)
        writing.seek(-1, os.SEEK_CUR)
        writing.write(bytes([byte[0] ^ 1]))


@pytest.mark.timeout(1200)
def test_a_bundle_that_is_not_to_be_trusted_is_refused_and_the_kiosk_goes_on(
    running: Kiosk, releases: Releases
) -> None:
    process = running.machine.show(KIOSK, "MainPID")
    not_from_them = "The signature does not fit: the bundle is damaged, or not from those whom this kiosk trusts."
    harms: list[tuple[Callable[[Path], None], str]] = [
        (
            lambda file: file.with_name(f"{file.name}.minisig").unlink(),
            f"Its signature is missing: kiosk-bundle-{GOOD}.tar.minisig has to be beside it.",
        ),
        (lambda file: sign(file, releases.other_key), not_from_them),
        (change_a_byte, not_from_them),
        (lambda file: os.truncate(file, file.stat().st_size - 5000), not_from_them),
    ]
    for harm, sentence in harms:
        releases.put(GOOD, running.stick, harm)

        assert "unsigned" == running.update()
        assert sentence == running.said().splitlines()[-1]
        assert "The kiosk does not trust what is on the stick. Call your technician." == running.screen("look")
    assert (OLD, None) == running.releases()
    assert [OLD] == [path.name for path in (running.place / "releases").iterdir()]
    assert process == running.machine.show(KIOSK, "MainPID")
    assert ["0"] == running.machine.show(KIOSK, "NRestarts")


# --- a good one -----------------------------------------------------------------------------------


@pytest.mark.timeout(1800)
def test_a_good_release_is_kept_and_one_command_goes_back(running: Kiosk, releases: Releases) -> None:
    releases.put(GOOD, running.stick)
    began = monotonic()

    assert "updated" == running.update(), running.said()
    assert monotonic() - began >= 120
    assert (GOOD, OLD) == running.releases()
    assert f"/opt/breathing-space/releases/{GOOD}/venv/bin/python" in running_program(running.machine)
    assert f"The kiosk has release {GOOD} now." == running.said().splitlines()[-1]
    assert "The last update has worked." == running.screen("look")
    assert not running.is_on_trial()
    assert running.knows_the_unit_of(GOOD)

    told = running.machine.run("breathing-space-update", "--back")
    assert f"The kiosk has release {OLD} now." == told.splitlines()[-1]
    assert (OLD, GOOD) == running.releases()
    assert not running.knows_the_unit_of(GOOD)
    assert f"/opt/breathing-space/releases/{OLD}/venv/bin/python" in running_program(running.machine)


def running_program(machine: Started) -> str:
    [process] = machine.show(KIOSK, "MainPID")
    return machine.run("sh", "-c", f"tr '\\0' ' ' </proc/{process}/cmdline")


# --- one that is not good -------------------------------------------------------------------------


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("bad", [NEVER_READY, ENDS_AT_ONCE, ENDS_AFTER_A_MINUTE])
def test_a_release_that_does_not_start_or_stay_up_is_taken_back(running: Kiosk, bad: str, releases: Releases) -> None:
    releases.put(bad, running.stick)

    assert "back-again" == running.update(), running.said()
    running.machine.wait_until_ready()
    assert (OLD, None) == running.releases()
    assert [OLD] == [path.name for path in (running.place / "releases").iterdir()]
    assert ["inactive"] == running.machine.show(HELP, "ActiveState")
    assert f"/opt/breathing-space/releases/{OLD}/venv/bin/python" in running_program(running.machine)
    assert (
        f"Release {bad} did not start, or did not stay up. The kiosk has its release from before again: {OLD}."
        == running.said().splitlines()[-1]
    )
    assert "The new version did not start, so the old one is back. Call your technician." == running.screen("look")


# --- the plug is pulled ---------------------------------------------------------------------------


def is_copied(kiosk: Kiosk) -> bool:
    return (kiosk.place / "incoming/bundle.tar").exists()


def is_unpacked(kiosk: Kiosk) -> bool:
    return (kiosk.place / "incoming/unpacked/VERSION").exists()


def is_made(kiosk: Kiosk) -> bool:
    return (kiosk.place / f"releases/{GOOD}/venv/bin/pip").exists()


def is_linked(kiosk: Kiosk) -> bool:
    return kiosk.has_linked_the_unit_of(kiosk.releases()[0])


def is_ready(kiosk: Kiosk) -> bool:
    return GOOD in running_program(kiosk.machine) and ["active"] == kiosk.machine.show(KIOSK, "ActiveState")


def cut_off(kiosk: Kiosk, when: Callable[[Kiosk], bool]) -> None:
    """Have an update begin, and the plug pulled meanwhile."""
    with kiosk.switched_on() as machine:
        machine.wait_until_ready()
        kiosk.begin_update()
        machine.wait_until(lambda: when(kiosk))
        kiosk.pull_the_plug()


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("when", [is_copied, is_unpacked, is_made], ids=lambda when: when.__name__)
def test_an_update_that_was_cut_off_before_it_was_tried_has_changed_nothing_and_can_be_begun_anew(
    kiosk: Kiosk, when: Callable[[Kiosk], bool], releases: Releases
) -> None:
    releases.put(GOOD, kiosk.stick)
    cut_off(kiosk, when)

    with kiosk.switched_on() as machine:
        machine.wait_until_ready()
        assert (OLD, None) == kiosk.releases()
        kiosk.begin_update()
        machine.wait_until(lambda: is_ready(kiosk))
        assert (GOOD, OLD) == kiosk.releases()


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("when", [is_linked, is_ready], ids=lambda when: when.__name__)
def test_a_good_release_is_gone_on_with_at_the_next_start(
    kiosk: Kiosk, when: Callable[[Kiosk], bool], releases: Releases
) -> None:
    releases.put(GOOD, kiosk.stick)
    cut_off(kiosk, when)

    with kiosk.switched_on() as machine:
        machine.wait_until_ready()
        assert kiosk.is_on_trial()
        machine.wait_until(lambda: not kiosk.is_on_trial(), seconds=300)
        assert (GOOD, OLD) == kiosk.releases()
        machine.wait_until(lambda: "updated" == kiosk.answer())
        assert f"The kiosk has release {GOOD} now." == kiosk.said().splitlines()[-1]
        assert kiosk.knows_the_unit_of(GOOD)


@pytest.mark.timeout(1800)
def test_whoever_sees_nothing_and_pulls_the_plug_twice_has_the_old_release_at_once(
    kiosk: Kiosk, releases: Releases
) -> None:
    releases.put(NEVER_READY, kiosk.stick)
    cut_off(kiosk, is_linked)
    with kiosk.switched_on() as machine:
        machine.wait_until(lambda: "gone-on" in (kiosk.place / "trial").read_text())
        kiosk.pull_the_plug()

    with kiosk.switched_on() as machine:
        took = machine.wait_until_ready()
        print(f"\nready {took:.0f} s after the start")  # noqa: T201 - a figure
        assert took < 60
        assert (OLD, None) == kiosk.releases()
        machine.wait_until(lambda: "back-again" == kiosk.answer())
        assert f"The machine went off twice before release {NEVER_READY} had stayed up." in kiosk.said()
