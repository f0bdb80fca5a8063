#!/usr/bin/env python3
"""Has a Syncthing that runs share one folder with another one, and talk to nobody else. It may be run again.

    share.py HOME FOLDER sendonly|receiveonly OWN-ADDRESS OTHER-ID@OTHER-ADDRESS

No discovery, no relays, no reports, no updates of its own. HOME is where its configuration is; addresses are like
tcp://192.168.1.20:22000. It uses Syncthing's REST interface, whose names are the same in all versions.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ALONE = {
    "autoUpgradeIntervalH": 0,
    "crashReportingEnabled": False,
    "globalAnnounceEnabled": False,
    "localAnnounceEnabled": False,
    "natEnabled": False,
    "relaysEnabled": False,
    "stunServers": [],
    "urAccepted": -1,
}


def share(home: str, folder: str, kind: str, own_address: str, other: str) -> None:
    """Tell it so. Raises `OSError` where it does not run."""
    name, _, address = other.partition("@")
    ask(home, "PATCH", "options", ALONE | {"listenAddresses": [own_address]})
    ask(home, "PUT", f"devices/{name}", {"deviceID": name, "addresses": [address]})
    known = [each for each in ask(home, "GET", "folders") if each["id"] == "scripts"]
    devices = {each["deviceID"] for found in known for each in found["devices"]} | {name}
    wanted = {"id": "scripts", "label": "scripts", "path": folder, "type": kind, "fsWatcherDelayS": 1}
    ask(home, "PUT", "folders/scripts", wanted | {"devices": [{"deviceID": each} for each in sorted(devices)]})


def ask(home: str, method: str, what: str, data: object = None) -> list[dict[str, Any]]:
    """Ask for, or change, a part of its configuration."""
    gui = ET.parse(Path(home) / "config.xml").getroot().find("gui")  # noqa: S314 - as above
    assert gui is not None  # noqa: S101 - Syncthing writes it always
    request = urllib.request.Request(f"http://{gui.findtext('address')}/rest/config/{what}", method=method)
    request.add_header("X-API-Key", gui.findtext("apikey") or "")
    request.data = None if data is None else json.dumps(data).encode()
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - on this machine
        return json.loads(answer.read() or "[]")  # type: ignore[no-any-return]


if __name__ == "__main__":
    share(*sys.argv[1:])
