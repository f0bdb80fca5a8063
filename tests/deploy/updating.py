"""A machine in a folder that can be updated: real signatures and bundles, and a systemd with a clock to turn."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.deploy.test_helpers import Programs
from tests.deploy.test_install import make_bundle

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
