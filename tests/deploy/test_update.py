"""Updates, below a folder in place of the whole machine: real signatures and bundles, and a clock to turn.

How the real systemd behaves is seen in `whole_update.py`, where the same things happen on a machine that runs.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.test_helpers import Programs
from tests.deploy.test_install import everything, make_bundle

DEPLOY = Path(__file__).parents[2] / "deploy"
OLDER, OLD, NEW = "0.9", "1.9", "1.10"

SYSTEMCTL = """
cd {folder}
clock=$(cat clock); begun=$(cat begun 2>/dev/null || echo none)
READY=3 LIVES=1000000
. {root}/opt/breathing-space/current/deploy/fate
case "$1 $2" in
    "stop breathing-space.service") rm -f begun ;;
    "--no-block start") cp clock begun ;;
    "show --property")
        up=$((clock - begun))
        case $3 in
            ActiveState) [ $((up % LIVES)) -ge $READY ] && echo active || echo activating ;;
            MainPID) echo $((100 + up / LIVES)) ;;
            NRestarts) echo $((up / LIVES)) ;;
        esac ;;
esac
"""
"""Every kiosk lives so many seconds, and is ready so long after it was begun: that is its release's `fate`."""

SLEEP = "echo $(($(cat {folder}/clock) + $1)) >{folder}/clock"
VENV = 'mkdir -p "$3/bin" && printf "#!/bin/sh\\n" >"$3/bin/python" && chmod +x "$3/bin/python"'


