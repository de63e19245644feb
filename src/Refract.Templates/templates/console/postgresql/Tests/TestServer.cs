using Refract.Testing;

namespace REFRACT_NAMESPACE.Tests;

internal static class TestServer
{
    /// <summary>Where databases for tests are made: TEST_DATABASE_URL, else a server on this machine.</summary>
    public static string Url => Environment.GetEnvironmentVariable(TestDatabase.Variable)
        ?? "postgresql://postgres:postgres@localhost:5432/postgres";
}
