#!/usr/bin/env bash
# Makes a kiosk of this machine: Raspberry Pi OS Lite (64-bit) or Debian, 12 or 13. See README.md beside this file.
set -euo pipefail
export LC_ALL=C.UTF-8 # for sort and comm to agree, and for what apt-get prints
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=deploy/lib.sh
. "$here/lib.sh"
# shellcheck source=deploy/packages.sh
. "$here/packages.sh"
# shellcheck source=deploy/boot.sh
. "$here/boot.sh"

usage() {
    cat <<TEXT
deploy/install.sh [OPTION…]    makes a kiosk of this machine. It may be run again at any time.

  --offline BUNDLE   take everything from a bundle (its file, or the folder it was unpacked to), nothing from the network
  --dry-run          only tell what would be done
  --program-only     the program and its units, but nothing that changes the machine: it does not start by itself
  --writable         leave the system writable. Otherwise it is read-only after the next start, to outlast power cuts
  --uninstall        take everything away again; exercises and settings of the clinic's own are kept
TEXT
}

bundle='' dry='' writable='' trees=(root machine) do=install
while [ $# -gt 0 ]; do
    case $1 in
        --offline) bundle=${2:-} && [ -e "$bundle" ] || fail "There is no bundle at '${2:-}'." && shift ;;
        --dry-run) dry=yes ;;
        --program-only) trees=(root) writable=yes ;;
        --writable) writable=yes ;;
        --uninstall) do=uninstall ;;
        --help) usage && exit ;;
        *) usage >&2 && fail "" "'$1' is not an option." ;;
    esac
    shift
done
# Run from within an unpacked bundle, that is the one.
[ -n "$bundle" ] || [ ! -e "$here/../SHA256SUMS" ] || bundle=$(realpath "$here/..")

data=$ROOT/var/lib/breathing-space
unpacked=$place/unpacked
log=$place/installed-packages

step() {
    echo "• $1"
    [ -n "$dry" ] || "${@:2}"
}

# --- installing -----------------------------------------------------------------------------------

check_machine() {
    local id='' VERSION_CODENAME='' ID=''
    # shellcheck source=/dev/null
    . /etc/os-release
    id=$ID-$VERSION_CODENAME-$(dpkg --print-architecture)
    case $id in
        debian-bookworm-* | debian-trixie-* | raspbian-*) ;;
        *) fail "This is $id. A kiosk needs Raspberry Pi OS or Debian, version 12 or 13." ;;
    esac
    case $id in
        *-amd64 | *-arm64) ;;
        *) fail "This system is for another processor ($id). Please take the 64-bit one." ;;
    esac
    [ -n "$dry" ] || [ "$(id -u)" -eq 0 ] || fail "Please type: sudo $0"
    [ -n "$dry" ] || ! is_read_only ||
        fail "The system is read-only: what is installed now would be gone with the next start." \
            "Please type: sudo breathing-space-system writable" "The machine starts anew. Then run this again."
}

