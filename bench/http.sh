#!/usr/bin/env bash
# Web servers under load: the same four endpoints by hand-written Npgsql, Refract, Dapper and EF Core, each in a process
# of its own on one PostgreSQL; the first two also compiled ahead of time, where a linker is there.
#   bench/http.sh [SECONDS]     how long each case of each server is measured; 10 without
# It needs wrk (Debian: apt-get install wrk) and, as run.sh, a PostgreSQL.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
server="$here/Refract.Benchmarks.Http/Refract.Benchmarks.Http.csproj"
dotnet build -c Release -v quiet --nologo "$here/Refract.Benchmarks.Http.Load/Refract.Benchmarks.Http.Load.csproj" >&2
dotnet build -c Release -v quiet --nologo "$server" >&2
programs=("$root/artifacts/bin/Refract.Benchmarks.Http/release/Refract.Benchmarks.Http")
# A folder of its own: what is restored for a native program is not what is restored for another.
native="$root/artifacts/http-native"
if dotnet publish "$server" -c Release --ucr -v quiet --nologo -p:NativeContenders=true -p:ArtifactsPath="$native" \
     -o "$native/out" >&2; then
  programs+=("$native/out/Refract.Benchmarks.Http")
else
  echo "Without native programs: dotnet publish could not make them." >&2
fi
# See run.sh.
export DOTNET_TC_CallCountingDelayMs=0
exec "$root/artifacts/bin/Refract.Benchmarks.Http.Load/release/Refract.Benchmarks.Http.Load" "${1:-10}" "${programs[@]}"
