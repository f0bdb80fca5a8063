#!/bin/sh
# Publishes what is new or changed in the folder that this kiosk follows, through the same checks as a stick: what is
# broken is refused, and stays on the kiosk as it was. Once more where something has come meanwhile.
#
#   follow.sh FOLDER [PROGRAM]
set -eu
folder=$1 kiosk=${2:-/opt/breathing-space/current/venv/bin/kiosk}
listing() { find "$folder" ! -path '*/.*' -type f -printf '%P %s %T@\n' | sort; }
before=never
until [ "$before" = "$(listing)" ]; do
    before=$(listing)
    "$kiosk" scripts add "$folder" || true
done
