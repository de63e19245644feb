#!/usr/bin/env bash
# What a schema adds to a build: the wall time of `dotnet build --no-restore` of a project with a schema of 30 and of 300 models, less that of the same project
# without one. Compiler server off, median of five; the processor time of the same, which a busy machine changes less; and how much source the generator writes.
#   bench/build-time.sh [RUNS]
set -eu
runs=${1:-5}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work="$root/artifacts/build-time"
times="$work/times.$$"
TIMEFORMAT='%R %U %S'
options=(--nologo -v quiet -m:1 -nodeReuse:false -p:UseSharedCompilation=false -p:BuildProjectReferences=false -p:RunAnalyzers=false -p:EmitCompilerGeneratedFiles=false)

dotnet build -c Release -v quiet --nologo "$here/Refract.Benchmarks/Refract.Benchmarks.csproj" >/dev/null
schema() { "$root/artifacts/bin/Refract.Benchmarks/release/Refract.Benchmarks" --schema "$1"; }

for models in 0 30 300; do
  folder="$work/BuildTime$models"
  rm -rf "$folder"
  mkdir -p "$folder"
  [ "$models" = 0 ] || schema "$models" >"$folder/schema.prisma"
  echo 'namespace Large; public static class Anything { public static int Number => 1; }' >"$folder/Anything.cs"
  # Documentation and code style are the repository's own wishes, not those of a user's project.
  cat >"$folder/BuildTime$models.csproj" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <GenerateDocumentationFile>false</GenerateDocumentationFile>
    <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
  </PropertyGroup>
  <Import Project="$root/eng/UseGenerator.props" />
  <ItemGroup><ProjectReference Include="$root/src/Refract.PostgreSql/Refract.PostgreSql.csproj" /></ItemGroup>
</Project>
END
  # Restores, builds what it refers to, and leaves the generated source to be measured.
  dotnet build --nologo -v quiet -p:UseSharedCompilation=false -p:RunAnalyzers=false -p:EmitCompilerGeneratedFiles=true \
    -p:CompilerGeneratedFilesOutputPath="$folder/generated" "$folder/BuildTime$models.csproj" >/dev/null
  mkdir -p "$work/generated"
  rm -rf "$work/generated/$models"
  mv "$folder/generated" "$work/generated/$models" 2>/dev/null || true
done

for run in $(seq "$runs"); do
  # In turn, so that what else the machine does hits all of them.
  for models in 0 30 300; do
    { time dotnet build --no-restore --no-incremental "${options[@]}" "$work/BuildTime$models/BuildTime$models.csproj" >/dev/null; } 2>"$work/time"
    awk -v models="$models" 'NF == 3 { print models, int($1 * 1000), int(($2 + $3) * 1000) }' "$work/time" >>"$times"
  done
done

median() { awk -v models="$1" -v column="$2" '$1 == models { print $column }' "$times" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
printf '%8s %12s %12s %14s %14s %18s\n' models 'build (ms)' 'of CPU (ms)' 'schema (ms)' 'of CPU (ms)' 'source (bytes)'
printf '%8s %12s %12s %14s %14s %18s\n' 0 "$(median 0 2)" "$(median 0 3)" - - -
for models in 30 300; do
  size=$(find "$work/generated/$models" -name '*.cs' -exec cat {} + | wc -c)
  printf '%8s %12s %12s %14s %14s %18s\n' "$models" "$(median "$models" 2)" "$(median "$models" 3)" \
    "$(($(median "$models" 2) - $(median 0 2)))" "$(($(median "$models" 3) - $(median 0 3)))" "$size"
done
rm -f "$times"
