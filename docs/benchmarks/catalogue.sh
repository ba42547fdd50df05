#!/usr/bin/env bash
# Times the catalogue with 50,000 signatures of 10 versions each, on H2 and on PostgreSQL: the packaged service over HTTP, and
# beside it the same statements through JDBC, which is what the database itself takes.
# usage: [DATA=DIR] [ROUNDS=3] [REQUESTS=700] docs/benchmarks/catalogue.sh [SIGNATURES]
# DATA keeps the loaded databases for the next time; without it they are thrown away. Needs the programs of a PostgreSQL server and python3.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$project/docs/benchmarks
signatures=${1:-50000}
rounds=${ROUNDS:-3}
requests=${REQUESTS:-700}
work=${DATA:-$(mktemp -d)}
mkdir -p "$work"
service=
fail() { echo "FAILED: $*" >&2; tail -n 5 "$work"/*.log >&2; exit 1; }
finish() {
  [ -z "$service" ] || kill -9 "$service" 2>/dev/null || true
  [ ! -f "$work/server/data/postmaster.pid" ] || as_server pg_ctl -D "$work/server/data" -m immediate stop >/dev/null || true
  [ -n "${DATA:-}" ] || rm -rf "$work"
}
trap finish EXIT

binaries=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
# PostgreSQL refuses to run as root.
as_server() {
  local program=$binaries/$1
  shift
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$program" "$@"); else "$program" "$@"; fi
}
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

"$project/skywarden" build
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
libraries() { printf '%s' "$project/target/$1/app/*:$project/target/$1/lib/main/*"; }
h2_jar=$(ls "$project"/target/quarkus-app/lib/main/com.h2database.h2-*.jar)

chmod 755 "$work"
mkdir -p "$work/server" "$work/no-captures"
[ "$(id -u)" != 0 ] || chown postgres "$work/server"
db_port=$(free_port)
# As it comes, but for where it listens: commits reach the disk.
[ -d "$work/server/data" ] || as_server initdb -D "$work/server/data" -U skywarden -A trust -E UTF8 --locale=C.UTF-8 > "$work/initdb.log"
as_server pg_ctl -D "$work/server/data" -w -l "$work/server/log" -o "-p $db_port -k $work/server -c listen_addresses=127.0.0.1" start > "$work/pg_ctl.log"

h2_url="jdbc:h2:file:$work/home-h2/catalogue"
postgresql_url="jdbc:postgresql://127.0.0.1:$db_port/postgres?user=skywarden&password=unused&reWriteBatchedInserts=true"

# start DATABASE: the service, until it listens; how long that took goes to standard error.
start() {
  local begun ready
  export SKYWARDEN_HOME=$work/home-$1 SKYWARDEN_HOST=127.0.0.1 SKYWARDEN_PORT SKYWARDEN_RELEASE=false SKYWARDEN_CAPTURES=$work/no-captures
  SKYWARDEN_PORT=$(free_port)
  unset SKYWARDEN_DATABASE
  if [ "$1" = postgresql ]; then
    export SKYWARDEN_DATABASE=jdbc:postgresql://127.0.0.1:$db_port/postgres SKYWARDEN_DATABASE_USER=skywarden SKYWARDEN_DATABASE_PASSWORD=unused
  fi
  begun=$(date +%s%3N)
  # One client submits as many as it can; a person would be told to wait.
  SKYWARDEN_LIMITS_SUBMIT_BURST=1000000 "$project/skywarden" serve >> "$work/$1.log" 2>&1 &
  service=$!
  ready=
  for _ in $(seq 1200); do
    kill -0 "$service" 2>/dev/null || fail "the service ended"
    if curl -sf "http://127.0.0.1:$SKYWARDEN_PORT/q/health/ready" > /dev/null; then ready=yes; break; fi
    sleep 0.1
  done
  [ -n "$ready" ] || fail "the service did not get ready"
  echo "$1: ready after $(($(date +%s%3N) - begun)) ms"
}
stop() { kill "$service"; wait "$service" 2>/dev/null || true; service=; }

# table FILE: the median of the rounds.
table() {
  awk '{n[$1]++; if (n[$1] == 1) order[++names] = $1; for (i = 2; i <= 5; i++) value[$1, i, n[$1]] = $i}
    function median(name, column,  all, k, i, j, t) {
      k = n[name]; for (i = 1; i <= k; i++) all[i] = value[name, column, i]
      for (i = 2; i <= k; i++) { t = all[i]; for (j = i - 1; j >= 1 && all[j] > t; j--) all[j + 1] = all[j]; all[j + 1] = t }
      return all[int((k + 1) / 2)]
    }
    END {for (o = 1; o <= names; o++) {name = order[o]; printf "%-12s p50 %8.2f ms  p99 %8.2f ms  max %8.2f ms  %6.0f/s\n",
      name, median(name, 2) / 1000, median(name, 3) / 1000, median(name, 4) / 1000, median(name, 5)}}' "$1"
}

echo "$(nproc) cores, load $(cut -d ' ' -f 1-3 /proc/loadavg); $rounds rounds of $requests requests, medians of the rounds"
if [ ! -e "$work/loaded" ]; then
  for database in h2 postgresql; do start $database; stop; done # makes the tables, takes in the tree, tells the admin's password
  "$java" -cp "$(libraries quarkus-app):$(libraries quarkus-postgresql):$h2_jar" "$here/CatalogueLoad.java" "$signatures" "$h2_url" "$postgresql_url"
  touch "$work/loaded"
fi
du -sh "$work/home-h2" | sed 's/\t.*/ in the H2 file/'
as_server psql -h 127.0.0.1 -p "$db_port" -U skywarden -d postgres -XAtc "select pg_size_pretty(pg_database_size('postgres')) || ' in PostgreSQL'"
for database in h2 postgresql; do
  url=${database}_url
  "$java" -cp "$(libraries quarkus-postgresql):$h2_jar" "$here/CatalogueSql.java" "${!url}" "$rounds" "$requests" > "$work/$database.sql"
  echo "--- $database, the statements through JDBC (load $(cut -d ' ' -f 1 /proc/loadavg))"
  table "$work/$database.sql"
  start $database
  password=$(grep -A2 'The first user is admin' "$work/$database.log" | tail -n 1 | tr -d ' ')
  python3 "$here/catalogue-http.py" "$SKYWARDEN_PORT" "$password" "$rounds" "$requests" > "$work/$database.http"
  echo "--- $database, the service over HTTP (load $(cut -d ' ' -f 1 /proc/loadavg))"
  table "$work/$database.http"
  stop
done
