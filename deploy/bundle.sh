#!/usr/bin/env bash
# Writes a bundle: all that an installation needs, so that the kiosk needs no network.
#
#   deploy/bundle.sh                 for Debian 12 and 13, x86-64 and ARM: build/kiosk-bundle-VERSION.tar
#   deploy/bundle.sh --here FOLDER   for this machine only, without system packages, unpacked
#
# Smaller ones: releases="trixie" architectures="arm64" deploy/bundle.sh. A larger speech model is taken along if it is
# named: model=FILE.zip. With key=FILE.key it is signed, so that it can be an update: `minisign -G -p FILE.pub -s FILE.key`
# makes such a key, whose public half goes along. It has to be run where the network is, on Debian, and takes wheels and
# system packages from where pip and apt-get are set up to take them. PYTHON is one with the packages of
# requirements-build.lock.
set -euo pipefail
key=${key:+$(realpath --no-symlinks "$key")} model=${model:+$(realpath "$model")}
public=${key%.key}.pub
cd "$(dirname "$0")/.."
# shellcheck source=deploy/lib.sh
. deploy/lib.sh
# shellcheck source=deploy/packages.sh
. deploy/packages.sh

releases=${releases:-bookworm trixie}
architectures=${architectures:-amd64 arm64}
PYTHON=$(realpath --no-symlinks "${PYTHON:-.venv/bin/python}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

declare -A python_of=([bookworm]=3.11 [trixie]=3.13) machine_of=([amd64]=x86_64 [arm64]=aarch64)
newest_libc=36 # glibc 2.36 is that of bookworm

# A version that was not released carries its commit, so that no two bundles have the same name and other content.
find_version() {
    local found commit
    found=$("$PYTHON" -c 'import tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')
    if commit=$(git rev-parse --short HEAD 2>/dev/null) && ! git describe --exact-match HEAD >/dev/null 2>&1; then
        found=$found+$commit$([ -z "$(git status --porcelain)" ] || date +.%s)
    fi
    echo "$found"
}

pip() {
    "$PYTHON" -m pip --disable-pip-version-check "$@"
}

# fetch_wheels [OPTION…]: all locked packages, each checked against its hash, for the platform of the options.
fetch_wheels() {
    pip download --quiet --no-deps --no-build-isolation --require-hashes --requirement requirements.lock \
        --dest "$bundle/wheels" "$@"
}

# platform CODENAME ARCHITECTURE: the options that make pip choose for another machine.
platform() {
    local python=${python_of[$1]} machine=${machine_of[$2]} libc
    echo "--python-version $python --implementation cp --abi cp${python/./} --abi abi3 --abi none"
    for ((libc = newest_libc; libc >= 5; libc--)); do
        echo "--platform manylinux_2_${libc}_$machine"
    done
    echo "--platform manylinux2014_$machine --platform manylinux2010_$machine --platform manylinux1_$machine"
}

# What comes as source only is pure Python, and is built here once for all.
build_wheels() {
    local source
    for source in "$bundle"/wheels/*.tar.gz; do
        [ -e "$source" ] || continue
        pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$work/built" "$source"
        rm "$source"
    done
    [ ! -d "$work/built" ] || mv "$work"/built/*-none-any.whl "$bundle/wheels"
    [ -z "$(ls "$work/built" 2>/dev/null)" ] || fail "These would run on this machine only:" "$work"/built/*
    "$PYTHON" -m hatchling build --target wheel --directory "$bundle/wheels" >/dev/null 2>&1
}

# One line for each package: its version, and the digest of each of its wheels.
lock_wheels() {
    local wheel name number
    for wheel in "$bundle"/wheels/*.whl; do
        IFS=- read -r name number _ <<<"${wheel##*/}"
        echo "${name//_/-}==$number --hash=sha256:$(sha256sum <"$wheel" | cut -d ' ' -f 1)"
    done | awk '{ hashes[$1] = hashes[$1] " " $2 } END { for (name in hashes) print name hashes[name] }' | sort
}

