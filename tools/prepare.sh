#!/bin/sh
# Prepare this machine: Python's venv and, on Debian and Ubuntu, the system libraries that Qt needs.
# Usage: prepare.sh app|dev|bench. Says in one sentence what is missing when it may not install it itself.
set -eu
part=${1:-app}

libraries="libEGL.so.1:libegl1 libGL.so.1:libgl1 libxkbcommon.so.0:libxkbcommon0 libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 libglib-2.0.so.0:libglib2.0-0"
screen="libxcb-cursor.so.0:libxcb-cursor0 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0 libxcb-xkb.so.1:libxcb-xkb1"
[ "$part" = dev ] || libraries="$libraries $screen"
[ "$part" = bench ] && libraries="$libraries libpango-1.0.so.0:libpango-1.0-0 libpangoft2-1.0.so.0:libpangoft2-1.0-0 libharfbuzz-subset.so.0:libharfbuzz-subset0"

want=""
if [ "$(uname -s)" = Linux ]; then
  have=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)
  for pair in $libraries; do
    case "$have" in *"${pair%%:*}"*) ;; *) want="$want ${pair##*:}" ;; esac
  done
  "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || want="$want python3-venv"
fi

if [ -n "$want" ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing system libraries:$want"
    DEBIAN_FRONTEND=noninteractive apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $want >/dev/null
  elif command -v apt-get >/dev/null; then
    echo "AE Desk needs system libraries that only an administrator can install. Please run:" >&2
    echo "  sudo apt-get install$want" >&2
    exit 1
  else
    echo "AE Desk needs these system libraries (names as in Debian):$want. Please install them and try again." >&2
    exit 1
  fi
fi

if [ "$part" != bench ] && [ ! -x .venv/bin/python ]; then
  if ! "${PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "AE Desk needs Python 3.11 or newer; found $("${PYTHON:-python3}" --version 2>&1). Name another with: make PYTHON=/path/to/python3.11 run" >&2
    exit 1
  fi
  "${PYTHON:-python3}" -m venv .venv
fi
