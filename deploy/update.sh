#!/usr/bin/env bash
# Brings the kiosk to another release, and back again by itself if that one does not start, or does not stay up for two
# minutes. See README.md beside this file.
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$(realpath "$0")")" && pwd)
# shellcheck source=deploy/lib.sh
. "$here/lib.sh"
# shellcheck source=deploy/packages.sh
. "$here/packages.sh"

usage() {
    cat <<TEXT
breathing-space-update            takes the newest bundle on the USB stick
breathing-space-update PLACE      takes this bundle, or the newest in this folder
breathing-space-update --back     goes back to the release before
TEXT
}

READY_SECONDS=150 # the unit itself allows 120
UP_SECONDS=120
STEP_SECONDS=2

unit=breathing-space.service
passing=$ROOT/run/breathing-space
key=$ROOT/etc/breathing-space/update.pub
incoming=$place/incoming
trial=$place/trial
# What is going on must be known after a power cut as well: `trial` has the release that is tried, the one before, the one
# that `previous` led to, or nothing, and that it was gone on with after a power cut already.

# finish WORD SENTENCE: tells how it ended: a person in words, and the kiosk's screen by a word.
finish() {
    rm -rf "$incoming"
    echo "$1" >"$passing/answers/.update"
    mv "$passing/answers/.update" "$passing/answers/update"
    echo "$2"
    case $1 in updated | same) exit 0 ;; *) exit 1 ;; esac
}

release_of() {
    local target
    target=$(readlink "$place/$1" || true)
    echo "${target#releases/}"
}

# --- what is to be installed ----------------------------------------------------------------------

# newest PLACE: prints the bundle that is meant.
newest() {
    if [ -d "$1" ]; then
        find "$1" -maxdepth 1 -type f -name 'kiosk-bundle-*.tar' | sort --version-sort | tail -n 1
    elif [ -f "$1" ]; then
        echo "$1"
    fi
}

# A copy is made first, and only the copy is looked at: a stick may tell another thing each time that it is read.
fetch() {
    local bundle size room
    bundle=$(newest "$1")
    [ -n "$bundle" ] || finish none "There is no bundle here: a file like kiosk-bundle-1.2.tar."
    [ -f "$bundle.minisig" ] || finish unsigned "Its signature is missing: ${bundle##*/}.minisig has to be beside it."
    [ -s "$key" ] || finish unsigned "This kiosk does not know whose updates to trust. Please put the public key into $key."
    rm -rf "$incoming" && mkdir -p "$incoming"
    size=$(stat --format %s "$bundle")
    room=$(df --output=avail --block-size 1 "$incoming" | tail -n 1)
    [ "$room" -gt $((3 * size)) ] || finish full "There is not enough room. It takes $((3 * size / 1000000)) MB below $place."
    { cp "$bundle" "$incoming/bundle.tar" && cp "$bundle.minisig" "$incoming/bundle.tar.minisig"; } ||
        finish damaged "The bundle cannot be read to its end. Was the stick pulled out? Please try again."
    minisign -V -q -p "$key" -m "$incoming/bundle.tar" 2>/dev/null ||
        finish unsigned "The signature does not fit: the bundle is damaged, or not from those whom this kiosk trusts."
    (unpack "$incoming/bundle.tar" "$incoming/unpacked") || finish damaged "The bundle is damaged. Nothing was changed."
    rm "$incoming/bundle.tar"
}

# Older releases have mistakes that are known to all: one goes back by --back only, to what was there.
check_version() {
    local version current
    version=$(cat "$incoming/unpacked/VERSION")
    current=$(release_of current)
    [ "$version" != "$current" ] || finish same "The kiosk has this release already: $version."
    [ "$(printf '%s\n' "$version" "$current" | sort --version-sort | tail -n 1)" = "$version" ] ||
        finish older "The bundle has $version, which is older than $current. Nothing was changed."
}

