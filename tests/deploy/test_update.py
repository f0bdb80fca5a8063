"""Updates, below a folder in place of the whole machine: real signatures and bundles, and a clock to turn.

In `whole_update.py` the same things happen on a machine that runs. That the stand-in for systemd tells of a unit what
the real one does is seen in `whole_systemd.py`.
"""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from tests.deploy.test_install import everything
from tests.deploy.updating import NEW, OLD, OLDER, SLEEP, SYSTEMCTL, Machine, bundle_of, make_key, pack, sign


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
        ("sync", 3, False),
        ("sync", 4, True),
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
        after = everything(machine.place)
        after.pop("trial.new", None)  # cut off while it was written; the next one is written in its place
        assert before == {name: text for name, text in after.items() if NEW not in name}
    assert not (machine.place / "trial").exists()


def test_whoever_pulls_the_plug_again_while_it_is_gone_on_with_has_the_old_release_at_once(machine: Machine) -> None:
    machine.insert(NEW, "READY=100000")
    before = everything(machine.place)
    machine.programs.calls.write_text("")
    machine.add("sleep", KILLING.replace("{name}", "sleep").replace("{call}", "1") + SLEEP)
    machine.update()
    machine.programs.calls.write_text("")
    machine.update("--watch")
    machine.add("sleep", SLEEP)
    seconds = machine.seconds()

    assert (1, "back-again") == machine.update("--watch")
    assert seconds == machine.seconds()
    assert before == everything(machine.place)
    assert f"The machine went off twice before release {NEW} had stayed up." in machine.said


def test_a_release_that_ended_again_and_again_is_not_held_against_the_one_before_it(machine: Machine) -> None:
    machine.insert(NEW, "LIVES=2")
    starts = machine.root / "run/breathing-space/starts"
    starts.parent.mkdir(parents=True)
    starts.write_text("4\n5\n6\n7\n8\n")
    machine.update()

    assert not starts.exists()


def test_a_machine_that_starts_without_an_update_in_progress_has_nothing_to_watch(machine: Machine) -> None:
    assert (0, "") == machine.update("--watch")
    assert 0 == machine.seconds()
