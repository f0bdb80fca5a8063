"""Releases that fare differently: the real bundle for one system only, each with a unit of its own, and
a line more in its program.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from tests.deploy.systems import bundle
from tests.deploy.updating import make_key, pack, sign

GOOD, NEVER_READY, ENDS_AT_ONCE, ENDS_AFTER_A_MINUTE = "100.0", "101.0", "102.0", "103.0"

FATES = {
    GOOD: "",
    NEVER_READY: "import time; time.sleep(100_000)",
    ENDS_AT_ONCE: "raise SystemExit(1)",
    ENDS_AFTER_A_MINUTE: """
import os
import threading

end = threading.Timer(60, os._exit, [1])
end.daemon = True
end.start()
""",
}
"""What is done in addition when the kiosk of a release is begun."""

MAIN = "kiosk/__main__.py"

OTHER_PYTHONS = {"bookworm": "*-cp313-*", "trixie": "*-cp311-*"}


class Releases:
    """Signed bundles for one system, made in a folder of theirs when they are asked for first."""

    def __init__(self, codename: str, folder: Path) -> None:
        self.folder, self.key = folder, make_key(folder / "key")
        self.other_key = make_key(folder / "other")
        self.trusted = self.key.with_suffix(".pub")
        self._common = folder / "common"
        self._common.mkdir()
        unneeded = [f"--exclude={pattern}" for pattern in ("*/debs/*", "*_aarch64.whl", OTHER_PYTHONS[codename])]
        unpacking = ["tar", "--extract", f"--file={bundle()}", f"--directory={self._common}", "--strip-components=1"]
        subprocess.run([*unpacking, *unneeded], check=True)  # noqa: S603

    def put(self, version: str, stick: Path, harm: Callable[[Path], None] | None = None) -> None:
        """Put a release on the stick, in place of all else; or a copy that was harmed."""
        for file in stick.iterdir():
            file.unlink()
        made = self.folder / f"kiosk-bundle-{version}.tar"
        if not made.exists():
            sign(self._make(version), self.key)
        for name in (made.name, f"{made.name}.minisig"):
            shutil.copy(self.folder / name, stick)
        if harm:
            harm(stick / made.name)

    def _make(self, version: str) -> Path:
        folder = self.folder / f"kiosk-bundle-{version}"
        shutil.copytree(self._common, folder, copy_function=shutil.copy, symlinks=True)
        (folder / "VERSION").write_text(f"{version}\n")
        units = folder / "deploy/root/etc/systemd/system"
        (units / f"breathing-space-{version}.service").write_text("[Service]\nExecStart=/bin/true\n")
        if FATES[version]:
            self._change_program(folder, FATES[version])
        files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        sums = [f"{_digest(path)}  {path.relative_to(folder)}\n" for path in files if path.name != "SHA256SUMS"]
        (folder / "SHA256SUMS").write_text("".join(sums))
        packed = pack(folder, self.folder)
        shutil.rmtree(folder)
        return packed

    def _change_program(self, folder: Path, fate: str) -> None:
        [wheel] = (folder / "wheels").glob("breathing_space-*.whl")
        before, changed = _digest(wheel), wheel.with_suffix(".new")
        with ZipFile(wheel) as old, ZipFile(changed, "w") as new:
            for each in old.infolist():
                content = old.read(each)
                new.writestr(each, content + f"\n{fate}\n".encode() if each.filename == MAIN else content)
        changed.rename(wheel)
        lock = folder / "packages.lock"
        lock.write_text(lock.read_text().replace(before, _digest(wheel)))


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
