# shellcheck shell=bash
# The steps from a bundle to a release that runs. To be sourced; everything is done below $ROOT, which is empty but in tests.

ROOT=${ROOT:-}
place=$ROOT/opt/breathing-space

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# unpack BUNDLE FOLDER: unpacks the file into the folder, which is made anew. A folder that was unpacked by hand is linked to.
unpack() {
    rm -rf "$2"
    if [ -d "$1" ]; then
        mkdir -p "$(dirname "$2")"
        ln -s "$(realpath "$1")" "$2"
    else
        mkdir -p "$2"
        tar --extract --file "$1" --directory "$2" --strip-components 1 --no-same-owner ||
            fail "$1 cannot be unpacked. Was it copied to its end? Please copy it again."
    fi
    is_whole "$2" || fail "$1 is damaged, or not a bundle of Breathing Space. Please copy it again."
}

# is_whole FOLDER: whether all files of an unpacked bundle are there, and are what they were.
is_whole() {
    [ -s "$1/VERSION" ] && (cd "$1" && sha256sum --check --strict --quiet SHA256SUMS) >&2
}

# make_release FOLDER: makes the release of an unpacked bundle, beside others, unless it is there already; prints its version.
# A release that was begun and not completed is made anew.
make_release() {
    local version digest release
    version=$(cat "$1/VERSION")
    digest=$(sha256sum <"$1/SHA256SUMS")
    release=$place/releases/$version
    if [ "$(cat "$release/complete" 2>/dev/null)" != "$digest" ]; then
        rm -rf "$release"
        mkdir -p "$release"
        cp -R "$1/deploy" "$1/VERSION" "$release"
        python3 -m venv "$release/venv" >&2
        "$release/venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-cache-dir \
            --no-index --find-links "$1/wheels" --no-deps --require-hashes --requirement "$1/packages.lock" >&2
        chmod -R go=u,go-w "$release"
        sync --file-system "$release"
        echo "$digest" >"$release/complete"
    fi
    echo "$version"
}

# switch_to VERSION: has `current` lead to this release, and `previous` to the one that it led to before.
switch_to() {
    local before
    before=$(readlink "$place/current" || true)
    [ "$before" != "releases/$1" ] || return 0
    [ -z "$before" ] || point "$place/previous" "$before"
    point "$place/current" "releases/$1"
    sync --file-system "$place"
}

# point LINK TARGET: changes a link in one step, so that it is never missing.
point() {
    ln --symbolic --force --no-dereference "$2" "$1.new"
    mv --no-target-directory "$1.new" "$1"
}

# link_files TREE…: has the system find our files: a link for each file of these folders of `deploy`, at the same path.
link_files() {
    local tree file
    for tree in "$@"; do
        while IFS= read -r file; do
            make_folder "$(dirname "$ROOT/$file")"
            point "$ROOT/$file" "$(leads_to "$tree" "$file")"
        done < <(files_of "$tree")
    done
}

# make_folder FOLDER: makes it, and notes that it was not there.
make_folder() {
    [ ! -d "$1" ] || return 0
    make_folder "$(dirname "$1")"
    mkdir "$1"
    echo "$1" >>"$place/made-folders"
}

# unlink_files TREE…: takes these links away again, and the folders that were made for them and are empty.
unlink_files() {
    local tree file
    for tree in "$@"; do
        while IFS= read -r file; do
            if [ "$(readlink "$ROOT/$file")" = "$(leads_to "$tree" "$file")" ]; then
                rm "$ROOT/$file"
            fi
        done < <(files_of "$tree")
    done
    [ ! -e "$place/made-folders" ] ||
        tac "$place/made-folders" | xargs --no-run-if-empty rmdir --ignore-fail-on-non-empty
}

files_of() {
    (cd "$place/current/deploy/$1" && find . ! -type d -printf '%P\n' | sort)
}

# A link in the tree (to enable a unit, or to switch one off) is copied as it is; to a file, a link leads through `current`.
leads_to() {
    readlink "$place/current/deploy/$1/$2" || echo "/opt/breathing-space/current/deploy/$1/$2"
}
