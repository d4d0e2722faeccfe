#!/usr/bin/env bash
# The tests in the editor and the pictures need Chromium: installs it where this is root's Debian, else says what is missing.
set -euo pipefail

chromium=${CHROMIUM_PATH:-/usr/bin/chromium}
if [ -x "$chromium" ]; then
	echo "Chromium: $chromium"
	exit 0
fi

if [ -z "${CHROMIUM_PATH:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update
	apt-get install --yes --no-install-recommends chromium
	exit 0
fi

echo "There is no Chromium at $chromium. Install it (Debian: apt-get install chromium, as root), or set CHROMIUM_PATH to where yours is." >&2
exit 1
