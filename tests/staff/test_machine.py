"""What the machine tells of itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.staff.machine import Power, celsius, free_bytes, power


def put(root: Path, name: str, text: str) -> None:
    path = root / "sys" / "class" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n")


@pytest.fixture(autouse=True)
def _no_firmware(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def firmware(folder: Path, script: str) -> None:
    """A program `vcgencmd` that does this."""
    (folder / "bin").mkdir()
    program = folder / "bin" / "vcgencmd"
    program.write_text(f'#!/bin/sh\n[ "$1" = get_throttled ] || exit 9\n{script}\n')
    program.chmod(0o755)


def test_it_is_as_warm_as_the_sensor_in_its_processor_tells(tmp_path: Path) -> None:
    put(tmp_path, "thermal/thermal_zone0/type", "acpitz")
    put(tmp_path, "thermal/thermal_zone0/temp", "27800")
    put(tmp_path, "thermal/thermal_zone1/type", "cpu-thermal")
    put(tmp_path, "thermal/thermal_zone1/temp", "54321")
    assert celsius(tmp_path) == 54.3


@pytest.mark.parametrize("temperature", ["", "warm"])
def test_a_sensor_that_does_not_work_tells_nothing(tmp_path: Path, temperature: str) -> None:
    put(tmp_path, "thermal/thermal_zone0/type", "cpu-thermal")
    put(tmp_path, "thermal/thermal_zone0/temp", temperature)
    assert celsius(tmp_path) is None


def test_a_machine_without_sensors_tells_nothing(tmp_path: Path) -> None:
    assert (celsius(tmp_path), power(tmp_path)) == (None, "")


@pytest.mark.parametrize(("alarm", "expected"), [("0", "fine"), ("1", "low"), ("", "")])
def test_the_kernel_of_a_raspberry_pi_tells_whether_the_voltage_is_too_low(
    tmp_path: Path, alarm: str, expected: Power
) -> None:
    put(tmp_path, "hwmon/hwmon0/name", "cpu_thermal")
    put(tmp_path, "hwmon/hwmon1/name", "rpi_volt")
    put(tmp_path, "hwmon/hwmon1/in0_lcrit_alarm", alarm)
    assert power(tmp_path) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [("0x0", "fine"), ("0x50005", "low"), ("0x50000", "was low"), ("0x20002", "fine")],
)
def test_its_firmware_tells_whether_it_was_too_low_before(tmp_path: Path, told: str, expected: Power) -> None:
    firmware(tmp_path, f"echo throttled={told}")
    assert power(tmp_path) == expected


@pytest.mark.parametrize("script", ["echo something else", "exit 1"])
def test_where_the_firmware_does_not_answer_the_kernel_does(tmp_path: Path, script: str) -> None:
    firmware(tmp_path, script)
    put(tmp_path, "hwmon/hwmon0/name", "rpi_volt")
    put(tmp_path, "hwmon/hwmon0/in0_lcrit_alarm", "1")
    assert power(tmp_path) == "low"


def test_space_is_told_of_the_disk_on_which_a_folder_would_be(tmp_path: Path) -> None:
    disk = os.statvfs(tmp_path)
    difference = free_bytes(tmp_path / "not" / "there") - disk.f_bavail * disk.f_frsize
    assert abs(difference) < 1e9  # others use it meanwhile
