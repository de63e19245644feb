#!/usr/bin/env bash
# Measures the parts alone, without a database: arguments, SQL texts, row readers, generator, schema.
#   bench/micro.sh [--quick] [BenchmarkDotNet's arguments, such as --filter '*Generator*']
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dotnet build -c Release -v quiet --nologo "$here/Refract.Benchmarks.Micro/Refract.Benchmarks.Micro.csproj" >&2
exec "$here/../artifacts/bin/Refract.Benchmarks.Micro/release/Refract.Benchmarks.Micro" \
  --artifacts "$here/../artifacts/micro" "$@"
