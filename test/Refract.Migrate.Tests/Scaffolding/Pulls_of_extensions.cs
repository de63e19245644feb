using Refract.Migrate.Engine;
using Refract.Migrate.Tests.Engine;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>
/// Extensions of the datasource: a pull speaks of what the schema speaks of, and a comparison from the schema's side
/// does so too.
/// </summary>
public sealed class Pulls_of_extensions : PostgreSqlEngineTest
{
    private const string Models = "model A {\n  id Int @id\n}\n";

    [Theory]
    [InlineData("[citext]", null)]
    [InlineData("[citext, hstore, uuid_ossp(map: \"uuid-ossp\")]", null)]
    [InlineData("[citext(schema: \"e x\")]", null)]
    [InlineData("[citext(version: \"1.5\", schema: \"public\"), hstore]",
        "[citext(version: \"1.6\", schema: \"e x\"), hstore]")]
    [InlineData("[pg_trgm, citext]", "[citext]")]
    [InlineData("[uuid_ossp(map: \"uuid-ossp\", version: \"0\"), pg_trgm]",
        "[uuid_ossp(map: \"uuid-ossp\", version: \"1.1\")]")]
    [InlineData("[pg_trgm]", "[]")]
    public async Task A_pull_brings_what_is_named_up_to_date(string named, string? wanted)
    {
        await Execute("CREATE SCHEMA \"e x\"; CREATE EXTENSION citext SCHEMA \"e x\" VERSION '1.6'; "
            + "CREATE EXTENSION hstore; CREATE EXTENSION \"uuid-ossp\"; CREATE TABLE \"A\" (id INTEGER PRIMARY KEY)");
        var settings = $"  extensions = {named}\n";
        var pulled = await Engine(Models, settings).Pull(ct: Ct);
        pulled.Files[0].Text.ShouldContain($"extensions = {wanted ?? named}");
        pulled.ChangedPaths.Count.ShouldBe(wanted is null ? 0 : 1);
        pulled.Notes.Count(note => note.Contains("remains", StringComparison.Ordinal)).ShouldBe(0);
        pulled.Notes.Count(note => note.Contains("The extension pg_trgm is not installed", StringComparison.Ordinal))
            .ShouldBe(named.Contains("pg_trgm", StringComparison.Ordinal) ? 1 : 0);

        settings = $"  extensions = {wanted ?? named}\n";
        (await Engine(Models, settings).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
        (await Engine(Models, settings).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
        var schema = DiffSource.Of(SchemaOf(Models, settings));
        (await Engine(Models, settings).Diff(DiffSource.Database, schema, Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(Models, settings).Diff(schema, DiffSource.Database, Ct)).Script.IsEmpty.ShouldBeTrue();
    }
}