class Machine:
    """A kiosk with a release, the key of those whom it trusts, and a stick."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.stick = folder, folder / "machine", folder / "stick"
        self.place = self.root / "opt/breathing-space"
        self.stick.mkdir()
        (folder / "bin").mkdir()
        self.programs = Programs(folder / "bin")
        (folder / "bin/clock").write_text("0")
        self.add("systemctl", SYSTEMCTL)
        self.add("sleep", SLEEP)
        self.add("python3", VENV)
        (self.root / "etc/breathing-space").mkdir(parents=True)
        self.key = make_key(folder / "key")
        shutil.copy(self.key.with_suffix(".pub"), self.root / "etc/breathing-space/update.pub")
        for version in (OLDER, OLD):
            self.install(version)

    def add(self, name: str, body: str) -> None:
        self.programs.add(name, body.replace("{folder}", str(self.folder / "bin")).replace("{root}", str(self.root)))

    def install(self, version: str) -> None:
        bundle = bundle_of(self.folder / "installed", version)
        self.bash(f'make_release "{bundle}" && switch_to {version} && link_files root')

    def bash(self, code: str) -> None:
        subprocess.run(["bash", "-euc", f". {DEPLOY}/lib.sh; {code}"], env=self._environment(), check=True)  # noqa: S603, S607

    def insert(self, version: str, fate: str = "", key: Path | None = None) -> Path:
        """Put a signed bundle on the stick; return its path."""
        bundle = pack(bundle_of(self.folder / "bundles", version, fate), self.stick)
        sign(bundle, key or self.key)
        return bundle

    def update(self, *arguments: str) -> tuple[int, str]:
        """Return the word that the kiosk reads, after the exit code."""
        self.said = ""
        command = [str(DEPLOY / "update.sh"), *(arguments or (str(self.stick),))]
        done = subprocess.run(command, env=self._environment(), text=True, capture_output=True, check=False)  # noqa: S603
        self.said = done.stdout + done.stderr
        answer = self.root / "run/breathing-space/answers/update"
        return done.returncode, answer.read_text().strip() if answer.exists() else ""

    def releases(self) -> tuple[str, str, list[str]]:
        """Return the current release, the one before, and all that are there."""
        links = [(self.place / name).readlink().name for name in ("current", "previous")]
        return links[0], links[1], sorted(path.name for path in (self.place / "releases").iterdir())

    def seconds(self) -> int:
        return int((self.folder / "bin/clock").read_text())

    def asked_of_systemd(self) -> list[str]:
        return [call for call in self.programs.called() if call.startswith("systemctl") and " show " not in call]

    def _environment(self) -> dict[str, str]:
        return os.environ | {"ROOT": str(self.root), "PATH": self.programs.path}


def bundle_of(folder: Path, version: str, fate: str = "") -> Path:
    """A bundle whose kiosk has this fate, unpacked."""
    bundle = make_bundle(folder / version, version)
    (bundle / "deploy/fate").write_text(fate)
    (bundle / "deploy/packages.sh").write_text("to_run=() to_install=()\nfind_missing() { missing=(); }\n")
    (bundle / f"deploy/root/etc/systemd/system/only-{version}.service").write_text("[Service]\nExecStart=/bin/true\n")
    return bundle


def pack(bundle: Path, folder: Path) -> Path:
    packed = folder / f"{bundle.name}.tar"
    subprocess.run(["tar", "--create", f"--file={packed}", f"--directory={bundle.parent}", bundle.name], check=True)  # noqa: S603, S607
    return packed


def make_key(folder: Path) -> Path:
    """A key to sign with; its public half is beside it."""
    folder.mkdir()
    command = ["minisign", "-G", "-W", "-p", str(folder / "own.pub"), "-s", str(folder / "own.key")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return folder / "own.key"


def sign(bundle: Path, key: Path) -> None:
    subprocess.run(["minisign", "-S", "-s", str(key), "-m", str(bundle)], check=True, capture_output=True)  # noqa: S603, S607


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


# --- a good one -----------------------------------------------------------------------------------


def test_a_signed_release_that_stays_up_for_two_minutes_is_kept_with_the_one_before_it(machine: Machine) -> None:
    machine.insert(NEW)

    assert (0, "updated") == machine.update(), machine.said
    assert (NEW, OLD, [NEW, OLD]) == machine.releases()
    assert 120 <= machine.seconds() <= 130
    assert ["daemon-reload", "stop", "reset-failed", "start"] == [
        call.split()[-1 if "daemon" in call else -2] for call in machine.asked_of_systemd()
    ]


def test_units_that_a_release_brings_are_linked_and_those_that_it_has_no_more_are_not(machine: Machine) -> None:
    machine.insert(NEW)
    machine.update()
    units = machine.root / "etc/systemd/system"

    assert {"tiny.service", f"only-{NEW}.service"} == {path.name for path in units.iterdir()}


def test_the_newest_of_several_bundles_is_taken(machine: Machine) -> None:
    for version in (NEW, OLD, "1.10.1"):
        machine.insert(version)
    machine.update()

    assert "1.10.1" == machine.releases()[0]


def test_a_single_file_can_be_named(machine: Machine) -> None:
    machine.insert("2.0")

    assert (0, "updated") == machine.update(str(machine.insert(NEW)))
    assert NEW == machine.releases()[0]


def test_one_command_goes_back_and_the_same_forward_again(machine: Machine) -> None:
    assert (0, "updated") == machine.update("--back")
    assert (OLDER, OLD, [OLDER, OLD]) == machine.releases()
    assert (0, "updated") == machine.update("--back")
    assert (OLD, OLDER, [OLDER, OLD]) == machine.releases()


# --- one that is not good for this machine --------------------------------------------------------


@pytest.mark.parametrize(
    ("fate", "most_seconds"),
    [("READY=100000", 160), ("LIVES=2", 10), ("LIVES=100", 110), ("READY=140 LIVES=240", 270)],
    ids=["never ready", "ends at once", "ends before two minutes are over", "is ready late and ends soon"],
)
def test_a_release_that_does_not_start_or_stay_up_is_taken_back(fate: str, most_seconds: int, machine: Machine) -> None:
    machine.insert(NEW, fate)
    before = everything(machine.place)

    assert (1, "back-again") == machine.update(), machine.said
    assert before == everything(machine.place)
    assert f"Release {NEW} did not start, or did not stay up." in machine.said
    assert machine.seconds() <= most_seconds
    assert "systemctl --no-block start breathing-space.service" == machine.asked_of_systemd()[-1]


def test_going_back_to_a_release_that_does_not_start_leads_forward_again(machine: Machine) -> None:
    (machine.place / "releases" / OLDER / "deploy/fate").write_text("READY=100000")
    before = everything(machine.place)

    assert (1, "back-again") == machine.update("--back")
    assert before == everything(machine.place)


# --- one that is refused --------------------------------------------------------------------------


def without_signature(machine: Machine) -> None:
    machine.insert(NEW).with_name(f"kiosk-bundle-{NEW}.tar.minisig").unlink()


def signed_by_others(machine: Machine) -> None:
    machine.insert(NEW, key=make_key(machine.folder / "other"))


def with_another_byte(machine: Machine) -> None:
    bundle = machine.insert(NEW)
    content = bytearray(bundle.read_bytes())
    content[2000] ^= 1
    bundle.write_bytes(content)


def cut_short(machine: Machine) -> None:
    bundle = machine.insert(NEW)
    bundle.write_bytes(bundle.read_bytes()[:-5000])


def without_a_key(machine: Machine) -> None:
    machine.insert(NEW)
    (machine.root / "etc/breathing-space/update.pub").unlink()


def signed_but_not_a_bundle(machine: Machine) -> None:
    bundle = machine.stick / f"kiosk-bundle-{NEW}.tar"
    bundle.write_text("no")
    sign(bundle, machine.key)


def of_an_older_release(machine: Machine) -> None:
    machine.insert("1.8")


def of_the_same_release(machine: Machine) -> None:
    machine.insert(OLD)


def that_is_not_there(machine: Machine) -> None:
    (machine.stick / "holiday.jpg").touch()


def that_needs_more_of_the_system(machine: Machine) -> None:
    bundle = bundle_of(machine.folder / "bundles", NEW)
    needs = "to_run=(libnew) to_install=()\nfind_missing() { missing=(libnew); }\n"
    (bundle / "deploy/packages.sh").write_text(needs)
    sign(pack(bundle, machine.stick), machine.key)


def for_which_there_is_no_room(machine: Machine) -> None:
    machine.insert(NEW)
    machine.add("df", "echo Avail; echo 1000")


@pytest.mark.parametrize(
    ("prepare", "word", "said"),
    [
        (without_signature, "unsigned", f"kiosk-bundle-{NEW}.tar.minisig has to be beside it"),
        (signed_by_others, "unsigned", "not from those whom this kiosk trusts"),
        (with_another_byte, "unsigned", "the bundle is damaged"),
        (cut_short, "unsigned", "the bundle is damaged"),
        (without_a_key, "unsigned", "Please put the public key into"),
        (signed_but_not_a_bundle, "damaged", "Nothing was changed."),
        (of_an_older_release, "older", f"The bundle has 1.8, which is older than {OLD}."),
        (of_the_same_release, "same", f"The kiosk has this release already: {OLD}."),
        (that_is_not_there, "none", "a file like kiosk-bundle-1.2.tar"),
        (that_needs_more_of_the_system, "packages", "(libnew). A technician has to run install.sh"),
        (for_which_there_is_no_room, "full", "There is not enough room."),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_bundle_is_refused_and_nothing_changes(prepare: object, word: str, said: str, machine: Machine) -> None:
    assert callable(prepare)
    prepare(machine)
    before = everything(machine.root)

    assert (0 if word == "same" else 1, word) == machine.update()
    assert before == {
        name: text for name, text in everything(machine.root).items() if not name.startswith("run/breathing-space/")
    }
    assert said in machine.said
    assert [] == machine.asked_of_systemd()


def test_only_one_update_goes_on_at_a_time(machine: Machine) -> None:
    machine.insert(NEW)
    passing = machine.root / "run/breathing-space"
    passing.mkdir(parents=True)
    with (passing / ".updating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        assert (1, "") == machine.update()
    assert "An update is going on already." in machine.said
    assert OLD == machine.releases()[0]


# --- the power fails ------------------------------------------------------------------------------

KILLING = """
[ "$(grep -c "^{name} " {folder}/calls)" -ne {call} ] || kill -9 "$PPID"
"""


@pytest.mark.parametrize("fate", ["", "READY=100000"], ids=["good", "bad"])
@pytest.mark.parametrize(
    ("name", "call", "was_switched"),
    [
        ("sync", 1, False),
        ("sync", 2, False),
        ("sync", 3, True),
        ("systemctl", 2, True),
        ("sleep", 1, True),
        ("sleep", 40, True),
    ],
)
def test_when_the_machine_starts_again_an_update_is_gone_on_with_or_had_not_begun(
    name: str, call: int, was_switched: bool, fate: str, machine: Machine
) -> None:
    machine.insert(NEW, fate)
    bodies = {"sync": "", "systemctl": SYSTEMCTL, "sleep": SLEEP}
    machine.programs.calls.write_text("")
    machine.add(name, KILLING.replace("{name}", name).replace("{call}", str(call)) + bodies[name])
    before = everything(machine.place)
    machine.update()
    machine.add(name, bodies[name])
    machine.bash("systemctl stop breathing-space.service; systemctl --no-block start breathing-space.service")
    machine.update("--watch")

    if was_switched and not fate:
        assert (NEW, OLD) == machine.releases()[:2]
    else:
        assert (OLD, OLDER) == machine.releases()[:2]
        assert before == {name: text for name, text in everything(machine.place).items() if NEW not in name}
    assert not (machine.place / "trial").exists()


def test_a_machine_that_starts_without_an_update_in_progress_has_nothing_to_watch(machine: Machine) -> None:
    assert (0, "") == machine.update("--watch")
    assert 0 == machine.seconds()
