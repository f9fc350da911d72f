# Sourced by the other scripts: makes .venv from the lock file, once, and again when the lock changes.
# shellcheck shell=sh
#
#   environment NAME LOCK    LOCK is a requirements file with hashes
#
# The stamp is written last, so an install that was killed is simply done again.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
venv="$root/.venv"

say() { printf '%s\n' "$*" >&2; }

# A Python of at least 3.11, or one sentence that names what is missing.
find_python() {
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    say "Cần Python 3.11 trở lên (Debian, Ubuntu: apt install python3)."
    exit 2
}

# As root, or with a sudo that asks no password; says no otherwise.
install_debian() {
    command -v apt-get >/dev/null || return 1
    as_root=''
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root='sudo -n'
    fi
    # A fresh machine has no package lists yet; one that has them need not fetch them again.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2 ||
        { $as_root apt-get update -q >&2 &&
            $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2; }
}

make_venv() {
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        say "Python này thiếu ensurepip; đang cài gói python3-venv…"
        install_debian python3-venv ||
            { say "Hãy cài gói python3-venv (apt install python3-venv) rồi chạy lại."; exit 2; }
    fi
    rm -rf "$venv"
    "$python" -m venv "$venv"
}

# What an environment is made for: a lock, the project file, and where the checkout stands.
stamp_of() { printf '%s %s' "$(cat "$root/$1" "$root/pyproject.toml" | cksum)" "$root"; }

ready() { [ "$(cat "$venv/.stamp-$1" 2>/dev/null)" = "$(stamp_of "$2")" ]; }

# environment NAME LOCK: LOCK (named from the root) is installed under the stamp NAME.
environment() {
    set -e
    ready "$1" "$2" && return 0
    python=$(find_python) || exit 2
    mkdir -p "$root/.cache"
    # Two builds started at once must not install over one another.
    if command -v flock >/dev/null; then
        exec 9>"$root/.cache/environment.lock"
        flock 9
        ready "$1" "$2" && return 0
    fi
    say "Đang chuẩn bị môi trường ở .venv (chỉ lần đầu, hoặc khi $2 thay đổi)…"
    rm -f "$venv/.stamp-$1"
    "$venv/bin/python" -c 'import pip' 2>/dev/null || make_venv
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$root/$2"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-build-isolation --no-deps --editable "$root"
    stamp_of "$2" >"$venv/.stamp-$1"
    if command -v flock >/dev/null; then exec 9>&-; fi
}
