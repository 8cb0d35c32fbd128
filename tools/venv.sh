#!/bin/sh
# usage: venv.sh PYTHON FOLDER -- a virtual environment with pip, made when it is not there.
set -e
python=$1 folder=$2
[ -x "$folder/bin/pip" ] && exit 0
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Workbench needs Python 3.11 or newer; $("$python" --version) was found." >&2
    exit 2
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    # Debian splits venv off its Python.
    sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Installing python$version-venv ..."
    { $sudo apt-get update -qq && $sudo apt-get install -y -qq "python$version-venv"; } >/dev/null || {
        echo "Please install the package python$version-venv (it makes virtual environments), then run make again." >&2
        exit 2
    }
fi
rm -rf "$folder"
"$python" -m venv "$folder"
