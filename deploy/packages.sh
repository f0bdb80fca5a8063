# shellcheck shell=bash
# Which system packages are needed for what, and how they are installed. To be sourced.
# shellcheck disable=SC2034 # the lists are for whoever sources this

# libatomic1 is for Vosk, which on ARM does not load without it.
to_run=(libportaudio2 libespeak-ng1 libspeexdsp1 libatomic1 libfribidi0 libgl1 libegl1 libgles2 libgl1-mesa-dri)
to_test=(pulseaudio pulseaudio-utils libasound2-plugins alsa-utils espeak-ng shellcheck bubblewrap minisign)
to_install=(python3 python3-venv alsa-utils udev minisign)
to_bundle=(apt-utils minisign)
to_be_read_only=(overlayroot busybox)

# Some libraries have the suffix t64 in newer releases, where the old name still installs them.
is_installed() {
    { dpkg-query --show --showformat '${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null || true; } | grep -qx installed
}

# Sets the array `missing` to those of these packages that are not installed.
find_missing() {
    missing=()
    local package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
}

apt_install() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 --yes)
    if [ "$(id -u)" -ne 0 ]; then
        apt=(sudo "${apt[@]}")
    fi
    # The first try fails where the package lists are old or were never fetched.
    "${apt[@]}" install --no-install-recommends "$@" || {
        "${apt[@]}" update
        "${apt[@]}" install --no-install-recommends "$@"
    }
}
