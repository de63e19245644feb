#!/usr/bin/env bash
# What native compilation changes: samples/Native, published as a native program and as one for the runtime, is started
# in turn and ends when it has read a row. Medians in milliseconds, on SQLite, and on PostgreSQL where
# REFRACT_TEST_POSTGRES names a server; and the size of what is published.
#   bench/native.sh [RUNS]      21 without
set -eu
runs=${1:-21}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work="$root/artifacts/native"
refract="$root/artifacts/bin/Refract.Cli/release/refract.dll"
quiet=(-c Release -v quiet --nologo)
mkdir -p "$work"
dotnet build "${quiet[@]}" "$root/src/Refract.Cli/Refract.Cli.csproj" >&2
dotnet publish "${quiet[@]}" "$root/samples/Native" --ucr -p:ArtifactsPath="$work/build" -o "$work/out-native" >&2
dotnet publish "${quiet[@]}" "$root/samples/Native" --ucr -p:ArtifactsPath="$work/build" -o "$work/out-jit" \
  -p:PublishAot=false --self-contained false >&2

measure() { # database, url
  local name program began
  rm -f "$work"/times-*
  for name in native jit; do "$work/out-$name/Native" "$2" >/dev/null; done
  for _ in $(seq "$runs"); do
    for name in native jit; do
      began=$EPOCHREALTIME
      "$work/out-$name/Native" "$2" --first-row
      echo "$began $EPOCHREALTIME" | tr -d . | awk '{ print ($2 - $1) / 1000 }' >>"$work/times-$name"
    done
  done
  for name in native jit; do
    sort -n "$work/times-$name" | awk -v at="$1" -v name="$name" \
      '{ all[NR] = $1 }
       END { printf "%-11s %-7s %7.1f ms to the first row and the end\n", at, name, all[int((NR + 1) / 2)] }'
  done
}

rm -f "$work"/notes.db*
dotnet "$refract" db push --schema "$root/samples/Native/prisma/schema.prisma" --url "file:$work/notes.db" >&2
measure sqlite "file:$work/notes.db"
if [ -n "${REFRACT_TEST_POSTGRES:-}" ]; then
  url="${REFRACT_TEST_POSTGRES%/*}/refract_native_start"
  sed 's/provider = "sqlite"/provider = "postgresql"/' "$root/samples/Native/prisma/schema.prisma" \
    >"$work/schema.prisma"
  dotnet "$refract" db push --schema "$work/schema.prisma" --url "$url" >&2
  measure postgresql "$url"
  psql -q "$REFRACT_TEST_POSTGRES" -c 'DROP DATABASE refract_native_start'
fi
for name in native jit; do
  find "$work/out-$name" -type f ! -name '*.dbg' ! -name '*.xml' ! -name '*.pdb' -printf '%s\n' |
    awk -v name="$name" '{ all += $1 } END { printf "%-7s %6.1f MB\n", name, all / 1048576 }'
done
