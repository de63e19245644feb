using Refract.Testing;

namespace Architecture.Tests;

public sealed class A_test_server
{
    [Fact]
    public async Task Hands_out_databases_that_vanish_with_their_test()
    {
        var database = await PostgreSqlServer.CreateDatabase();
        await using (database) await database.Execute("CREATE TABLE t (id int)");
        var gone = await Should.ThrowAsync<Npgsql.PostgresException>(() => database.Execute("SELECT 1"));
        gone.SqlState.ShouldBe("3D000");
    }
}