# fetch_debs CODENAME ARCHITECTURE: what an installation may need, with all that this needs, as an archive for apt-get.
fetch_debs() {
    local state=$work/$1-$2 debs=$bundle/debs/$1-$2
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$debs"
    touch "$state/status"
    sources "$1" >"$state/sources.list"
    cat >"$state/apt.conf" <<CONF
Dir::State "$state"; Dir::State::status "$state/status"; Dir::Cache "$state/cache";
Dir::Etc::sourcelist "$state/sources.list"; Dir::Etc::sourceparts "-";
APT::Architecture "$2"; #clear APT::Architectures; APT::Architectures { "$2"; };
APT::Install-Recommends "false"; APT::Sandbox::User "root"; Acquire::Languages "none";
CONF
    APT_CONFIG=$state/apt.conf apt-get --quiet --quiet update
    APT_CONFIG=$state/apt.conf apt-get --quiet --quiet --yes --download-only install \
        "${to_run[@]}" "${to_install[@]}" "${to_be_read_only[@]}" >/dev/null
    mv "$state"/cache/archives/*.deb "$debs"
    (cd "$debs" && apt-ftparchive packages . >Packages)
}

# sources CODENAME: where this machine takes its own Debian packages from, for another release.
sources() {
    local own
    own=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
    apt-get indextargets --format "\$(RELEASE) \$(REPO_URI)" 'Created-By: Packages' | sort --unique |
        while read -r release address; do
            case $release in
                "$own" | "$own-updates" | "$own-security")
                    echo "deb $address $1${release#"$own"} main" ;;
            esac
        done
}

finish() {
    echo "$version" >"$bundle/VERSION"
    cp -R deploy "$bundle/deploy"
    [ -z "$key" ] || cp "$public" "$bundle/update.pub"
    [ -z "$model" ] || { mkdir -p "$bundle/models" && cp "$model" "$bundle/models"; }
    lock_wheels >"$bundle/packages.lock"
    (cd "$bundle" && find . -type f -printf '%P\0' | sort --zero-terminated | xargs -0 sha256sum) >"$work/SHA256SUMS"
    mv "$work/SHA256SUMS" "$bundle"
}

# What is known to be missing is told before anything is fetched.
check_machine() {
    find_missing "${to_bundle[@]}"
    [ ${#missing[@]} -eq 0 ] || fail "A bundle is made with further system packages. Please type:" \
        "    sudo apt-get install ${missing[*]}"
    [ -z "$model" ] || [ -r "$model" ] || fail "There is no speech model at '$model'."
    [ -z "$key" ] || { [ -r "$key" ] && [ -r "$public" ]; } ||
        fail "A bundle is signed with two files, and one is missing: '$key' and '$public'." \
            "Please type: minisign -G -p '$public' -s '$key'"
}

# A kiosk would refuse what does not fit the key that goes along.
sign() {
    minisign -S -s "$key" -m "$1" -t "Breathing Space $version"
    minisign -V -q -p "$public" -m "$1" || {
        rm "$1.minisig"
        fail "'$public' is not the public half of '$key': the bundle is not signed."
    }
}

make_here() {
    bundle=$1
    mkdir -p "$bundle/wheels"
    fetch_wheels
    build_wheels
    finish
}

make_for_all() {
    local release architecture name
    check_machine
    name=kiosk-bundle-$version
    bundle=$work/$name
    mkdir -p "$bundle/wheels"
    for release in $releases; do
        for architecture in $architectures; do
            echo "Fetching what $release on $architecture needs…"
            # shellcheck disable=SC2046 # these are many options
            fetch_wheels $(platform "$release" "$architecture")
            fetch_debs "$release" "$architecture"
        done
    done
    build_wheels
    finish
    mkdir -p build
    tar --create --file "build/$name.tar.new" --directory "$work" --sort name --owner 0 --group 0 --numeric-owner "$name"
    rm -f "build/$name.tar.minisig"
    mv "build/$name.tar.new" "build/$name.tar"
    [ -z "$key" ] || sign "build/$name.tar"
    du --human-readable --apparent-size "build/$name.tar"
}

version=$(find_version)
if [ "${1:-}" = --here ]; then
    make_here "$2"
else
    make_for_all
fi
