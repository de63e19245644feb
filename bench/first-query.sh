#!/usr/bin/env bash
# From an empty folder to the first typed query, on SQLite, with warm caches: the time of every command that a person
# types, and how many there are. Refract, EF Core and (with --prisma) Prisma take turns, so that what else the machine
# does hits all alike; medians of the runs. Beside the wall time stands the processor time, which a busy machine changes
# less. Files that a person would write are there at once. No compiler server is used: each build starts a compiler.
#   bench/first-query.sh [RUNS] [--prisma]
# REFRACT_FEED=FOLDER and REFRACT_VERSION=VERSION take packages that are made already.
# Prisma needs Node 20.19 or later and npm, and the network once. Its db push runs a native engine, which is downloaded
# apart; without one (PRISMA_SCHEMA_ENGINE_BINARY) the tables are there already, and the time of db push is missing.
set -eu
runs=3 prisma=
for argument; do
  case $argument in
    --prisma) prisma=1 ;;
    *) runs=$argument ;;
  esac
done
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false
export EFCORE_VERSION=10.0.15
export PRISMA_HIDE_UPDATE_MESSAGE=1 CHECKPOINT_DISABLE=1
version=${REFRACT_VERSION:-0.1.$(date +%s)}
feed=${REFRACT_FEED:-$work/feed}

# Nothing of this run stays in the caches of this machine.
export RestoreFallbackFolders=${NUGET_PACKAGES:-$HOME/.nuget/packages} NUGET_PACKAGES="$work/packages"

[ -n "${REFRACT_FEED:-}" ] ||
  dotnet pack -c Release -v quiet --nologo -o "$feed" -p:PackageVersion="$version" -p:RunAnalyzers=false \
    -p:ArtifactsPath="$work/artifacts" "$root/Refract.slnx" >/dev/null
cat >"$work/nuget.config" <<END
<configuration><packageSources><add key="here" value="$feed" /></packageSources></configuration>
END
dotnet tool install --tool-path "$work/tools" --add-source "$feed" Refract.Tool --version "$version" >/dev/null
dotnet tool install --tool-path "$work/tools" dotnet-ef --version "$EFCORE_VERSION" >/dev/null
PATH="$work/tools:$PATH"

# one command: its time is added to those of the run
step() {
  local times
  times=$({ time "$@" >"$work/out" 2>&1; } 2>&1) || { cat "$work/out" >&2; echo "failed: $*" >&2; exit 1; }
  echo "$times" >>"$work/steps"
  printf '%s\t%s\t%s\n' "$who" "$*" "${times%% *}" >>"$work/commands"
}

refract_steps() {
  step refract init
  step refract db push
  step dotnet run
  grep -q 'ada@example.com: 2 posts' "$work/out"
}

ef_steps() {
  step dotnet new console
  step dotnet add package Microsoft.EntityFrameworkCore.Sqlite --version "$EFCORE_VERSION"
  step dotnet add package Microsoft.EntityFrameworkCore.Design --version "$EFCORE_VERSION"
  cat >Program.cs <<'END'
using Microsoft.EntityFrameworkCore;

await using var db = new BlogContext();
if (!await db.Users.AnyAsync())
{
    db.Users.Add(new User
    {
        Email = "ada@example.com", Name = "Ada",
        Posts = { new Post { Title = "Hello", Published = true }, new Post { Title = "A draft" } },
    });
    await db.SaveChangesAsync();
}

foreach (var user in await db.Users.Include(u => u.Posts).Where(u => u.Posts.Any(p => p.Published)).ToListAsync())
    Console.WriteLine($"{user.Email}: {user.Posts.Count} posts");

public class User
{
    public int Id { get; set; }
    public required string Email { get; set; }
    public string? Name { get; set; }
    public List<Post> Posts { get; } = [];
}

public class Post
{
    public int Id { get; set; }
    public required string Title { get; set; }
    public bool Published { get; set; }
    public User Author { get; set; } = null!;
}

public class BlogContext : DbContext
{
    public DbSet<User> Users => Set<User>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=dev.db");
}
END
  step dotnet ef migrations add Init
  step dotnet ef database update
  step dotnet run
  grep -q 'ada@example.com: 2 posts' "$work/out"
}

prisma_steps() {
  step npm init -y
  step npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel error \
    prisma@7.10.1 @prisma/client@7.10.0 @prisma/adapter-libsql@7.10.0
  mkdir -p prisma
  {
    printf 'generator client {\n  provider = "prisma-client-js"\n  output = "../generated"\n}\n\n'
    sed 's/REFRACT_PROVIDER/sqlite/' "$root/src/Refract.Templates/templates/console/example/prisma/schema.prisma"
  } >prisma/schema.prisma
  echo "export default { schema: 'prisma/schema.prisma', datasource: { url: 'file:./dev.db' } }" >prisma.config.mjs
  cat >index.mjs <<'END'
import { PrismaClient } from './generated/index.js'
import { PrismaLibSql } from '@prisma/adapter-libsql'
const db = new PrismaClient({ adapter: new PrismaLibSql({ url: 'file:./dev.db' }) })
await db.user.upsert({ where: { email: 'ada@example.com' }, update: {}, create: { email: 'ada@example.com',
  posts: { create: [{ title: 'Hello', published: true }, { title: 'A draft' }] } } })
const users = await db.user.findMany({ where: { posts: { some: { published: true } } }, include: { posts: true } })
for (const user of users) console.log(`${user.email}: ${user.posts.length} posts`)
END
  if [ -n "${PRISMA_SCHEMA_ENGINE_BINARY:-}" ]; then
    step npx prisma db push --config prisma.config.mjs
    step npx prisma generate --config prisma.config.mjs
  else
    cp "$work/tables.db" dev.db
    PRISMA_SCHEMA_ENGINE_BINARY=$(command -v node) step npx prisma generate --config prisma.config.mjs
  fi
  step node index.mjs
  grep -q 'ada@example.com: 2 posts' "$work/out"
}

contenders="refract ef ${prisma:+prisma}"
for run in $(seq 0 "$runs"); do
  for who in $contenders; do
    folder="$work/$who-$run"
    mkdir "$folder"
    : >"$work/steps"
    (cd "$folder" && "${who}_steps")
    # The first round warms the caches.
    [ "$run" = 0 ] ||
      awk -v who="$who" '{ wall += $1; cpu += $2 + $3 } END { print who, NR, wall, cpu }' "$work/steps" >>"$work/totals"
    [ "$who" != refract ] || cp "$folder/dev.db" "$work/tables.db"
    [ "$run" != 0 ] || : >"$work/commands"
  done
done

median() { awk -v who="$1" -v at="$2" '$1 == who { print $at }' "$work/totals" | sort -n |
  awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
printf '%-10s %8s %10s %15s\n' '' commands 'wall (s)' 'processor (s)'
for who in $contenders; do
  printf '%-10s %8d %10.1f %15.1f\n' "$who" "$(median "$who" 2)" "$(median "$who" 3)" "$(median "$who" 4)"
done
echo
echo 'seconds of each command (medians)'
for who in $contenders; do
  awk -F'\t' -v who="$who" '$1 == who { print $2 }' "$work/commands" | awk '!seen[$0]++' | while read -r command; do
    awk -F'\t' -v who="$who" -v command="$command" '$1 == who && $2 == command { print $3 }' "$work/commands" |
      sort -n | awk -v name="$who: $command" '{ all[NR] = $1 }
        END { printf "%7.2f  %s\n", all[int((NR + 1) / 2)], substr(name, 1, 90) }'
  done
done
