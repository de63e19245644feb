#!/usr/bin/env bash
# Measures Refract against hand-written ADO.NET, Dapper and EF Core, side by side in one process, on databases that it
# sets up itself. --help lists the options.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dotnet build -c Release -v quiet --nologo "$here/Refract.Benchmarks/Refract.Benchmarks.csproj" >&2
export REFRACT_BENCH_PRISMA=${REFRACT_BENCH_PRISMA:-$here/prisma}
# The JIT waits for a tenth of a second without new methods before it counts calls. Where many contenders warm up in
# turn that moment hardly comes.
export DOTNET_TC_CallCountingDelayMs=0
exec "$here/../artifacts/bin/Refract.Benchmarks/release/Refract.Benchmarks" "$@"
