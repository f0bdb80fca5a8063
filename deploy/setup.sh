#!/usr/bin/env bash
# Makes this machine ready to run the kiosk or, with "test", to run its checks as well: system
# packages, then .venv with the locked Python packages and the kiosk itself.
#
#   deploy/setup.sh [test]
#
# It may be run again at any time. Where it has no right to install system packages, it says what
# to type and goes on; `kiosk doctor` tells what is still missing.
set -euo pipefail
cd "$(dirname "$0")/.."

# shellcheck source=deploy/packages.sh
. deploy/packages.sh

suitable='import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo --non-interactive true 2>/dev/null; }; }
}

install_system_packages() {
    find_missing "$@"
    if [ ${#missing[@]} -eq 0 ]; then
        return
    elif may_install && apt_install "${missing[@]}"; then
        echo "Installed: ${missing[*]}"
    else
        echo "These system packages are missing. Please type, or ask somebody who may:" >&2
        echo "    sudo apt-get install ${missing[*]}" >&2
    fi
}

find_python() {
    for python in "${PYTHON:-python3}" /usr/bin/python3 python3.13 python3.12 python3.11; do
        if "$python" -c "$suitable" 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

make_environment() {
    if ! find_python >/dev/null; then
        install_system_packages python3 python3-venv
    fi
    local python
    python=$(find_python) || {
        echo "Python 3.11, 3.12 or 3.13 with its venv module is needed, and was not found." >&2
        exit 1
    }
    if ! .venv/bin/python -c "$suitable" 2>/dev/null; then
        "$python" -m venv --clear .venv
    fi
}

pip_install() {
    .venv/bin/python -m pip install --quiet --quiet --no-input --disable-pip-version-check --no-build-isolation "$@"
}

lock=requirements.lock
packages=("${to_run[@]}")
if [ "${1:-}" = test ]; then
    lock=requirements-dev.lock
    packages+=("${to_test[@]}")
fi

install_system_packages "${packages[@]}"
make_environment
echo "Installing Python packages into .venv (100 to 200 MB the first time)…"
pip_install --require-hashes --requirement requirements-build.lock
pip_install --require-hashes --use-pep517 --requirement "$lock"
pip_install --no-deps --editable .
