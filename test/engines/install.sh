#!/usr/bin/env bash
# Installs what test/scale.test.ts can use, where that is possible: as root on a Debian machine. Never fails: the tests
# say which engines are missing.
set -u
missing=()
command -v parallel > /dev/null || missing+=(parallel)
[ -x /usr/sbin/slurmctld ] && [ -x /usr/sbin/slurmd ] && [ -x /usr/sbin/munged ] || missing+=(slurm-wlm munge)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ] || [ ! -e /etc/debian_version ]; then
  echo "Not installed: ${missing[*]}. The tests that need them are skipped." >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
install() { timeout 120 apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null 2>&1; }
install || { timeout 60 apt-get update -qq > /dev/null 2>&1; install; } ||
  echo "Could not install: ${missing[*]}. The tests that need them are skipped." >&2
exit 0
