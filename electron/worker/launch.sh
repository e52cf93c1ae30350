#!/bin/sh
# Starts a worker, or another program, so that nothing of it outlives the main process.
#   launch.sh R --no-echo …
# The main process holds the other end of file descriptor 3. When that end closes, even because the main process
# was killed, the watchdog below kills the worker's whole process group, and every process that left the group but
# still carries the worker's epoch in its environment (processx children do). A line on descriptor 3 asks for the
# same, but leaves the folders to the main process.
# The program replaces this shell, so its process id is the id that was spawned and the id of the group.
group=$$

watch() {
  trap '' INT QUIT TERM HUP
  asked=no
  if read -r _ <&3; then asked=yes; fi
  kill -KILL "$group"
  for file in $(grep -lsF "BRMS_STUDIO_EPOCH=$BRMS_STUDIO_EPOCH" /proc/[0-9]*/environ); do
    pid=${file#/proc/}
    pid=${pid%/environ}
    read -r stat <"/proc/$pid/stat" || continue
    # pid (name) state parent group …
    set -- ${stat##*) }
    if [ "$3" != "$group" ]; then kill -KILL "$pid"; fi
  done
  if [ "$asked" = no ]; then
    for folder in "$BRMS_STUDIO_SHM" "$TMPDIR"; do
      case "$folder" in */brms-studio-*) rm -rf "$folder" ;; esac
    done
  fi
  kill -KILL "-$group"
}

watch </dev/null >/dev/null 2>&1 &
exec 3<&-
exec "$@"
