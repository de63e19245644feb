using REFRACT_NAMESPACE;
using Refract;
using Refract.Relational;

// The variable DATABASE_URL, else the file .env, which the command refract reads too.
var settings = File.Exists(".env") ? EnvFile.Parse(File.ReadAllText(".env")).Values : null;
await using var db = AppDb.Connect(
    Environment.GetEnvironmentVariable("DATABASE_URL") ?? settings?.GetValueOrDefault("DATABASE_URL"));

foreach (var row in await db.REFRACT_MODEL.FindMany(take: 10))
    Console.WriteLine(row);
Console.WriteLine($"REFRACT_MODEL: {await db.REFRACT_MODEL.Count()} rows");
