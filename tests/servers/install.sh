#!/usr/bin/env bash
# install.sh: the servers that the tests talk to, and the language data for reading scans. Installs by apt what is
# missing, in one call, and unpacks a real MySQL beside the system in .servers/mysql. Starts no service. Quick when
# everything is there; what cannot be had is an error, because a test that skips its server proves nothing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
packages=(dovecot-imapd dovecot-lmtpd mariadb-server-core mariadb-client-core tesseract-ocr-script-latn tesseract-ocr-osd)
PATH=$PATH:/usr/sbin:/sbin

fail() { echo "servers: $*" >&2; exit 1; }

complete() {
  command -v dovecot mariadbd mariadb-install-db mariadb >/dev/null && [ -x /usr/lib/dovecot/imap ] && [ -x /usr/lib/dovecot/lmtp ] &&
    compgen -G '/usr/share/tesseract-ocr/*/tessdata/Latin.traineddata' >/dev/null &&
    compgen -G '/usr/share/tesseract-ocr/*/tessdata/osd.traineddata' >/dev/null
}

as_root=()
become_root() {
  [ "$(id -u)" = 0 ] && return
  command -v sudo >/dev/null || fail "Dovecot, MariaDB or language data for scans are missing, and here is neither root nor sudo; as root: apt-get install --no-install-recommends ${packages[*]}"
  as_root=(sudo)
}

# Both invoke-rc.d and deb-systemd-invoke ask this one file before they start a service; 101 means "forbidden".
policy=/usr/sbin/policy-rc.d
forbid_services() {
  [ -e "$policy" ] && return
  trap '"${as_root[@]}" rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod 755 "$policy"
}

install_packages() {
  command -v apt-get >/dev/null || fail "this is no Debian; install Dovecot 2.3 (IMAP and LMTP), MariaDB and Tesseract's data (Latin, osd) yourself"
  become_root
  local had_dovecot=; command -v dovecot >/dev/null && had_dovecot=1
  forbid_services
  echo "servers: installing ${packages[*]}"
  local log="$root/.servers/apt.log"
  { "${as_root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
      install --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 || { tail -n 30 "$log" >&2; fail "apt failed"; }
  # Installing also enables the unit for the next boot; the tests run their own copy only.
  if [ -z "$had_dovecot" ] && command -v systemctl >/dev/null; then
    "${as_root[@]}" systemctl --quiet disable dovecot.service dovecot.socket 2>/dev/null || true
  fi
}

mkdir -p "$root/.servers"
complete || install_packages
complete || fail "apt installed ${packages[*]}, yet something is still missing"
case $(dovecot --version) in
  2.3.*) ;;
  *) fail "the tests' configuration is for Dovecot 2.3, here is $(dovecot --version)" ;;
esac
bash "$here/get-mysql.sh" "$root/.servers/mysql"
