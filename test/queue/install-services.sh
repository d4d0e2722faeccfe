#!/bin/sh
# Installs the Debian packages of Redis and PostgreSQL; their own services are not started, the test runs its own.
set -eu

fail() {
	echo "$1" >&2
	exit 1
}

command -v apt-get > /dev/null || fail 'there is no apt-get here to install them with'
if [ "$(id -u)" -eq 0 ]; then
	as_root=''
elif command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
	as_root='sudo -n'
else
	fail 'only root may install them'
fi

# Without this Debian starts a server of its own on the default port.
$as_root mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] ||
	echo 'create_main_cluster = false' | $as_root tee /etc/postgresql-common/createcluster.conf > /dev/null

install() {
	$as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
		apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends redis-server postgresql
}
install || { $as_root apt-get -o DPkg::Lock::Timeout=120 update && install; }
