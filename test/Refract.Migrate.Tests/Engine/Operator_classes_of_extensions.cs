using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

public sealed class Operator_classes_of_extensions : PostgreSqlEngineTest
{
    [Theory]
    [InlineData("gin_trgm_ops", "Gin", "extensions = [pg_trgm]")]
    [InlineData("gist_trgm_ops", "Gist", "extensions = [pg_trgm]")]
    [InlineData("no_such_ops", "Gin", "Name the extension in the datasource, or create it in a migration")]
    public async Task One_that_is_missing_points_to_the_extension(string name, string type, string next)
    {
        var failed = await Should.ThrowAsync<MigrationException>(() => Push(
            $"model T {{\n  id Int @id\n  x String\n\n  @@index([x(ops: raw(\"{name}\"))], type: {type})\n}}\n"));
        failed.Next.ShouldNotBeNull().ShouldContain(next);
    }
}
