#!/bin/sh
# Installs the suite from this folder; no SDK, no network. The program beside it does the work.
#   ./install.sh [--machine] [--flavour auto|compat|avx2] [PLUGIN…]      for this user, or for everyone (as root)
#   ./install.sh uninstall [--machine]   ./install.sh doctor             what was installed goes; what lies where
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
tool=$here/topdown-suite

say() { printf 'install.sh: %s\n' "$1" >&2; }
case $(uname -s)-$(uname -m) in
  Linux-x86_64) ;;
  *) say "these plug-ins are for Linux on x86-64, this is $(uname -s) on $(uname -m)."; exit 3 ;;
esac
[ -x "$tool" ] || { say "$tool is missing or not executable: unpack the whole archive again."; exit 3; }
"$tool" cpu >/dev/null 2>&1 || { say "the plug-ins need glibc @GLIBC@ or later (Debian 12, Ubuntu 22.04, Fedora 35 and newer)."; exit 3; }

case ${1:-} in
  install | uninstall | doctor | presets | cpu) ;;
  *) set -- install "$@" ;;
esac
exec "$tool" "$@"
