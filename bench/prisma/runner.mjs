// Runs the Prisma client for the harness: `runner.mjs URL`, then one command a line.
//   once CASE I         -> the answer of one run, as JSON
//   run CASE FIRST RUNS -> how long the runs took together, in microseconds
// The first line that it writes lists the cases. One connection, and named prepared statements, which the adapter leaves off by default.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import readline from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { casesOf } from './cases.mjs'

const { PrismaClient } = createRequire(import.meta.url)('./generated')
const names = new Map()
const nameOf = ({ sql }) => {
  if (!names.has(sql)) names.set(sql, createHash('md5').update(sql).digest('hex'))
  return names.get(sql)
}
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.argv[2], max: 1 }, { statementNameGenerator: nameOf }) })
const cases = casesOf(prisma)

const commands = {
  async once(run, i) {
    return JSON.stringify(await run(Number(i)))
  },
  async run(run, first, runs) {
    const start = performance.now()
    for (let n = Number(first), end = n + Number(runs); n < end; n++) await run(n)
    return ((performance.now() - start) * 1000).toFixed(1)
  },
}

console.log([...cases.keys()].join(' '))
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [verb, name, ...numbers] = line.split(' ')
  console.log(await commands[verb](cases.get(name), ...numbers))
}
await prisma.$disconnect()
