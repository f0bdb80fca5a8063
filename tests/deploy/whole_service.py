"""The kiosk as a service of a machine that runs: a container that was started. Run by `make test-deploy`.

It draws in memory, for a container has no display and no console; nothing else is different.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.deploy.systems import HELP, KIOSK, Started, clean_system

PLACE = "/run/breathing-space"
WATCHDOG_SECONDS, ABORT_SECONDS = 15, 5


@pytest.fixture(scope="module", params=["bookworm", "trixie"])
def machine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """A machine on which the kiosk was installed, and which was started then."""
    with clean_system(request.param, "amd64", tmp_path_factory.mktemp("systems")) as system:
        run = system.run("/mnt/deploy/install.sh", "--offline", "/mnt/bundle.tar", "--writable")
        assert 0 == run.returncode, run.stdout + run.stderr
        system.draw_in_memory()
        with system.started() as machine:
            yield machine


def process(machine: Started) -> str:
    [number] = machine.show(KIOSK, "MainPID")
    return number


def report(machine: Started, text: str) -> None:
    print(f"\n{machine.run('sh', '-c', '. /etc/os-release; echo $VERSION_CODENAME')}: {text}")  # noqa: T201 - a figure


def test_it_starts_with_the_machine_as_a_user_of_its_own(machine: Started) -> None:
    machine.wait_until_ready()

    started, userspace = machine.show(KIOSK, "ActiveEnterTimestampMonotonic", "ExecMainStartTimestampMonotonic")
    report(machine, f"ready {(int(started) - int(userspace)) / 1e6:.1f} s after it was begun")
    assert "breathing-space" == machine.run("stat", "--format=%U", f"/proc/{process(machine)}")
    assert "" == machine.run("systemctl", "--failed", "--quiet", "--plain")


def test_when_it_is_killed_it_is_back_within_five_seconds(machine: Started) -> None:
    machine.wait_until_ready()
    before = process(machine)
    machine.run("rm", "-f", f"{PLACE}/starts")
    assert "" == machine.run("systemctl", "kill", "--kill-whom=main", "--signal=KILL", KIOSK)
    took = machine.wait_until(lambda: process(machine) not in ("0", before)) + machine.wait_until_ready()

    report(machine, f"ready {took:.1f} s after SIGKILL")
    assert took <= 5


def test_when_its_loop_stands_still_it_is_started_anew(machine: Started) -> None:
    machine.wait_until_ready()
    before = process(machine)
    machine.run("rm", "-f", f"{PLACE}/starts")
    assert "" == machine.run("systemctl", "kill", "--kill-whom=main", "--signal=STOP", KIOSK)
    took = machine.wait_until(lambda: process(machine) not in ("0", before)) + machine.wait_until_ready()

    report(machine, f"ready {took:.1f} s after SIGSTOP")
    assert took <= WATCHDOG_SECONDS + ABORT_SECONDS + 10
    assert "Watchdog timeout" in machine.run("journalctl", "--unit", KIOSK, "--no-pager")


@pytest.fixture
def no_display(machine: Started) -> Iterator[None]:
    """The kiosk was started anew, and there is no display."""
    machine.wait_until_ready()
    drop_in = f"/run/systemd/system/{KIOSK}.d"
    machine.run("mkdir", "-p", drop_in)
    machine.run("sh", "-c", f"printf '[Service]\\nEnvironment=SDL_VIDEODRIVER=none\\n' >{drop_in}/zz-no-display.conf")
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "restart", KIOSK)
    yield
    machine.run("rm", "-r", drop_in)
    machine.run("systemctl", "daemon-reload")
    machine.run("systemctl", "start", KIOSK)  # as the help screen does after ten minutes
    machine.wait_until_ready()
    assert ["inactive"] == machine.show(HELP, "ActiveState")


@pytest.mark.usefixtures("no_display")
def test_when_it_cannot_start_there_is_a_text_to_read_and_then_it_is_tried_again(machine: Started) -> None:
    def said() -> str:
        return machine.run("journalctl", "--unit", HELP, "--output=cat", "--no-pager")

    took = machine.wait_until(lambda: "It tries again by itself every ten minutes." in said())
    report(machine, f"the help screen came after {took:.0f} s")
    assert "Please tell the front desk. They will help you." in said()
    assert "What the kiosk said last: there is no display here. Is it switched on, and connected?" in said()
    assert ["active"] == machine.show(HELP, "ActiveState")


def test_at_night_it_goes_on_when_it_was_started_only_just_now(machine: Started) -> None:
    machine.wait_until_ready()
    before = process(machine)
    machine.run("systemctl", "start", "breathing-space-nightly.service")

    assert before == process(machine)
    assert ["exec-condition"] == machine.show("breathing-space-nightly.service", "Result")
    assert ["active"] == machine.show("breathing-space-nightly.timer", "ActiveState")


# --- writing to the stick ---------------------------------------------------------------------------


STICK = r"run-breathing\x2dspace-stick.mount"
STICK_OF_64_KB = f"""[Mount]
What=tmpfs
Type=tmpfs
Where={PLACE}/stick
Options=ro,nosuid,nodev,noexec,uid=breathing-space,gid=breathing-space,mode=0700,size=64k
"""
"""A container has no block devices: memory, mounted with the same options."""


@pytest.fixture
def stick(machine: Started) -> Iterator[None]:
    machine.run("mkdir", "-p", "/etc/systemd/system.control")
    machine.run("sh", "-c", f"printf '%s' '{STICK_OF_64_KB}' >'/etc/systemd/system.control/{STICK}'")
    machine.run("systemctl", "daemon-reload")
    assert "" == machine.run("systemctl", "start", STICK)
    yield
    machine.run("systemctl", "stop", STICK)


def ask(machine: Started, *preparation: str) -> str:
    """Ask as the kiosk does, after these commands of its; return the answer."""
    machine.run("rm", "-f", f"{PLACE}/answers/write-to-stick")
    for line in (*preparation, f"touch {PLACE}/asks/write-to-stick"):
        said = machine.run(
            "setpriv", "--reuid=breathing-space", "--regid=breathing-space", "--clear-groups", "sh", "-c", line
        )
        assert "" == said
    machine.wait_until(lambda: answer(machine) != "")
    return answer(machine)


def answer(machine: Started) -> str:
    return machine.run("sh", "-c", f"cat {PLACE}/answers/write-to-stick 2>/dev/null")


@pytest.mark.usefixtures("stick")
def test_what_the_kiosk_puts_into_its_folder_is_written_to_the_stick_and_it_is_read_only_again(
    machine: Started,
) -> None:
    assert "written" == ask(machine, f"mkdir {PLACE}/outgoing/report", f"echo well >{PLACE}/outgoing/report/health.txt")

    assert "well" == machine.run("cat", f"{PLACE}/stick/report/health.txt")
    assert "ro," == machine.run("findmnt", "--noheadings", "--output=OPTIONS", f"{PLACE}/stick")[:3]
    assert "" == machine.run("ls", f"{PLACE}/outgoing")


@pytest.mark.usefixtures("stick")
def test_a_full_stick_is_told_and_what_was_to_be_written_is_kept(machine: Started) -> None:
    assert "full" == ask(machine, f"head -c 100000 /dev/zero >{PLACE}/outgoing/large")

    assert "large" == machine.run("ls", f"{PLACE}/outgoing")
    assert "ro," == machine.run("findmnt", "--noheadings", "--output=OPTIONS", f"{PLACE}/stick")[:3]
    machine.run("rm", f"{PLACE}/outgoing/large")


@pytest.mark.usefixtures("stick")
def test_links_are_not_followed_to_what_the_kiosk_must_not_read(machine: Started) -> None:
    assert "written" == ask(machine, f"ln -s /etc/shadow {PLACE}/outgoing/shadow", f"echo a >{PLACE}/outgoing/a")

    assert "a" == machine.run("ls", f"{PLACE}/stick")


def test_where_there_is_no_stick_that_is_told(machine: Started) -> None:
    assert "none" == ask(machine)


# --- the machine ------------------------------------------------------------------------------------


def test_systemd_here_has_nothing_to_say_against_the_units(machine: Started) -> None:
    units = machine.run("sh", "-c", "cd /opt/breathing-space/current/deploy/root/etc/systemd/system && ls").splitlines()

    assert "" == machine.run("systemd-analyze", "verify", *(unit.replace("\\\\", "\\") for unit in units))


def test_nothing_is_logged_on_the_card(machine: Started) -> None:
    machine.wait_until_ready()

    assert "0" == machine.run("sh", "-c", "find /var/log/journal -type f 2>/dev/null | wc -l")
    assert "0" != machine.run("sh", "-c", "find /run/log/journal -type f | wc -l")
