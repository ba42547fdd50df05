#!/usr/bin/env bash
# Times how long engines take to load the rules of a policy, beside the same engine with no rule in the same run. Prints a table in Markdown.
# usage: [POLICY=monitor] [ROUNDS=3] [CORE=0] docs/benchmarks/load.sh
# An engine that is absent is left out: suricata on PATH, SKYWARDEN_SURICATA_8, SKYWARDEN_SNORT_3.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
policy=${POLICY:-monitor}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: > "$work/none.rules"
taskset -cp "${CORE:-0}" $$ > /dev/null

# row NAME RULES COMMAND...: medians of wall and CPU seconds, and the most memory.
row() {
  python3 - "${ROUNDS:-3}" "$work/log" "$@" <<'ROW'
import os, statistics, subprocess, sys, time
rounds, log, name, rules, command = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:]
wall, cpu, most = [], [], 0
for _ in range(rounds):
    begun = time.monotonic()
    with open(log, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    _, status, used = os.wait4(process.pid, 0)
    wall.append(time.monotonic() - begun)
    if os.waitstatus_to_exitcode(status):
        sys.exit(open(log).read()[-2000:])
    cpu.append(used.ru_utime + used.ru_stime)
    most = max(most, used.ru_maxrss // 1000)
print(f"| {name} | {rules} | {statistics.median(wall):.2f} ({min(wall):.2f}-{max(wall):.2f}) | {statistics.median(cpu):.2f} | {most} |", flush=True)
ROW
}

# engine NAME LINE COMMAND...: RULES in the command is the file.
engine() {
  local name=$1 line=$2 file
  shift 2
  "$project/skywarden" render --signatures "$project/signatures" --policy "$policy" --engine "$line" --out "$work/$line" > /dev/null
  for file in "$work/none.rules" "$work/$line/skype-$policy.rules"; do
    row "$name" "$(grep -c . "$file" || true)" "${@/RULES/$file}"
  done
}

echo "$(date -u +%F); $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), core ${CORE:-0} of $(getconf _NPROCESSORS_ONLN), load $(cut -d ' ' -f 1-3 /proc/loadavg); policy $policy, ${ROUNDS:-3} rounds, medians (smallest-largest)"
echo
echo "| engine | rules | wall, s | CPU, s | peak RSS, MB |"
echo "|---|---|---|---|---|"
config=/etc/suricata/suricata.yaml
if command -v suricata > /dev/null; then engine "$(suricata -V | sed 's/.*version //; s/ .*//; s/^/Suricata /')" suricata-7 suricata -T -c $config -l "$work" -S RULES; fi
if [ -x "${SKYWARDEN_SURICATA_8:-}" ]; then
  engine "$("$SKYWARDEN_SURICATA_8" -V | sed 's/.*version //; s/ .*//; s/^/Suricata /')" suricata-8 "$SKYWARDEN_SURICATA_8" -T -c $config -l "$work" -S RULES
fi
if [ -x "${SKYWARDEN_SNORT_3:-}" ]; then
  engine "Snort $("$SKYWARDEN_SNORT_3" -V | sed -n 's/.*Version \([0-9.]*\).*/\1/p')" snort-3 "$SKYWARDEN_SNORT_3" -T -c "$project/src/main/resources/io/skywarden/proof/engine/snort.lua" -R RULES
fi
