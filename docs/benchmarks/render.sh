#!/usr/bin/env bash
# Times what makes a bundle of many rules (rendering, packing, signing, publishing) beside suricata-update, which merges that very bundle
# for a sensor, in the same run on the same cores. Prints a table in Markdown.
# usage: [RULES=43000] [ROUNDS=3] [CORES=0-1] [HEAP=320m] docs/benchmarks/render.sh
# Needs suricata-update; the row with its test also needs suricata.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$project/docs/benchmarks
rules=${RULES:-43000}
rounds=${ROUNDS:-3}
cores=${CORES:-0-$(($(nproc) - 1))}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
app=$project/target/quarkus-app
[ -d "$app" ] || "$project/skywarden" build >&2
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
libraries="$work/classes:$app/app/*:$app/lib/main/*:$app/lib/boot/*"
mkdir -p "$work/classes" "$work/ours"
# Beforehand, so that no compiler is in the measured process.
"${bin}javac" -d "$work/classes" -cp "$libraries" "$here/Renders.java"
ours() {
  "${bin}java" -Xmx"${HEAP:-320m}" -XX:+UseSerialGC -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "$libraries" Renders \
    "$project/signatures" "$project/rules-templates" "$work/ours" "$rules" "$1"
}

# peer NAME ARGUMENT...: suricata-update from nothing, each round in a folder of its own.
peer() {
  python3 - "$rounds" "$work" "$@" <<'PEER'
import os, shutil, statistics, subprocess, sys, time
rounds, work, name, arguments = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:]
wall, cpu, rss = [], [], 0
for _ in range(rounds):
    shutil.rmtree(f"{work}/peer", ignore_errors=True)
    log = open(f"{work}/peer.log", "wb")
    begun = time.monotonic()
    process = subprocess.Popen(["suricata-update", "-D", f"{work}/peer/data", "-o", f"{work}/peer/out", "--no-reload",
                                "--url", f"file://{work}/ours/skype.rules.tar.gz", *arguments], stdout=log, stderr=log)
    _, status, used = os.wait4(process.pid, 0)
    wall.append(time.monotonic() - begun)
    if os.waitstatus_to_exitcode(status):
        sys.exit(open(f"{work}/peer.log").read()[-2000:])
    cpu.append(used.ru_utime + used.ru_stime)
    rss = max(rss, used.ru_maxrss // 1000)
print(f"| {name} | {statistics.median(wall):.2f} ({min(wall):.2f}-{max(wall):.2f}) | {statistics.median(cpu):.2f} | {rss} |", flush=True)
PEER
}

echo "$(date -u +%F); $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), cores $cores of $(nproc), load $(cut -d ' ' -f 1-3 /proc/loadavg); JDK $("${bin}java" -version 2>&1 | sed -n 's/.*"\(.*\)".*/\1/p'), $(suricata-update -V)"
echo "$rules rules, $rounds rounds each, medians (smallest-largest)"
echo
echo "| | wall, s | CPU, s | peak RSS, MB |"
echo "|---|---|---|---|"
taskset -cp "$cores" $$ > /dev/null
ours "$rounds"
md5sum < "$work/ours/skype.rules.tar.gz" | cut -c 1-32 | tr -d '\n' > "$work/ours/skype.rules.tar.gz.md5"
peer "suricata-update, merging alone (--no-test)" --no-test --suricata-version 7.0.10
if command -v suricata > /dev/null; then peer "suricata-update as it runs by default, with its test"; fi
echo
echo "the bundle: $(stat -c %s "$work/ours/skype.rules.tar.gz") bytes; rules loaded by the peer: $(grep -c SKYWARDEN "$work/peer/out/suricata.rules")"
