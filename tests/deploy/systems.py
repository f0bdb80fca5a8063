"""Clean Debian systems to install on: made once, below `build/systems`, and copied for each test.

A system is entered, or started, with systemd-nspawn, and has no network. Packages come from where this machine takes
its own. Another processor is emulated by qemu, where that is set up (package qemu-user-static), and it is that of a
Raspberry Pi: on qemu 7.2's own, whose matrix unit errs, the voice comes out as noise.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEMS = ROOT / "build/systems"
PACKAGES = "systemd,systemd-sysv,udev,dbus,netbase"
"""What every Raspberry Pi OS has and the smallest Debian has not."""

CPUINFO = "".join(
    f"processor\t: {number}\nFeatures\t: fp asimd evtstrm crc32 cpuid\nCPU implementer\t: 0x41\n"
    "CPU architecture: 8\nCPU variant\t: 0x0\nCPU part\t: 0xd08\nCPU revision\t: 3\n\n"
    for number in range(4)
)
"""/proc/cpuinfo of a Raspberry Pi 4. qemu 7.2 shows the real machine's, and ONNX Runtime crashes over that."""

PI_4, PI_5 = "cortex-a72", "cortex-a76"
"""The processors of a Raspberry Pi, as qemu calls them."""

_AS_ON_A_PI = '[ ! -e /mnt/cpuinfo ] || mount --bind /mnt/cpuinfo /proc/cpuinfo; exec "$@"'

PATIENCE_SECONDS = 120.0
LOOK_SECONDS = 0.1
"""Between two looks, for what is looked at to have the processor."""

KIOSK = "breathing-space.service"
HELP = "breathing-space-help.service"


def bundle() -> Path:
    """Return the newest bundle; `make test-deploy` makes it first."""
    return max((ROOT / "build").glob("kiosk-bundle-*.tar"), key=lambda path: path.stat().st_mtime)


def bundled() -> str:
    """Return the version that is in it."""
    return bundle().stem.removeprefix("kiosk-bundle-")


def call(*command: str) -> None:
    """Run a command that must succeed."""
    subprocess.run(command, check=True)  # noqa: S603


@contextmanager
def clean_system(codename: str, architecture: str, folder: Path, *further: str) -> Iterator[System]:
    """A new system, with the bundle and this version's `deploy` in /mnt, and further packages of Debian's."""
    template = SYSTEMS / "-".join([codename, architecture, *further])
    if not template.exists():
        _debootstrap(codename, architecture, template, ",".join([PACKAGES, *further]))
    root = folder / template.name
    call("cp", "--archive", str(template), str(root))
    if architecture == "arm64":
        (root / "mnt/cpuinfo").write_text(CPUINFO)
    yield System(root)
    shutil.rmtree(root)


def _debootstrap(codename: str, architecture: str, template: Path, packages: str) -> None:
    SYSTEMS.mkdir(parents=True, exist_ok=True)
    new = template.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    arch, include = f"--arch={architecture}", f"--include={packages}"
    call("debootstrap", "--variant=minbase", arch, include, codename, str(new), _mirror())
    new.rename(template)


def _mirror() -> str:
    """Where this machine takes Debian's packages from."""
    asking = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(LABEL) $(REPO_URI)", "Created-By: Packages"]
    listed = subprocess.run(asking, text=True, capture_output=True, check=True).stdout.splitlines()  # noqa: S603
    return next(line.split()[2] for line in listed if line.startswith("Debian Debian "))


