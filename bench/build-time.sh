#!/usr/bin/env bash
# What a schema adds to a build: the wall time of `dotnet build --no-restore` of a project with a schema of 30 and of
# 300 models, less that of the same project without one.
# Medians of five, everything in turn, so that what else the machine does hits all of it alike:
#   cold       a new compiler for each build (UseSharedCompilation=false)
#   warm       a compiler server that has built the project before
#   unchanged  nothing to do
# And what the generator alone needs by the compiler's own report, and how much source it writes. The projects use the
# packages, as users do.
#   bench/build-time.sh [RUNS]
set -eu
runs=${1:-5}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work="$root/artifacts/build-time"
all="0 30 300"
TIMEFORMAT=%R
# Documentation, analyzers and code style are the repository's own wishes, not those of a user's project.
options=(-c Release --no-restore --nologo -v quiet -m:1 -nodeReuse:false -p:RunAnalyzers=false)

dotnet build -c Release -v quiet --nologo "$here/Refract.Benchmarks/Refract.Benchmarks.csproj" >/dev/null
rm -rf "$work"
mkdir -p "$work/times"
version=$(dotnet msbuild "$root/src/Refract.PostgreSql/Refract.PostgreSql.csproj" -getProperty:PackageVersion)
for package in Schema Relational Client PostgreSql; do
  dotnet pack -c Release -v quiet --nologo -o "$work/packages" \
    "$root/src/Refract.$package/Refract.$package.csproj" >/dev/null
done

project() { echo "$work/BuildTime$1/BuildTime$1.csproj"; }
build() { dotnet build "$(project "$1")" "${options[@]}" "${@:2}"; }
compile() { build "$1" --no-incremental "${@:2}"; }
# seconds of a command, as milliseconds into the times of a kind
timed() {
  local times="$work/times/$1" seconds
  seconds=$({ time "${@:2}" >/dev/null; } 2>&1)
  awk -v s="$seconds" 'BEGIN { printf "%d\n", s * 1000 }' >>"$times"
}
median() { sort -n "$work/times/$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
added() { echo $(($(median "$1-$2") - $(median "$1-0"))); }

for models in $all; do
  folder="$work/BuildTime$models"
  mkdir -p "$folder"
  [ "$models" = 0 ] ||
    "$root/artifacts/bin/Refract.Benchmarks/release/Refract.Benchmarks" --schema "$models" >"$folder/schema.prisma"
  echo 'namespace Large; public static class Anything { public static int Number => 1; }' >"$folder/Anything.cs"
  cat >"$folder/BuildTime$models.csproj" <<END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <GenerateDocumentationFile>false</GenerateDocumentationFile>
    <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
    <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
    <RestorePackagesPath>$work/restored</RestorePackagesPath>
    <RestoreAdditionalProjectSources>$work/packages</RestoreAdditionalProjectSources>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Refract.PostgreSql" Version="[$version]" /></ItemGroup>
</Project>
END
  # Restores, builds what it refers to, and leaves the generated source to be measured; that goes, or it would be
  # compiled twice.
  dotnet build -c Release --nologo -v quiet -p:UseSharedCompilation=false -p:RunAnalyzers=false \
    -p:EmitCompilerGeneratedFiles=true \
    -p:CompilerGeneratedFilesOutputPath="$folder/generated" "$(project "$models")" >/dev/null
  find "$folder/generated" -name '*.cs' -exec cat {} + 2>/dev/null | wc -c >"$work/size-$models" ||
    echo 0 >"$work/size-$models"
  rm -rf "$folder/generated"
done

warm=(-p:UseSharedCompilation=true)
for models in $all; do compile "$models" "${warm[@]}" >/dev/null; done
for _ in $(seq "$runs"); do
  for models in $all; do timed "cold-$models" compile "$models" -p:UseSharedCompilation=false; done
  for models in $all; do timed "warm-$models" compile "$models" "${warm[@]}"; done
  # The first build after another kind of build may find something to do.
  for models in $all; do
    build "$models" "${warm[@]}" >/dev/null
    timed "unchanged-$models" build "$models" "${warm[@]}"
  done
  for models in 30 300; do
    # The report's line is "seconds  percent  Refract.Generator.RefractGenerator (…)"; "<0.001" for next to nothing.
    compile "$models" -p:UseSharedCompilation=false -p:ReportAnalyzer=true -v:detailed |
      awk '/RefractGenerator/ { sub("<", "", $1); print int($1 * 1000); exit }' >>"$work/times/generator-$models"
  done
done

printf '%-22s %14s %14s %14s %14s %18s\n' '' 'cold (ms)' 'warm (ms)' 'unchanged (ms)' 'generator (ms)' 'source (bytes)'
printf '%-22s %14s %14s %14s %14s %18s\n' 'without a schema' \
  "$(median cold-0)" "$(median warm-0)" "$(median unchanged-0)" - -
for models in 30 300; do
  printf '%-22s %14s %14s %14s %14s %18s\n' "$models models: more" \
    "$(added cold "$models")" "$(added warm "$models")" "$(added unchanged "$models")" \
    "$(median "generator-$models")" "$(cat "$work/size-$models")"
done
echo 'aims: 30 models cold < 1500, warm < 1000; 300 models cold < 10000, warm < 5000, source < 5000000;' \
  'unchanged about 0'
