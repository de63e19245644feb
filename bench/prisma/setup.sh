#!/usr/bin/env bash
# Installs the Prisma client of package.json here and generates it for the benchmarks' own schema. Needs Node 20.19 or
# later and npm.
set -eu
cd "$(dirname "$0")"
export PRISMA_HIDE_UPDATE_MESSAGE=1 CHECKPOINT_DISABLE=1
# The client runs on a JavaScript driver: the packages' scripts would only download native engines.
npm install --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel error

# The models are those of the harness; what stands before the first of them is for Refract.
{
  cat <<'END'
generator client {
  provider        = "prisma-client-js"
  previewFeatures = ["relationJoins"]
  output          = "./generated"
}

datasource db {
  provider = "postgresql"
}

END
  sed -n '/^model /,$p' ../Refract.Benchmarks/prisma/schema.prisma
} >schema.prisma
# Generating starts no schema engine, but wants to see one and would download it: any program will do.
export PRISMA_SCHEMA_ENGINE_BINARY=${PRISMA_SCHEMA_ENGINE_BINARY:-$(command -v node)}
npx prisma generate --config prisma.config.mjs