class System:
    """A system in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *command: str, processor: str = PI_5) -> subprocess.CompletedProcess[str]:
        """Run this in the system, which is not started, as root, with this processor if one is emulated.

        It is not the first process of the container: that one hangs where another crashes.
        """
        inside = ["--pipe", "--as-pid2", f"--setenv=QEMU_CPU={processor}", "sh", "-c", _AS_ON_A_PI, "sh", *command]
        return subprocess.run(_nspawn(self.root, *inside), text=True, capture_output=True, check=False)  # noqa: S603

    def files(self) -> dict[str, str]:
        """What kind of thing each path is, but for what comes and goes by itself."""
        return {name: kind for name, kind in self._files() if not name.startswith(FLEETING)}

    def _files(self) -> Iterator[tuple[str, str]]:
        listing = ["find", str(self.root), "-mindepth", "1", "-printf", "%P\\t%y %l\\n"]
        for line in subprocess.run(listing, text=True, capture_output=True, check=True).stdout.splitlines():  # noqa: S603
            name, kind = line.split("\t")
            yield name, kind

    def draw_in_memory(self) -> None:
        """Have the installed kiosk do so, for a container has no display and no console."""
        offscreen = "Environment=SDL_VIDEODRIVER=offscreen\nStandardInput=null\nTTYReset=no\nTTYVTDisallocate=no\n"
        self.change(KIOSK, f"[Service]\n{offscreen}")
        self.change(HELP, "[Service]\nStandardInput=null\nStandardOutput=journal\nTTYReset=no\n")

    def change(self, unit: str, text: str) -> None:
        """Have a unit differ, as `systemctl edit` does."""
        folder = self.root / f"etc/systemd/system/{unit}.d"
        folder.mkdir(exist_ok=True)
        (folder / "test.conf").write_text(text)

    @contextmanager
    def started(self, *options: str) -> Iterator[Started]:
        """The system, started as a machine is; the options are those of systemd-nspawn."""
        booting = _nspawn(self.root, *options, "--boot", "systemd.show_status=0")
        with subprocess.Popen(booting, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as nspawn:  # noqa: S603
            try:
                yield Started(_leader(nspawn.pid))
            finally:
                nspawn.terminate()


FLEETING = (
    *("dev/", "mnt/", "proc/", "run/", "sys/", "tmp/", "var/cache/", "var/lib/apt/", "var/lib/dpkg/", "var/log/"),
    "etc/crypttab",
)
"""What package management and the running system keep for themselves; and what Debian's cryptsetup forgets."""


class Started:
    """A system that runs in a container, whose first process is `leader`."""

    def __init__(self, leader: int) -> None:
        self.leader = leader

    def run(self, *command: str) -> str:
        """Run this in the system, as root; return what it printed, whether it succeeded or not."""
        entering = ["nsenter", f"--target={self.leader}", "--mount", "--pid", "--net", "--ipc", "--uts", "--cgroup"]
        run = subprocess.run([*entering, *command], text=True, capture_output=True, check=False)  # noqa: S603
        return (run.stdout + run.stderr).strip()

    def show(self, unit: str, *properties: str) -> list[str]:
        """Return what systemd knows of a unit."""
        return [self.run("systemctl", "show", "--property", name, "--value", unit) for name in properties]

    def wait_until_ready(self) -> float:
        """Wait for the kiosk; return how many seconds it took."""
        return self.wait_until(lambda: ["active", "Nobody is here."] == self.show(KIOSK, "ActiveState", "StatusText"))

    def kill(self) -> None:
        """End all that runs in it, at once."""
        os.kill(self.leader, signal.SIGKILL)

    def wait_until(self, true: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> float:
        """Look again and again; return how many seconds it took to become true."""
        began = time.monotonic()
        while not true():
            assert time.monotonic() - began < seconds, self.run("journalctl", "--lines=50", "--no-pager")
            time.sleep(LOOK_SECONDS)  # noqa: TID251 - nothing tells out here what changes in there
        return time.monotonic() - began


def _nspawn(root: Path, *arguments: str) -> list[str]:
    """The command that enters a system. systemd-nspawn wants control groups of the second version, and no others."""
    nspawn = ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", f"--directory={root}"]
    if not any(word.startswith("--network") for word in arguments):
        nspawn.append("--private-network")
    nspawn += [f"--bind-ro={bundle()}:/mnt/bundle.tar", f"--bind-ro={ROOT / 'deploy'}:/mnt/deploy"]
    groups = "mountpoint -q /sys/fs/cgroup && umount -R /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup"
    return ["unshare", "--mount", "sh", "-c", f'{groups}; exec "$@"', "sh", *nspawn, *arguments]


STARTED = ("starting", "running", "degraded")
"""What systemd says of itself once its base is there. It goes on to start for as long as the kiosk does."""


def _leader(nspawn: int) -> int:
    """Wait for the first process of the container of this process, until it is a systemd that answers."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)  # noqa: TID251 - nothing tells out here what changes in there
        with suppress(OSError):  # processes come and go while they are looked at
            for child in Path(f"/proc/{nspawn}/task/{nspawn}/children").read_text().split():
                is_systemd = Path(f"/proc/{child}/comm").read_text() == "systemd\n"
                if is_systemd and Started(int(child)).run("systemctl", "is-system-running") in STARTED:
                    return int(child)
    raise AssertionError("the system does not start")