install_packages() {
    local wanted=("${to_run[@]}" "${to_install[@]}")
    [ -n "$writable" ] || wanted+=("${to_be_read_only[@]}")
    find_missing "${wanted[@]}"
    [ ${#missing[@]} -gt 0 ] || return 0
    mkdir -p "$place"
    installed_packages >"$log.before"
    if [ -n "$bundle" ]; then
        install_from_bundle "${missing[@]}"
    else
        apt_install "${missing[@]}"
    fi
    installed_packages | comm -13 "$log.before" - >>"$log"
    rm "$log.before"
}

installed_packages() {
    dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort --unique
}

# What is installed already, in whatever version, stays.
install_from_bundle() {
    local debs state
    debs=$(realpath "$unpacked")/debs/$(. /etc/os-release && echo "$VERSION_CODENAME")-$(dpkg --print-architecture)
    [ -d "$debs" ] || fail "This bundle has nothing for this system: ${debs##*/} is not in it."
    state=$(mktemp -d)
    mkdir -p "$state/lists/partial" "$state/archives/partial"
    echo "deb [trusted=yes] file:$debs ./" >"$state/sources.list"
    cat >"$state/apt.conf" <<CONF
Dir::Etc::sourcelist "$state/sources.list"; Dir::Etc::sourceparts "-"; Dir::State::lists "$state/lists"; Dir::Cache "$state";
APT::Sandbox::User "root"; Acquire::Languages "none";
CONF
    APT_CONFIG=$state/apt.conf apt-get --quiet --quiet update
    APT_CONFIG=$state/apt.conf apt_install "$@"
    rm -r "$state"
}

# Without a bundle, one for this machine is made of this checkout.
fetch_bundle() {
    if [ -n "$bundle" ]; then
        unpack "$bundle" "$unpacked"
        return
    fi
    rm -rf "$unpacked"
    python3 -m venv "$unpacked/tools"
    "$unpacked/tools/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes --requirement "$here/../requirements-build.lock"
    PYTHON=$unpacked/tools/bin/python "$here/bundle.sh" --here "$unpacked"
}

install_release() {
    local version
    version=$(make_release "$unpacked")
    switch_to "$version"
    link_files "${trees[@]}"
}

make_user_and_folders() {
    systemd-sysusers "$place/current/deploy/root/etc/sysusers.d/breathing-space.conf"
    install --directory --owner breathing-space --group breathing-space --mode 0750 "$data" "$data/scripts"
    [ -e "$data/settings.toml" ] || settings >"$data/settings.toml"
    mkdir -p "$ROOT/etc/breathing-space"
    [ -e "$ROOT/etc/breathing-space/settings.toml" ] || point "$ROOT/etc/breathing-space/settings.toml" "$data/settings.toml"
    trust_updates
    systemd-tmpfiles --create "$place/current/deploy/root/etc/tmpfiles.d/breathing-space.conf"
}

# Whose updates are trusted is settled with the first bundle that names somebody; another one does not change it.
trust_updates() {
    local key=$ROOT/etc/breathing-space/update.pub
    [ -e "$key" ] || [ ! -e "$unpacked/update.pub" ] || install --mode 0644 "$unpacked/update.pub" "$key"
}

settings() {
    echo "# The settings of this kiosk, where they are not the usual ones. All that can be set is explained in"
    echo "# $(cd "$place/current" && echo "$PWD"/venv/lib/python3*/site-packages/kiosk/settings.toml)"
}

# Larger speech models are checked against their known digest by the program itself.
install_models() {
    local model
    for model in "$unpacked"/models/*; do
        [ ! -e "$model" ] || /opt/breathing-space/current/deploy/root/usr/local/bin/kiosk models get "$model"
    done
    rm -rf "$unpacked"
}

tell_the_system() {
    [ -d /run/systemd/system ] || return 0
    systemctl daemon-reload
    [ -S /run/udev/control ] || return 0 # there are no devices in a container
    udevadm control --reload
    udevadm trigger --subsystem-match sound
}

see_the_doctor() {
    local kiosk=/opt/breathing-space/current/deploy/root/usr/local/bin/kiosk
    "$kiosk" doctor || echo "What is marked TO DO has to be seen to. Afterwards 'sudo kiosk doctor' looks again."
}

install_all() {
    check_machine
    [ -z "$bundle" ] || step "checking and unpacking the bundle" fetch_bundle
    step "installing system packages" install_packages
    [ -n "$bundle" ] || step "fetching the Python packages" fetch_bundle
    step "installing the program below $place" install_release
    step "making the user breathing-space, and its folders" make_user_and_folders
    step "looking for a larger speech model in the bundle" install_models
    step "telling the system of new units and rules" tell_the_system
    if [[ " ${trees[*]} " == *" machine "* ]]; then
        step "having the machine start quietly, straight into the kiosk" start_quietly
    fi
    [ -n "$writable" ] || step "making the system read-only from the next start on" make_read_only
    step "looking at the machine as the doctor does" see_the_doctor
    [ -n "$dry" ] || echo "Done. Please type 'sudo reboot': the machine comes back as a kiosk."
}

# --- taking it away -------------------------------------------------------------------------------

stop_all() {
    [ -d /run/systemd/system ] || return 0
    systemctl stop 'breathing-space*' 'run-breathing*stick.mount' 2>/dev/null || true
}

remove_links() {
    rm -rf "$ROOT/etc/breathing-space" "$ROOT/run/breathing-space"
    unlink_files root machine
    tell_the_system
}

# The clinic's own exercises, settings and counts are not thrown away.
remove_data() {
    rm -rf "$data/.cache" "$data/.local/share/breathing-space/models"
    ! settings | cmp --quiet - "$data/settings.toml" || rm "$data/settings.toml"
    find "$data" -type d -empty -delete 2>/dev/null || true
    [ ! -e "$data" ] || echo "  Kept: $data, with what the clinic has added or changed."
}

remove_user() {
    ! getent passwd breathing-space >/dev/null || userdel breathing-space
}

# Those that this installation brought, and nothing else uses.
remove_packages() {
    [ -s "$log" ] || return 0
    local brought needed
    mapfile -t brought < <(sort --unique "$log")
    needed=$(apt-get --simulate purge "${brought[@]}" | sed -n 's/^\(Purg\|Remv\) \([^ ]*\).*/\2/p' | sort --unique |
        comm -23 - <(printf '%s\n' "${brought[@]}"))
    if [ -n "$needed" ]; then
        apt-mark auto "${brought[@]}" >/dev/null
        echo "  Kept, as other programs need some of them:" "${brought[@]}"
        echo "  Type 'sudo apt autoremove' to have the rest removed."
    else
        DEBIAN_FRONTEND=noninteractive apt-get --quiet --quiet --yes purge "${brought[@]}"
    fi
}

uninstall_all() {
    [ -n "$dry" ] || [ "$(id -u)" -eq 0 ] || fail "Please type: sudo $0 --uninstall"
    [ -e "$place/current" ] || fail "There is no kiosk on this machine."
    step "stopping the kiosk" stop_all
    step "having the machine start as before" start_as_before
    step "taking away the units and rules" remove_links
    step "taking away its files" remove_data
    step "taking away its user" remove_user
    step "taking away the system packages that nothing else needs" remove_packages
    step "taking away the program" rm -rf "$place"
}

"${do}_all"
