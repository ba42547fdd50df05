#!/usr/bin/env bash
# Times the in-process judge beside Suricata on the same captures with the same signatures, in one run.
# usage: docs/benchmarks/proof.sh CAPTURES        (a folder of captures)
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
captures=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rounds=${ROUNDS:-5}

"$project/skywarden" render --engine suricata-7 --out "$work/rules" > /dev/null
# Suricata ends its walk of a folder at the first file that is no capture, so it gets a folder of captures alone.
mkdir "$work/captures"
find "$captures" \( -name '*.pcap' -o -name '*.pcapng' -o -name '*.cap' \) -exec cp {} "$work/captures/" \;
files=$(find "$captures" -name '*.pcap' -o -name '*.pcapng' -o -name '*.cap' | wc -l)

# timed NAME COMMAND...: wall and CPU seconds of each round, then their medians.
timed() {
  local name=$1 out=$work/$1; shift
  mkdir -p "$out"
  for round in $(seq "$rounds"); do
    { TIMEFORMAT='%R %U %S'; time "$@" > "$out/log" 2>&1; } 2>> "$out/times" || { cat "$out/log"; exit 1; }
  done
  awk '{print $1, $2 + $3}' "$out/times" | sort -n | awk -v n="$name" -v files="$files" -v packets="$packets" \
    '{w[NR] = $1; c[NR] = $2} END {m = int((NR + 1) / 2); printf "%-26s wall %6.2f s (%.2f-%.2f)  cpu %6.2f s  %7.2f ms a capture  %7.0f packets/s\n", n, w[m], w[1], w[NR], c[m], 1000 * w[m] / files, packets / w[m]}'
}

in_process() { "$project/skywarden" prove --captures "$captures" --engine in-process; }
suricata_folder() { rm -rf "$work/eve"; mkdir "$work/eve"; suricata -c /etc/suricata/suricata.yaml -k none --runmode single \
  -S "$work/rules/skype-monitor.rules" -r "$work/captures" -l "$work/eve"; }
suricata_each() { rm -rf "$work/eve"; mkdir "$work/eve"; find "$captures" -name '*.pcap*' | while read -r file; do
  suricata -c /etc/suricata/suricata.yaml -k none --runmode single -S "$work/rules/skype-monitor.rules" -r "$file" -l "$work/eve" || true; done; }
suricata_socket() { "$project/skywarden" prove --captures "$captures" --engine suricata-7; }

packets=$(suricata_folder > /dev/null 2>&1; sed -n 's/.*read [0-9]* files*, \([0-9]*\) packets.*/\1/p' "$work/eve/suricata.log" | tail -n 1)
echo "$packets packets as Suricata counts them"
echo "captures: $files files, $(du -sbL "$captures" | cut -f 1) bytes; $(suricata -V 2>&1 | head -n 1); $(nproc) cores; $rounds rounds, medians (min-max)"
timed in-process in_process
timed suricata-folder suricata_folder
timed in-process+socket suricata_socket
rounds=1
timed suricata-process-each suricata_each
