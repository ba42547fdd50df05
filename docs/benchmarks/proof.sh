#!/usr/bin/env bash
# Times our judge beside Suricata and ndpiReader, one after another on the same core, on a folder of captures and on captures that
# './skywarden captures multiply' makes of it. Prints tables in Markdown.
# usage: [SIZES="500MB 5GB"] [ROUNDS=3] [CORE=0] [WORK=DIR] [PEERS_ONLY=yes] docs/benchmarks/proof.sh CAPTURES
# WORK keeps the multiplied captures for the next time. A judge that is absent is said to be. Needs python3; as peers suricata 7 and
# ndpiReader (Debian: apt-get install suricata libndpi-bin).
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$project/docs/benchmarks
captures=$(cd "$1" && pwd)
rounds=${ROUNDS:-3}
core=${CORE:-0}
work=${WORK:-$(mktemp -d)}
mkdir -p "$work"
[ -n "${WORK:-}" ] || trap 'rm -rf "$work"' EXIT

# --- ours -------------------------------------------------------------------------------------------------------------
# HOOK: what is run for us; $1 is a folder of captures. "cold" knows nothing of them, "warm" has their traces, made before the clock runs.
# WARM_COMMAND adds a row of another way to ask for one new signature, which finds the folders in $CAPTURES, $TRACES and $SIGNATURES.
ours_cold() { row "skywarden, cold" "$project/skywarden" prove --threads 1 --captures "$1" --engine in-process; }
ours_warm() {
  rm -rf "$work/traces"
  "$project/skywarden" captures decode --traces "$work/traces" "$1" > "$work/decode.log" 2>&1 || [ $? = 1 ]
  row "skywarden, warm, all signatures" "$project/skywarden" prove --threads 1 --traces "$work/traces" --captures "$1" --engine in-process
  row "skywarden, warm, one signature" "$project/skywarden" prove --threads 1 --traces "$work/traces" --captures "$1" --engine in-process \
    --signatures "$work/one"
  [ -z "${WARM_COMMAND:-}" ] || CAPTURES=$1 TRACES=$work/traces SIGNATURES=$work/one row "skywarden, warm, $WARM_COMMAND" bash -c "$WARM_COMMAND"
}
# The service has judged before: the same in a process that has warmed up.
ours_warmed() {
  local app=$project/target/quarkus-app java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  taskset -c "$core" "$java" --enable-native-access=ALL-UNNAMED -Xmx384m -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*" "$here/Verdicts.java" "$1" "$work/traces" "$project/signatures" "$work/one" "$rounds" "$packets" "$size"
}
rm -rf "$work/one"
mkdir "$work/one"
cp -R "$(find "$project/signatures" -name signature.yaml -path '*/C01-*' -exec dirname {} \;)" "$project/signatures/sids.lock" "$work/one/"

# --- peers ------------------------------------------------------------------------------------------------------------
"$project/skywarden" render --engine suricata-7 --out "$work/rules" > /dev/null
rules=$work/rules/skype-monitor.rules
grep -m 1 '^alert' "$rules" > "$work/one.rules"
packets=0

# row NAME COMMAND...: one line of the table. A command that prints nothing to standard error but fails is a failure of the benchmark.
row() { local name=$1; shift; taskset -c "$core" python3 "$here/proof.py" row "$rounds" "$packets" "$size" "$name" "$@"; }
has() { command -v "$1" > /dev/null || { echo "| $1 | not run: it is not installed | | | | |"; return 1; }; }

# Alerts and nothing else are written: what it costs to log every flow is not asked here.
suricata_alone() {
  local name=$1 file=$2; shift 2
  rm -rf "$work/log"; mkdir "$work/log"
  row "$name" suricata -c /etc/suricata/suricata.yaml -k none --runmode single --set outputs.1.eve-log.enabled=no "$@" -r "$file" -l "$work/log"
  local read
  read=$(sed -n 's/.*read [0-9]* files*, \([0-9]*\) packets.*/\1/p' "$work/log/suricata.log" | tail -n 1)
  [ "$read" -ge $((packets * 99 / 100)) ] || { echo "suricata read $read of $packets packets" >&2; exit 1; }
}
socket_mode() {
  row "$1" python3 "$here/proof.py" socket "$2" "$3" "$work/socket"
}
peers() { # FOLDER-OR-FILE LIST-OF-FILES
  if has suricata; then
    suricata_alone "suricata -r, all rules" "$1" -S "$rules"
    suricata_alone "suricata -r, no rules" "$1" -S /dev/null
    socket_mode "suricata, socket, all rules" "$rules" "$2"
    socket_mode "suricata, socket, one rule" "$work/one.rules" "$2"
  fi
  ! has ndpiReader || row "ndpiReader -q" ndpiReader -q -i "$2"
}
table() { # TITLE FOLDER FILE-OR-FOLDER
  find "$2" -type f \( -name '*.pcap' -o -name '*.pcapng' -o -name '*.cap' \) | sort > "$work/list.txt"
  size=$(tr '\n' '\0' < "$work/list.txt" | du -cb --files0-from=- | tail -n 1 | cut -f 1)
  packets=$(python3 "$here/proof.py" packets "$work/list.txt")
  echo
  echo "$1: $(wc -l < "$work/list.txt") files, $size bytes, $packets packets"
  echo
  echo "| judge | wall, s | CPU, s | peak RSS, MB | packets/s | MB/s |"
  echo "|---|---|---|---|---|---|"
  [ -n "${PEERS_ONLY:-}" ] || { ours_cold "$2"; ours_warm "$2"; ours_warmed "$2"; }
  peers "$3" "$work/list.txt"
}

echo "$(date -u +%F); $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), core $core of $(nproc); load $(cut -d ' ' -f 1-3 /proc/loadavg)"
echo "$({ suricata -V || true; } 2>&1 | head -n 1); $({ ndpiReader -h || true; } 2>&1 | head -n 1); JDK $("${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.*"\(.*\)".*/\1/p')"
echo "$rounds rounds each, medians (smallest-largest), whole processes with their start, page cache warm"

# Suricata ends its walk of a folder at the first file that is no capture and passes over links, so it gets copies in a folder of their own.
rm -rf "$work/flat"
mkdir "$work/flat"
find "$captures" -type f \( -name '*.pcap' -o -name '*.pcapng' -o -name '*.cap' \) -exec cp {} "$work/flat/" \;
table "The folder" "$captures" "$work/flat"
for wanted in ${SIZES:-500MB}; do
  big=$work/big-$wanted/big.pcap
  mkdir -p "$work/big-$wanted"
  [ -f "$big" ] || "$project/skywarden" captures multiply "$captures" "$big" --size "$wanted" > "$work/multiply.log" 2>&1 || { cat "$work/multiply.log"; exit 1; }
  cat "$big" > /dev/null
  table "Multiplied to $wanted" "$work/big-$wanted" "$big"
done