# What a release needs of the system is installed by install.sh, while the system can be written.
check_packages() {
    # shellcheck source=deploy/packages.sh
    . "$incoming/unpacked/deploy/packages.sh"
    find_missing "${to_run[@]}" "${to_install[@]}"
    [ ${#missing[@]} -eq 0 ] ||
        finish packages "This release needs more of the system (${missing[*]}). A technician has to run install.sh from the bundle."
}

# --- trying it ------------------------------------------------------------------------------------

show() { systemctl show --property "$1" --value "$unit"; }

# That it was started before is not held against it: after five starts in a short time there would be the help screen.
start_kiosk() {
    systemctl daemon-reload
    systemctl stop "$unit"
    systemctl reset-failed "$unit" 2>/dev/null || true
    rm -f "$passing/starts"
    systemctl --no-block start "$unit"
}

comes_up() {
    local waited
    for ((waited = 0; waited < READY_SECONDS; waited += STEP_SECONDS)); do
        [ "$(show ActiveState)" != active ] || return 0
        [ "$(show NRestarts)" -lt 2 ] || return 1
        sleep "$STEP_SECONDS"
    done
    return 1
}

# It is the same process all the time.
stays_up() {
    local waited process
    process=$(show MainPID)
    for ((waited = 0; waited < UP_SECONDS; waited += STEP_SECONDS)); do
        sleep "$STEP_SECONDS"
        [ "$(show ActiveState) $(show MainPID)" = "active $process" ] || return 1
    done
}

# try VERSION: makes it the current release, and starts it.
try() {
    printf '%s\n' "$1" "$(release_of current)" "$(release_of previous)" >"$trial.new"
    sync "$trial.new"
    mv "$trial.new" "$trial"
    sync --file-system "$place"
    switch_to "$1"
    link_all
    start_kiosk
    echo "Release $1 is started now, and watched until it has been up for two minutes."
    read_trial
    watch
}

read_trial() {
    { read -r next; read -r before; read -r older; read -r gone_on; } <"$trial" || true
}

# Goes on where try was when the machine went off. Not twice: whoever sees nothing on the screen pulls the plug again.
go_on() {
    read_trial
    link_all
    systemctl daemon-reload
    if [ "$(release_of current)" != "$next" ]; then
        restore_previous
        rm "$trial"
        finish failed "The update was interrupted. The kiosk has its release from before: $(release_of current)."
    elif [ -n "$gone_on" ]; then
        go_back
        finish back-again "The machine went off twice before release $next had stayed up. The kiosk has its release from before again: $before."
    fi
    echo gone-on >>"$trial"
    sync --file-system "$place"
    watch
}

watch() {
    if comes_up && stays_up; then
        rm "$trial"
        tidy
        finish updated "The kiosk has release $next now."
    fi
    go_back
    finish back-again "Release $next did not start, or did not stay up. The kiosk has its release from before again: $before."
}

go_back() {
    point "$place/current" "releases/$before"
    restore_previous
    sync --file-system "$place"
    link_all
    start_kiosk
    rm "$trial"
    [ "$next" = "$older" ] || rm -rf "$place/releases/$next"
}

restore_previous() {
    if [ -n "$older" ]; then
        point "$place/previous" "releases/$older"
    else
        rm -f "$place/previous"
    fi
}

# Only the current release and the one before are kept.
tidy() {
    local release
    for release in "$place"/releases/*; do
        case ${release##*/} in
            "$(release_of current)" | "$(release_of previous)") ;;
            *) rm -rf "$release" ;;
        esac
    done
}

# --- units and rules ------------------------------------------------------------------------------

link_all() {
    local trees=(root)
    [ ! -L "$ROOT/etc/systemd/system/multi-user.target.wants/$unit" ] || trees+=(machine)
    link_below "${trees[@]}"
    # Where the system is read-only, it is written on the card as well, to be there after the next start.
    if mountpoint --quiet "$ROOT/media/root-ro"; then
        mount -o remount,bind,rw "$ROOT/media/root-ro"
        (ROOT=$ROOT/media/root-ro link_below "${trees[@]}")
        mount -o remount,bind,ro "$ROOT/media/root-ro"
    fi
}

# link_below TREE…: links what the release has there, and takes away links to what it has no more.
link_below() {
    local file link
    link_files "$@"
    for file in "$ROOT/etc" "$ROOT/usr/local"; do
        [ ! -d "$file" ] || find "$file" -type l -lname '/opt/breathing-space/current/deploy/*' -print
    done | while read -r link; do
        file=$(readlink "$link")
        [ -e "$place/${file#/opt/breathing-space/}" ] || rm "$link"
    done
}

# --- what is asked for ----------------------------------------------------------------------------

update() {
    fetch "$1"
    check_version
    check_packages
    local version
    version=$(make_release "$incoming/unpacked") || finish failed "The release could not be made. Nothing was changed."
    rm -rf "$incoming"
    try "$version"
}

back() {
    local version
    version=$(release_of previous)
    { [ -n "$version" ] && [ -e "$place/releases/$version/complete" ]; } ||
        finish none "There is no release to go back to."
    try "$version"
}

# One at a time: staff may touch twice. It goes on where the terminal that it was begun in is closed.
trap '' HUP
mkdir -p "$passing/answers"
exec 9>"$passing/.updating"
flock --nonblock 9 || fail "An update is going on already."
rm -f "$passing/answers/update"
case ${1:-} in
    --help) usage ;;
    --back) back ;;
    --watch) [ ! -e "$trial" ] || go_on ;;
    --*) usage >&2 && fail "" "'$1' is not an option." ;;
    *) [ ! -e "$trial" ] || go_on
        update "${1:-$passing/stick}" ;;
esac
