using REFRACT_NAMESPACE;
using Refract;

// The variable DATABASE_URL, else that of the file .env, which the command refract reads too.
await using var db = AppDb.Connect(o => o.UseEnvFile());

await db.User.Upsert(
    where: "ada@example.com",
    create: new()
    {
        Email = "ada@example.com",
        Name = "Ada",
        Posts = { Create = [new() { Title = "Hello", Published = true }, new() { Title = "A draft" }] },
    },
    update: new());

var users = await db.User.FindMany(
    where: new() { Posts = { Some = { Published = true } } },
    orderBy: new() { Email = Sort.Asc },
    include: new() { Posts = true });
foreach (var user in users)
    Console.WriteLine($"{user.Email}: {user.Posts.Count} posts");
