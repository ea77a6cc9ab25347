#!/usr/bin/env bash
# Install from Debian's packages what the tests drive: a browser, and a mail server for the IMAP tests.
# Usage: tools/debian.sh tests
set -euo pipefail
missing=()
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
[ -x /usr/sbin/dovecot ] || missing+=(dovecot-imapd)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ]; then
  echo "The tests drive real programs: please install ${missing[*]} (on Debian: sudo apt-get install ${missing[*]}) and run make test again." >&2
  exit 2
fi
echo "Installing ${missing[*]} from Debian's packages (the tests drive them) ..."
export DEBIAN_FRONTEND=noninteractive
# A policy file keeps freshly installed servers from starting by themselves; the tests start their own.
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
