#!/usr/bin/env bash
# Installs or finds what the tests need, then builds everything and runs every test.
#   ./test.sh                 all tests
#   ./test.sh --no-install    never install anything; what has no server is skipped
#   ./test.sh --postgres N    the tests of migrations and of the client, on PostgreSQL N (13 to 18)
# With CI=true a part of these also runs on the oldest and the newest version.
# Anything else is handed to `dotnet test`. Ends with the line "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")"

install=1
postgres=""
arguments=()
while [ $# -gt 0 ]; do
  case "$1" in
    --no-install) install=0 ;;
    --postgres)
      postgres=${2:-}
      [ $# -lt 2 ] || shift
      ;;
    *) arguments+=("$1") ;;
  esac
  shift
done

if ! command -v dotnet >/dev/null 2>&1; then
  echo "test.sh: the .NET 10 SDK is missing. Install it (https://dotnet.microsoft.com/download)" \
    "so that 'dotnet --version' prints 10.x." >&2
  exit 2
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Programs that live for seconds pay for profiles that they never use: compiling takes a fifth longer with them.
export DOTNET_TieredPGO=0

# on VERSION COMMAND...: with the programs of a version first, so that tests start a server of their own from them.
on() {
  local binaries
  binaries=$(eng/postgres.sh "$1") || return 2
  shift
  PATH="$binaries:$PATH" LD_LIBRARY_PATH="$binaries/../lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
    env -u REFRACT_TEST_POSTGRES "$@"
}

if [ -n "$postgres" ]; then
  eng/postgres.sh "$postgres" >/dev/null || exit 2
  status=0
  for project in Refract.Migrate.Tests Refract.PostgreSql.Tests Refract.EndToEnd.Tests; do
    on "$postgres" dotnet run --project "test/$project" -- ${arguments[@]+"${arguments[@]}"} || status=1
  done
  echo "PostgreSQL $postgres: $([ "$status" = 0 ] && echo passed || echo failed)"
  exit "$status"
fi

# What differs between versions: the catalog, the SQL of migrations, and what a client sends.
version_tests() {
  local status=0
  on "$1" dotnet run --no-build --project test/Refract.Migrate.Tests -- -noColor \
    -class "*Cases_of_migrations" -class "*What_is_read_of_a_database" -class "*Locks_that_postgresql_takes" \
    -class "*Migrations_for_databases_in_use" -class "*Engine_on_postgresql" || status=1
  on "$1" dotnet run --no-build --project test/Refract.EndToEnd.Tests -- -noColor \
    -class "*.Scalars_on_postgresql" -class "*.Reading_on_postgresql" -class "*.Writing_on_postgresql" \
    -class "*.Filters_on_postgresql" -class "*.Errors_on_postgresql" || status=1
  echo "PostgreSQL $1: $([ "$status" = 0 ] && echo passed || echo failed)"
  return "$status"
}

has_postgres() {
  [ -n "${REFRACT_TEST_POSTGRES:-}" ] || command -v initdb >/dev/null 2>&1 ||
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

if ! has_postgres && [ "$install" = 1 ] && command -v apt-get >/dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo"
  echo "test.sh: installing PostgreSQL for the tests" >&2
  # The package's own cluster is not wanted: the tests start one of their own and throw it away.
  $sudo mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] ||
    echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
  $sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null \
    || echo "test.sh: PostgreSQL could not be installed" >&2
fi
if ! command -v pgbouncer >/dev/null 2>&1 && [ ! -x /usr/sbin/pgbouncer ] && [ "$install" = 1 ] &&
  command -v apt-get >/dev/null 2>&1; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo"
  echo "test.sh: installing PgBouncer for the tests" >&2
  { $sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pgbouncer >/dev/null; } \
    || echo "test.sh: PgBouncer could not be installed; its tests are skipped (and fail with CI=true)" >&2
fi
if ! has_postgres; then
  echo "test.sh: no PostgreSQL found. Its tests are skipped (and fail with CI=true)." >&2
  echo "         Install it (Debian: apt-get install postgresql) or set" \
    "REFRACT_TEST_POSTGRES=postgresql://user@host:port/database." >&2
fi

dotnet build Refract.slnx -warnaserror -v quiet || exit 1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Some programs of tests wait most of the time, for locks and for processes that are killed: one more than processors.
dotnet test --solution Refract.slnx --no-build --no-progress --output Normal \
  --max-parallel-test-modules $(($(getconf _NPROCESSORS_ONLN) + 1)) \
  ${arguments[@]+"${arguments[@]}"} 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
# A part of the tests that was asked for by name has nothing to do with versions.
if [ "${CI:-}" = true ] && [ ${#arguments[@]} = 0 ]; then
  # Both at once, each in a file of its own until its end.
  versions=$(mktemp -d)
  trap 'rm -rf "$log" "$versions"' EXIT
  for version in 13 18; do version_tests "$version" >"$versions/$version" 2>&1 & done
  for run in $(jobs -p); do wait "$run" || status=1; done
  cat "$versions"/* | tee -a "$log"
fi

# The run of the solution ends with "succeeded: 1", each run of a version with "Total: 3, Errors: 0, Failed: 1, …".
read -r passed failed skipped < <(sed 's/\x1b\[[0-9;]*m//g' "$log" | awk '
  function after(name) { return match($0, name ": [0-9]+") ? substr($0, RSTART + length(name) + 2, RLENGTH) + 0 : 0 }
  /^ *succeeded: *[0-9]+/ { solution["passed"] = $2 }
  /^ *failed: *[0-9]+/ { solution["failed"] = $2 }
  /^ *skipped: *[0-9]+/ { solution["skipped"] = $2 }
  /Total: [0-9]+, Errors: / {
    broken += after("Failed") + after("Errors")
    left += after("Skipped")
    passed += after("Total") - after("Failed") - after("Skipped") - after("Not Run")
  }
  END { print solution["passed"] + passed, solution["failed"] + broken, solution["skipped"] + left }')
echo "$passed passed, $failed failed, $skipped skipped"
# A run that tested nothing is no success.
if [ "$status" = 0 ] && [ "$passed" = 0 ]; then status=1; fi
exit "$status"
