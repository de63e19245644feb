#!/usr/bin/env bash
# The command line against the real Prisma's, whole processes in turn on PostgreSQL: a schema of 500 models compared
# with nothing, pushed and pulled, and 800 small migrations deployed. Medians in milliseconds.
#   bench/migrations.sh [RUNS]
# REFRACT_TEST_POSTGRES names the server (postgresql://user@host:port/postgres); bench/prisma/setup.sh comes first.
# PRISMA_SCHEMA_ENGINE_BINARY names another engine than the one that the `prisma` package fetches.
set -eu
runs=${1:-5}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work="$root/artifacts/migrations"
server=${REFRACT_TEST_POSTGRES:?names the server, such as postgresql://postgres@127.0.0.1:5432/postgres}
models=500
migrations=800
TIMEFORMAT=%R
export PGOPTIONS='-c client_min_messages=warning'
export PRISMA_HIDE_UPDATE_MESSAGE=1 CHECKPOINT_DISABLE=1 DOTNET_NOLOGO=1

for project in src/Refract.Cli bench/Refract.Benchmarks; do
  [ -n "${REFRACT_BENCH_BUILT:-}" ] || dotnet build -c Release -v quiet --nologo "$root/$project" >/dev/null
done
refract=${REFRACT_BENCH_CLI:-$root/artifacts/bin/Refract.Cli/release/refract}
prisma="node ${PRISMA_PACKAGE:-$here/prisma/node_modules/prisma}/build/index.js"
harness=${REFRACT_BENCH_HARNESS:-$root/artifacts/bin/Refract.Benchmarks/release/Refract.Benchmarks}

rm -rf "$work"
mkdir -p "$work/times" "$work/large" "$work/small/migrations"
"$harness" --schema "$models" >"$work/whole.prisma"
# Each tool reads the same models; the URL comes from the environment, and a generator is not run.
{
  printf 'datasource db {\n  provider = "postgresql"\n}\n\n'
  sed -n '/^\/\/\/ The model/,$p' "$work/whole.prisma"
} >"$work/large/schema.prisma"
printf 'datasource db {\n  provider = "postgresql"\n}\n\nmodel T0 {\n  id Int @id\n}\n' >"$work/small/schema.prisma"
printf 'provider = "postgresql"\n' >"$work/small/migrations/migration_lock.toml"
for n in $(seq "$migrations"); do
  folder="$work/small/migrations/$(printf '2026%010d_step' "$n")"
  mkdir "$folder"
  if [ $((n % 2)) = 1 ]; then
    printf 'CREATE TABLE "T%d" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL);\n' "$n" >"$folder/migration.sql"
  else
    printf 'ALTER TABLE "T%d" ADD COLUMN "more" INTEGER;\nCREATE INDEX "T%d_name_idx" ON "T%d"("name");\n' \
      $((n - 1)) $((n - 1)) $((n - 1)) >"$folder/migration.sql"
  fi
done
for folder in large small; do
  cat >"$work/$folder/prisma.config.mjs" <<'END'
export default {
  schema: './schema.prisma', migrations: { path: './migrations' }, datasource: { url: process.env.DATABASE_URL },
}
END
done

sql() { psql -X -q -v ON_ERROR_STOP=1 "$server" -c "$1" >/dev/null; }
url() { echo "${server%/*}/refract_bench_$1"; }
empty() {
  sql "DROP DATABASE IF EXISTS refract_bench_$1 WITH (FORCE)"
  sql "CREATE DATABASE refract_bench_$1"
}
finish() {
  sql 'DROP DATABASE IF EXISTS refract_bench_refract WITH (FORCE)'
  sql 'DROP DATABASE IF EXISTS refract_bench_prisma WITH (FORCE)'
}
trap finish EXIT

# timed CASE TOOL FOLDER ARGUMENTS: a process with its database, its milliseconds into the times of the case
timed() {
  local case=$1 tool=$2 folder=$3 command seconds
  shift 3
  if [ "$tool" = refract ]; then command=$refract; else command=$prisma; fi
  # shellcheck disable=SC2086
  if ! seconds=$({ time (cd "$work/$folder" &&
    DATABASE_URL=$(url "$tool") $command "$@" >"$work/$case-$tool.out" 2>"$work/$case-$tool.err"); } 2>&1); then
    echo "migrations.sh: $tool $* failed:" >&2
    tail -20 "$work/$case-$tool.err" >&2
    exit 1
  fi
  awk -v s="$seconds" 'BEGIN { printf "%d\n", s * 1000 }' >>"$work/times/$case-$tool"
}
median() { sort -n "$work/times/$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

for _ in $(seq "$runs"); do
  for tool in refract prisma; do
    empty $tool
    timed diff $tool large migrate diff --from-empty --to-schema schema.prisma --script
  done
  for tool in refract prisma; do
    empty $tool
    timed push $tool large db push
  done
  for tool in refract prisma; do timed pull $tool large db pull --print; done
  for tool in refract prisma; do
    empty $tool
    timed deploy $tool small migrate deploy
  done
done

printf '| %-38s | %8s | %8s | %6s |\n' 'whole process, PostgreSQL' refract prisma ratio
printf '|---|---|---|---|\n'
report() {
  printf '| %-38s | %5s ms | %5s ms | %6s |\n' "$2" "$(median "$1-refract")" "$(median "$1-prisma")" \
    "$(awk -v a="$(median "$1-refract")" -v b="$(median "$1-prisma")" 'BEGIN { printf "%.2f", a / b }')"
}
report diff "$models models: diff from empty"
report push "$models models: push"
report pull "$models models: pull"
report deploy "$migrations small migrations: deploy"
echo 'aim: 0.50 or less each'
