#!/usr/bin/env bash
# Measures Refract against hand-written ADO.NET, Dapper and EF Core, side by side in one process, on databases that it sets up itself.
#   bench/run.sh [--quick] [--seconds N] [--json FILE] [--only NAME] [--db postgresql|sqlite]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dotnet build -c Release -v quiet --nologo "$here/Refract.Benchmarks/Refract.Benchmarks.csproj"
exec "$here/../artifacts/bin/Refract.Benchmarks/release/Refract.Benchmarks" "$@"
