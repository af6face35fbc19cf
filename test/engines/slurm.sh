#!/usr/bin/env bash
# Starts a Slurm cluster of this machine alone, without systemd: munged, slurmctld, slurmd, as whoever calls.
#
#     slurm.sh start DIRECTORY CONTROLLER_PORT NODE_PORT    everything it writes is in DIRECTORY; SLURM_CONF is DIRECTORY/slurm.conf
#     slurm.sh stop DIRECTORY
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin
here=$(cd "$(dirname "$0")" && pwd)
command=$1
directory=$2

stop() {
  for name in slurmd slurmctld munged; do
    if [ -s "$directory/$name.pid" ]; then
      kill "$(cat "$directory/$name.pid")" 2>/dev/null || true
    fi
  done
}

give_up() {
  echo "slurm.sh: $1" >&2
  tail -n 15 "$directory"/*.log >&2 || true
  stop
  exit 1
}

start() {
  mkdir -p "$directory/state" "$directory/spool"
  # munged wants directories that nobody else can write to, from the root on; --force lets /tmp pass.
  chmod 755 "$directory"
  head -c 128 /dev/urandom > "$directory/munge.key"
  chmod 600 "$directory/munge.key"
  sed -e "s|@HOST@|$(hostname -s)|" -e "s|@USER@|$(id -un)|" -e "s|@DIRECTORY@|$directory|" \
    -e "s|@CONTROLLER_PORT@|$1|" -e "s|@NODE_PORT@|$2|" "$here/slurm.conf" > "$directory/slurm.conf"
  export SLURM_CONF=$directory/slurm.conf
  munged --force --socket="$directory/munge.socket" --key-file="$directory/munge.key" \
    --pid-file="$directory/munged.pid" --seed-file="$directory/munge.seed" --log-file="$directory/munged.log" \
    2> "$directory/start.log" || give_up 'munged does not start'
  slurmctld 2>> "$directory/start.log" || give_up 'slurmctld does not start'
  slurmd -N "$(hostname -s)" 2>> "$directory/start.log" || give_up 'slurmd does not start'
  for _ in $(seq 100); do
    if [ "$(sinfo --noheader --format=%t 2>/dev/null)" = idle ]; then
      return
    fi
    sleep 0.2
  done
  give_up 'the node does not become idle'
}

case $command in
  start) start "$3" "$4" ;;
  stop) stop ;;
  *) give_up "there is no command $command" ;;
esac
