// What the Prisma client is measured on: the cases of the harness by their names, with its arguments. `name/join` is the same with the other of Prisma's ways to load relations.
const userId = (i) => ((i * 7919) % 1000) + 1
const postId = (i) => ((i * 7919) % 10000) + 1
const email = (i) => `user${userId(i)}@example.com`
const tagName = (i) => `tag${(i % 50) + 1}`
const usersAfter = (i) => ({ where: { id: { gt: (i * 50) % 900 } }, take: 50, orderBy: { id: 'asc' } })
const postsAfter = (i) => ({ where: { id: { gt: (i * 100) % 9000 } }, take: 100, orderBy: { id: 'asc' } })

const events = Array.from({ length: 10_000 }, (_, n) => ({ kind: `kind${n % 10}`, payload: `payload of event ${n}`, amount: n }))
const tenPosts = Array.from({ length: 10 }, (_, n) => ({ title: `Post ${n}`, content: 'nested' }))
let fresh = 0

/** @returns {Map<string, (i: number) => Promise<unknown>>} */
export function casesOf(prisma) {
  const createMany = async (count) => (await prisma.event.createMany({ data: events.slice(0, count) })).count
  const cases = new Map(Object.entries({
    'findUnique-id': (i) => prisma.user.findUnique({ where: { id: userId(i) } }),
    'findUnique-email': (i) => prisma.user.findUnique({ where: { email: email(i) } }),
    'findFirst': (i) => prisma.post.findFirst({ where: { authorId: userId(i), published: true }, orderBy: { views: 'desc' } }),
    'findMany-100': (i) => prisma.post.findMany({ where: { published: true, views: { gte: 100 + (i % 50) } }, orderBy: [{ views: 'desc' }, { id: 'asc' }], take: 100 }),
    'findMany-10000': () => prisma.post.findMany(),
    'filter-some': (i) => prisma.user.findMany({ where: { posts: { some: { views: { gt: 900 + (i % 50) } } } }, orderBy: { id: 'asc' }, take: 20 }),
    'count': (i) => prisma.post.count({ where: { published: true, views: { gte: i % 500 } } }),
    'create': (i) => prisma.post.create({ data: { title: `New ${i}`, content: 'created by the benchmark', authorId: userId(i) } }),
    'nested-create-1-10': (i) => prisma.user.create({
      data: { email: `prisma${i}-${++fresh}-${process.pid}@example.com`, name: 'Bench', posts: { create: tenPosts } }, include: { posts: true },
    }),
    'createMany-1000': () => createMany(1_000),
    'createMany-10000': () => createMany(10_000),
    'update': (i) => prisma.post.update({ where: { id: postId(i) }, data: { title: `Renamed ${i % 10}` } }),
    'increment': (i) => prisma.post.update({ where: { id: postId(i) }, data: { views: { increment: 1 } } }),
    'upsert': (i) => prisma.tag.upsert({ where: { name: tagName(i) }, create: { name: tagName(i) }, update: { name: tagName(i) } }),
    'delete': (i) => prisma.comment.delete({ where: { id: 1_000_000 + i } }),
    'transaction-3': (i) => prisma.$transaction(async (tx) => {
      const found = await tx.post.findUniqueOrThrow({ where: { id: postId(i) } })
      await tx.post.update({ where: { id: found.id }, data: { views: { increment: 1 } } })
      await tx.comment.create({ data: { text: 'tx', postId: found.id, authorId: found.authorId } })
      return found
    }),
  }))
  for (const [suffix, relationLoadStrategy] of [['', 'query'], ['/join', 'join']]) {
    cases.set('include-1-10' + suffix, (i) => prisma.user.findUnique({ where: { email: email(i) }, include: { posts: true }, relationLoadStrategy }))
    cases.set('include-50-500' + suffix, (i) => prisma.user.findMany({ ...usersAfter(i), include: { posts: true }, relationLoadStrategy }))
    cases.set('include-50-500-1500' + suffix, (i) => prisma.user.findMany({ ...usersAfter(i), include: { posts: { include: { comments: true } } }, relationLoadStrategy }))
    cases.set('include-to-one-100' + suffix, (i) => prisma.post.findMany({ ...postsAfter(i), include: { author: true }, relationLoadStrategy }))
    cases.set('include-m2m-100' + suffix, (i) => prisma.post.findMany({ ...postsAfter(i), include: { tags: true }, relationLoadStrategy }))
  }

  return cases
}
