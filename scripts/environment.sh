# shellcheck shell=bash
# Shared by run, test and lint: finds Python, makes .venv in the checkout and
# fills it only when the pinned requirements changed. Understands bash 3.2,
# the newest that macOS brings along. Everything said goes to standard error.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    stop "The kiosk needs Python 3.11 or newer, as in Debian 12 and Raspberry Pi OS 12. $(how_to_install python3)"
}

# one sentence with the command for this system; $1 is the package's name
how_to_install() {
    if command -v apt-get >/dev/null; then
        echo "Install it with: sudo apt install $1"
    elif command -v brew >/dev/null; then
        echo "Install it with: brew install $1"
    elif [ "$(uname)" = Darwin ]; then
        echo "Install Homebrew from https://brew.sh, then: brew install $1"
    else
        echo "Install $1 with your system's package manager."
    fi
}

make_venv() {
    local python version
    python=$(find_python) || exit 1
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        stop "Python $version is here, but its venv part is missing. $(how_to_install "python$version-venv")"
    fi
    say "Making a private Python $version environment in .venv ..."
    "$python" -m venv --clear "$venv" || stop "Python could not make $venv. Is the disk full or read-only?"
}

# pip writes its paths into .venv, so a moved checkout needs a new one
venv_works() {
    [ "$(cat "$venv/made-in" 2>/dev/null)" = "$root" ] && is_new_enough "$venv/bin/python"
}

pip_install() {
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --no-deps "$@"
}

# $1 a name for the stamp, then the files whose change asks for a new installation
is_current() {
    local stamp=$venv/$1.stamp
    shift
    [ "$(cat "$@" | cksum)" = "$(cat "$stamp" 2>/dev/null)" ]
}

mark_current() {
    local stamp=$venv/$1.stamp
    shift
    cat "$@" | cksum >"$stamp"
}

no_parts() {
    stop "Some parts of the kiosk could not be installed (see the lines above)." \
        "The first start needs the internet once. Connect this machine, then run the same command again."
}

install_kiosk() {
    local pinned=$root/scripts/requirements.txt build=$root/scripts/requirements-build.txt
    local files=("$build" "$pinned" "$root/setup.cfg" "$root/setup.py" "$root/pyproject.toml" "$root/kiosk/__init__.py")
    if ! venv_works; then
        make_venv
        echo "$root" >"$venv/made-in"
    fi
    if is_current kiosk "${files[@]}"; then
        return
    fi
    say "Installing the kiosk's parts (the first time takes a minute or two) ..."
    # the build tool first: a part without a ready-made file for this machine is built with it
    pip_install --require-hashes -r "$build" || no_parts
    pip_install --require-hashes --no-build-isolation -r "$pinned" || no_parts
    pip_install --no-build-isolation --editable "$root" || no_parts
    mark_current kiosk "${files[@]}"
}

install_test_tools() {
    local pinned=$root/scripts/requirements-test.txt
    if is_current test "$pinned"; then
        return
    fi
    say "Installing the test tools ..."
    pip_install --require-hashes -r "$pinned" || no_parts
    mark_current test "$pinned"
}
