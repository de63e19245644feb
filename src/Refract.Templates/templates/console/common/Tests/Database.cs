using Refract.Testing;

namespace REFRACT_NAMESPACE.Tests;

internal static class Database
{
    /// <summary>A database that no other test sees: a copy of a template that the schema makes once.</summary>
    public static Task<TestDatabase<AppDb>> Create() => TestDatabase.Create<AppDb>(o =>
    {
        o.Server = TestServer.Url;
        o.Schema = "prisma/schema.prisma";
    }, TestContext.Current.CancellationToken);
}
