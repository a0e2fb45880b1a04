#!/bin/sh
# make-venv.sh PYTHON VENV: a virtual environment with pip, also on a Debian whose python3 came without the venv package.
set -eu
python=$1 venv=$2
command -v "$python" >/dev/null 2>&1 || { echo "make: $python is missing; install Python 3.11 or newer" >&2; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  { echo "make: $("$python" --version) is too old; set PYTHON to a Python 3.11 or newer" >&2; exit 1; }
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || command -v sudo >/dev/null 2>&1; }; then
    $as_root apt-get -qq update
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "python$version-venv"
  else
    echo "make: $python has no venv module; install the package python$version-venv" >&2
    exit 1
  fi
fi
[ -x "$venv/bin/python" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear "$venv"
