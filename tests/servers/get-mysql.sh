#!/usr/bin/env bash
# get-mysql.sh FOLDER: a real MySQL server, unpacked into FOLDER with its own C library. Nothing is installed: it lives
# beside a MariaDB, with which its package conflicts. No root needed. Debian carries MySQL in sid alone, so the packages
# come from there, through the mirror in this machine's own apt sources and checked with Debian's archive keys.
#
#   FOLDER/bin/mysqld   takes any option of mysqld
#   FOLDER/data         an initialised data folder to copy (root without password)
#   FOLDER/VERSION      written last: its presence means that FOLDER is complete
set -euo pipefail
target=${1:?usage: get-mysql.sh FOLDER}
suite=sid
mkdir -p "$target"
target=$(cd "$target" && pwd)

complete() { [ -s "$target/VERSION" ] && [ -d "$target/data/mysql" ] && "$target/bin/mysqld" --version >/dev/null 2>&1; }
complete && exit 0
exec 9>"$target/.lock"
flock 9
complete && exit 0

fail() { echo "get-mysql: $*" >&2; exit 1; }

case $(dpkg --print-architecture 2>/dev/null || echo none) in
  amd64) triplet=x86_64-linux-gnu loader=ld-linux-x86-64.so.2 ;;
  arm64) triplet=aarch64-linux-gnu loader=ld-linux-aarch64.so.1 ;;
  *) fail "Debian on amd64 or arm64 is needed" ;;
esac
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r "$keyring" ] || fail "$keyring is missing; as root: apt-get install debian-archive-keyring"

mirror() {
  local file
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -r "$file" ] || continue
    case $file in
      *.sources) awk 'tolower($1) == "uris:" { for (i = 2; i <= NF; i++) if ($i ~ /\/debian\/?$/) print $i }' "$file" ;;
      *) awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /\/debian\/?$/) print $i }' "$file" ;;
    esac
  done | sed -n 1p
}
uri=$(mirror)
[ -n "$uri" ] || fail "this machine's apt sources name no Debian mirror (an address that ends in /debian)"

# apt with a state of its own: an empty list of installed packages, so that everything is resolved from the suite.
work=$(mktemp -d "${TMPDIR:-/tmp}/get-mysql.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{state,lists/partial,cache/archives/partial,debs,empty,root}
: >"$work/status"
cat >"$work/mysql.sources" <<SOURCES
Types: deb
URIs: $uri
Suites: $suite
Components: main
Signed-By: $keyring
SOURCES
apt=(apt-get -qq
  -o Dir::Etc::sourcelist="$work/mysql.sources" -o Dir::Etc::sourceparts="$work/empty"
  -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts="$work/empty"
  -o Dir::State="$work/state" -o Dir::State::lists="$work/lists" -o Dir::State::status="$work/status"
  -o Dir::Cache="$work/cache" -o Dir::Cache::archives="$work/cache/archives"
  -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3 -o Debug::NoLocking=1)
"${apt[@]}" update || fail "the mirror's index of $suite could not be read"

# What the server needs, less what only its helper scripts need.
spare='^(perl|libperl|libgdbm|libdb5|gcc-[0-9]+-base|libc-gconv|libsasl2-modules|openssl-provider|libtirpc-common|tzdata|debconf)'
mapfile -t closure < <("${apt[@]}" -s --no-install-recommends install mysql-server-core 2>"$work/why" |
  awk '$1 == "Inst" { print $2 }' | grep -Ev "$spare")
[ "${#closure[@]}" -gt 5 ] || { cat "$work/why" >&2; fail "Debian $suite offers no installable mysql-server-core now"; }
(cd "$work/debs" && "${apt[@]}" download "${closure[@]}")

for deb in "$work"/debs/*.deb; do
  dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$work/root" --keep-directory-symlink --no-same-owner \
    --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*' \
    --exclude='./usr/share/lintian/*' --exclude="./usr/lib/$triplet/gconv/*" --exclude='./usr/bin/*' \
    --exclude='./etc/*' --exclude='./var/*'
done

rm -rf "$target/VERSION" "$target/root" "$target/bin" "$target/data"
mkdir -p "$target/bin"
mv "$work/root" "$target/root"
loader=$(cd "$target/root" && find . -name "$loader" ! -type d | sed -n 's|^\./||p' | sed -n 1p)
# The binary runs on its own loader and libraries, so it finds nothing by its own path: every folder is named.
# secure_file_priv: Debian's built-in folder must exist, or the server ends at once.
cat >"$target/bin/mysqld" <<WRAPPER
#!/bin/sh
root="\$(dirname "\$(readlink -f "\$0")")/../root"
unset LD_PRELOAD LD_LIBRARY_PATH
exec "\$root/$loader" --argv0 "\$root/usr/sbin/mysqld" \\
  --library-path "\$root/usr/lib/$triplet:\$root/lib/$triplet:\$root/usr/lib/$triplet/private" \\
  "\$root/usr/sbin/mysqld" --no-defaults --basedir="\$root/usr" --lc-messages-dir="\$root/usr/share/mysql" \\
  --character-sets-dir="\$root/usr/share/mysql/charsets" --plugin-dir="\$root/usr/lib/mysql/plugin" \\
  --secure-file-priv=NULL "\$@"
WRAPPER
chmod 755 "$target/bin/mysqld"
"$target/bin/mysqld" --version >/dev/null || fail "the server was unpacked and does not run here"

# By default root may come from the local socket alone.
echo "CREATE USER root@'%' IDENTIFIED BY ''; GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;" >"$work/root.sql"
user=()
[ "$(id -u)" != 0 ] || user=(--user=root)
"$target/bin/mysqld" "${user[@]}" --initialize-insecure --datadir="$work/data" --init-file="$work/root.sql" --innodb-redo-log-capacity=32M \
  --innodb-flush-method=nosync --skip-log-bin --log-error="$work/initialise.log" ||
  { cat "$work/initialise.log" >&2; fail "the server could not make its data folder"; }
rm -f "$work/data/auto.cnf"
mv "$work/data" "$target/data"
# Whoever runs the tests copies it: these are throwaway keys and an empty database.
chmod -R a+rX "$target"
basename "$work"/debs/mysql-server-core_*.deb | cut -d_ -f2 >"$target/VERSION"
echo "get-mysql: MySQL $(cat "$target/VERSION") in $target"
