"""The steps of an installation, below a folder in place of the whole machine."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"


def bash(root: Path, code: str) -> tuple[int, str, str]:
    """Run this with the functions of the installation; return its exit code, and what it printed."""
    sourcing = f"set -euo pipefail; . {DEPLOY}/lib.sh; . {DEPLOY}/boot.sh; {code}"
    return _done(["bash", "-c", sourcing], root)


def install(root: Path, *arguments: str) -> tuple[int, str, str]:
    return _done([str(DEPLOY / "install.sh"), *arguments], root)


def _done(command: list[str], root: Path) -> tuple[int, str, str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"ROOT": str(root), "PATH": path}
    run = subprocess.run(command, env=environment, text=True, capture_output=True, check=False)  # noqa: S603
    return run.returncode, run.stdout, run.stderr


def everything(folder: Path) -> dict[str, str]:
    """What is in a folder: of each link where it leads to, of each file what is in it."""
    return {
        str(path.relative_to(folder)): f"→ {path.readlink()}" if path.is_symlink() else path.read_text()
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


def make_wheel(folder: Path, version: str) -> None:
    """A package that is as small as one can be."""
    folder.mkdir(parents=True)
    info = f"tiny-{version}.dist-info"
    with ZipFile(folder / f"tiny-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", f"version = {version!r}\n")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def make_bundle(folder: Path, version: str) -> Path:
    """A bundle of a small program, unpacked."""
    bundle = folder / f"kiosk-bundle-{version}"
    make_wheel(bundle / "wheels", version)
    wheel = next(bundle.glob("wheels/*"))
    (bundle / "packages.lock").write_text(f"tiny=={version} --hash=sha256:{_digest(wheel)}\n")
    (bundle / "VERSION").write_text(f"{version}\n")
    (bundle / "deploy/root/etc/systemd/system").mkdir(parents=True)
    (bundle / "deploy/root/etc/systemd/system/tiny.service").write_text("[Service]\nExecStart=/bin/true\n")
    wants = bundle / "deploy/machine/etc/systemd/system/multi-user.target.wants"
    wants.mkdir(parents=True)
    (wants / "tiny.service").symlink_to("../tiny.service")
    files = sorted(path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    lines = [f"{_digest(path)}  {path.relative_to(bundle)}\n" for path in files]
    (bundle / "SHA256SUMS").write_text("".join(lines))
    return bundle


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "machine"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return make_bundle(tmp_path, "1.0")


# --- bundles --------------------------------------------------------------------------------------


def packed(bundle: Path) -> Path:
    subprocess.run(["tar", "--create", "--file", f"{bundle}.tar", "-C", bundle.parent, bundle.name], check=True)  # noqa: S603, S607
    return bundle.with_name(f"{bundle.name}.tar")


def test_a_bundle_is_unpacked_whether_packed_or_not(root: Path, bundle: Path) -> None:
    for source in (bundle, packed(bundle)):
        assert (0, "1.0\n", "") == bash(root, f"unpack {source} {root}/new; cat {root}/new/VERSION")


@pytest.mark.parametrize("harm", ["changed", "missing", "cut off", "not a bundle"])
def test_a_bundle_that_is_not_whole_is_refused_in_plain_words(harm: str, root: Path, bundle: Path) -> None:
    if harm == "changed":
        (bundle / "packages.lock").write_text("tiny==1.0\n")
    elif harm == "missing":
        (bundle / "packages.lock").unlink()
    elif harm == "not a bundle":
        (bundle / "VERSION").unlink()
    file = packed(bundle)
    if harm == "cut off":
        os.truncate(file, 3000)
    code, _, said = bash(root, f"unpack {file} {root}/new")

    assert 1 == code
    assert said.endswith("Please copy it again.\n")
    assert f"{file} " in said


# --- releases -------------------------------------------------------------------------------------


def version_that_runs(root: Path) -> str:
    python = root / "opt/breathing-space/current/venv/bin/python"
    asking = [str(python), "-c", "import tiny; print(tiny.version)"]
    return subprocess.run(asking, text=True, capture_output=True, check=True).stdout  # noqa: S603


def test_a_release_is_made_beside_the_one_that_runs_and_one_can_go_back(tmp_path: Path, root: Path) -> None:
    older, newer = make_bundle(tmp_path, "1.0"), make_bundle(tmp_path, "1.1")
    place = root / "opt/breathing-space"

    assert (0, "1.0\n", "") == bash(root, f"make_release {older}")
    assert (0, "", "") == bash(root, "switch_to 1.0")
    assert "1.0\n" == version_that_runs(root)
    assert not (place / "previous").is_symlink()

    assert (0, "1.1\n", "") == bash(root, f"make_release {newer}")
    assert "1.0\n" == version_that_runs(root)
    assert (0, "", "") == bash(root, "switch_to 1.1; switch_to 1.1")
    assert "1.1\n" == version_that_runs(root)
    assert Path("releases/1.0") == (place / "previous").readlink()

    assert (0, "", "") == bash(root, "switch_to 1.0")
    assert "1.0\n" == version_that_runs(root)
    assert Path("releases/1.1") == (place / "previous").readlink()


def test_what_is_there_is_not_made_again_and_what_was_begun_is_made_anew(root: Path, bundle: Path) -> None:
    release = root / "opt/breathing-space/releases/1.0"
    bash(root, f"make_release {bundle}; switch_to 1.0")
    made = release.stat().st_ino

    bash(root, f"make_release {bundle}")
    assert made == release.stat().st_ino

    (release / "complete").unlink()
    (release / "venv/bin/python").unlink()
    bash(root, f"make_release {bundle}")
    assert "1.0\n" == version_that_runs(root)


def test_a_package_that_was_exchanged_is_not_installed(tmp_path: Path, root: Path, bundle: Path) -> None:
    other = make_bundle(tmp_path / "other", "1.0")
    with ZipFile(next(other.glob("wheels/*")), "a") as wheel:
        wheel.writestr("more.py", "")
    (bundle / "wheels/tiny-1.0-py3-none-any.whl").write_bytes(next(other.glob("wheels/*")).read_bytes())
    code, _, said = bash(root, f"make_release {bundle}")

    assert 1 == code
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in said
    assert not (root / "opt/breathing-space/releases/1.0/complete").exists()


# --- files of the system --------------------------------------------------------------------------


def test_the_system_finds_our_files_through_the_release_that_runs_and_loses_no_other(root: Path, bundle: Path) -> None:
    units = root / "etc/systemd/system"
    units.mkdir(parents=True)
    (units / "other.service").write_text("[Service]\n")
    before = everything(root / "etc")
    (root / "opt/breathing-space").mkdir(parents=True)
    (root / "opt/breathing-space/current").symlink_to(bundle)

    assert (0, "", "") == bash(root, "link_files root machine; link_files root machine")
    assert before | {
        "systemd/system/tiny.service": "→ /opt/breathing-space/current/deploy/root/etc/systemd/system/tiny.service",
        "systemd/system/multi-user.target.wants/tiny.service": "→ ../tiny.service",
    } == everything(root / "etc")

    assert (0, "", "") == bash(root, "unlink_files root machine")
    assert before == everything(root / "etc")
    assert ["other.service"] == [path.name for path in units.iterdir()]


# --- how a Raspberry Pi starts --------------------------------------------------------------------

CMDLINE = "console=serial0,115200 console=tty1 root=PARTUUID=1234-02 rootfstype=ext4 fsck.repair=yes rootwait quiet\n"
CONFIG = "dtparam=audio=on\n[all]\nenable_uart=1\n"


def test_a_raspberry_pi_is_told_to_start_quietly_once_and_then_as_before(root: Path) -> None:
    firmware = root / "boot/firmware"
    firmware.mkdir(parents=True)
    (firmware / "cmdline.txt").write_text(CMDLINE)
    (firmware / "config.txt").write_text(CONFIG)

    (root / "opt/breathing-space").mkdir(parents=True)

    assert (0, "", "") == bash(root, "start_quietly; start_quietly")
    quiet = "quiet loglevel=3 logo.nologo vt.global_cursor_default=0 consoleblank=0 cgroup_enable=memory"
    assert {
        "cmdline.txt": CMDLINE.replace("quiet", quiet),
        "config.txt": f"{CONFIG}# Breathing Space: no colours while it starts\n[all]\ndisable_splash=1\n",
    } == everything(firmware)

    assert (0, "", "") == bash(root, "start_as_before")
    assert {"cmdline.txt": CMDLINE, "config.txt": CONFIG} == everything(firmware)


# --- the whole of it ------------------------------------------------------------------------------


def test_a_dry_run_tells_every_step_and_does_none(root: Path) -> None:
    root.mkdir()
    code, told, said = install(root, "--dry-run", "--offline", str(DEPLOY))

    assert (0, "") == (code, said)
    assert [
        "checking and unpacking the bundle",
        "installing system packages",
        f"installing the program below {root}/opt/breathing-space",
        "making the user breathing-space, and its folders",
        "looking for a larger speech model in the bundle",
        "telling the system of new units and rules",
        "having the machine start quietly, straight into the kiosk",
        "making the system read-only from the next start on",
        "looking at the machine as the doctor does",
    ] == [line.removeprefix("• ") for line in told.splitlines()]
    assert {} == everything(root)


def test_the_program_alone_leaves_the_machine_as_it_is(root: Path) -> None:
    _, told, _ = install(root, "--dry-run", "--program-only")

    assert "start quietly" not in told
    assert "read-only" not in told


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--offline", "/no/such.tar"), "There is no bundle at '/no/such.tar'.\n"),
        (("--offline",), "There is no bundle at ''.\n"),
        (("--frobnicate",), "'--frobnicate' is not an option.\n"),
        (("--uninstall",), "There is no kiosk on this machine.\n"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], complaint: str, root: Path) -> None:
    code, told, said = install(root, "--dry-run", *arguments)

    assert (1, "") == (code, told)
    assert said.endswith(complaint)
