using REFRACT_NAMESPACE;
using Refract;

// The variable DATABASE_URL, else that of the file .env, which the command refract reads too.
await using var db = AppDb.Connect(o => o.UseEnvFile());

foreach (var row in await db.REFRACT_MODEL.FindMany(take: 10))
    Console.WriteLine(row);
Console.WriteLine($"REFRACT_MODEL: {await db.REFRACT_MODEL.Count()} rows");
