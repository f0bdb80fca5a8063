"""The playbooks, as in a clinic: Ansible makes a kiosk of a machine that runs, by SSH, and updates it.

Run by `make test-deploy`, as root. The machine is a container whose network is shared with nobody but Ansible.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.deploy.releases import GOOD, Releases
from tests.deploy.systems import LOOK_SECONDS, ROOT, Started, bundle, bundled, call, clean_system
from tests.deploy.updating import sign

FLEET = ROOT / "deploy/fleet"
NETWORK = "breathing-space-test"
OLD = bundled()

AS_PI_OS_HAS_IT = """
set -eu
useradd --create-home --shell /bin/bash pi
echo 'pi ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/010_pi-nopasswd
install --directory --owner pi --group pi --mode 0700 ~pi/.ssh
echo "$1" >~pi/.ssh/authorized_keys
"""


class Clinic:
    """A technician's folder, with what they need to reach the machine by two names, as if it were two kiosks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / "key"))
        words = f"ansible_host=127.0.0.1 ansible_user=pi ansible_ssh_private_key_file={folder / 'key'}"
        (folder / "kiosks").write_text(f"[kiosks]\nfirst {words}\nsecond {words}\n")

    def play(self, name: str, bundle: Path) -> tuple[int, str]:
        """Play it for both; return the exit code, and what was said."""
        play = self.playing(name, bundle, "all")
        said, _ = play.communicate()
        return play.returncode, said

    def playing(self, name: str, bundle: Path, limit: str = "first") -> subprocess.Popen[str]:
        play = ["ansible-playbook", "--inventory", str(self.folder / "kiosks"), "--limit", limit]
        play += ["--extra-vars", f"bundle={bundle}", str(FLEET / f"{name}.yml")]
        return subprocess.Popen(self._near(play), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603

    def ask(self, command: str) -> str:
        """Return what the machine says to a command."""
        options = ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"]
        ssh = ["ssh", *options, "-i", str(self.folder / "key"), "pi@127.0.0.1", command]
        return subprocess.run(self._near(ssh), text=True, capture_output=True, check=False).stdout.strip()  # noqa: S603

    def release(self) -> str:
        return self.ask("basename $(readlink /opt/breathing-space/current)")

    def _near(self, command: list[str]) -> list[str]:
        here = [f"HOME={self.folder}", "ANSIBLE_HOST_KEY_CHECKING=False", "LC_ALL=C.UTF-8"]
        return ["ip", "netns", "exec", NETWORK, "env", *here, *command]


def changes(said: str) -> list[tuple[str, int]]:
    """How much was changed on each machine that was reached, in the order of their names."""
    return [(name, int(number)) for name, number in re.findall(r"^(\w+) +: ok=.* changed=(\d+)", said, re.MULTILINE)]


@contextmanager
def network() -> Iterator[str]:
    """A network of a single machine; the path of it."""
    call("ip", "netns", "add", NETWORK)
    call("ip", "-n", NETWORK, "link", "set", "lo", "up")
    try:
        yield f"/run/netns/{NETWORK}"
    finally:
        call("ip", "netns", "delete", NETWORK)


@pytest.fixture(scope="module", params=["bookworm"])
def codename(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def clinic(codename: str, releases: Releases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """One with a machine of which a kiosk was made."""
    folder = tmp_path_factory.mktemp("clinic")
    clinic = Clinic(folder / "technician")
    with clean_system(codename, "amd64", folder, "openssh-server", "python3", "sudo") as system, network() as path:
        key = (folder / "technician/key.pub").read_text()
        prepared = system.run("sh", "-c", AS_PI_OS_HAS_IT, "sh", key)
        assert 0 == prepared.returncode, prepared.stderr
        system.draw_in_memory()
        (system.root / "etc/breathing-space").mkdir()
        (system.root / "etc/breathing-space/update.pub").write_bytes(releases.trusted.read_bytes())
        beside_us = f"--network-namespace-path={path}"
        with system.started(beside_us) as machine:
            play = clinic.playing("install", bundle())
            wait_for_the_end(machine, play)
        with system.started(beside_us):
            said, _ = play.communicate()
            assert 0 == play.returncode, said
            assert OLD == clinic.release()
            yield clinic


def wait_for_the_end(machine: Started, play: subprocess.Popen[str]) -> None:
    """Wait until the machine restarts, which ends a container."""
    while Path(f"/proc/{machine.leader}").exists():
        assert play.poll() is None, play.communicate()[0]
        time.sleep(LOOK_SECONDS)  # noqa: TID251 - nothing tells out here what changes in there


def test_a_machine_has_become_a_kiosk_and_is_left_alone_when_asked_again(clinic: Clinic) -> None:
    assert "active" == clinic.ask("sudo systemctl start breathing-space && systemctl is-active breathing-space")
    assert 'overlayroot="tmpfs:recurse=0"' == clinic.ask("cat /etc/overlayroot.local.conf")
    assert "" == clinic.ask("ls /var/tmp | grep kiosk")

    code, said = clinic.play("install", bundle())
    assert (0, [("first", 0), ("second", 0)]) == (code, changes(said)), said


def test_an_update_that_is_refused_stops_the_rest(clinic: Clinic, releases: Releases, tmp_path: Path) -> None:
    releases.put(GOOD, tmp_path, lambda file: sign(file, releases.other_key))
    before = clinic.release()

    code, said = clinic.play("update", tmp_path / f"kiosk-bundle-{GOOD}.tar")
    assert 2 == code
    assert "The signature does not fit: the bundle is damaged, or not from those whom this kiosk trusts." in said
    assert ["first"] == [name for name, _ in changes(said)]
    assert before == clinic.release()
    assert "" == clinic.ask("ls /opt/breathing-space | grep tar")


def test_all_are_updated_one_after_another(clinic: Clinic, releases: Releases, tmp_path: Path) -> None:
    releases.put(GOOD, tmp_path)

    code, said = clinic.play("update", tmp_path / f"kiosk-bundle-{GOOD}.tar")
    assert 0 == code, said
    assert f"The kiosk has release {GOOD} now." in said
    assert f"The kiosk has this release already: {GOOD}." in said
    assert GOOD == clinic.release()
    assert "" == clinic.ask("ls /opt/breathing-space | grep tar")
