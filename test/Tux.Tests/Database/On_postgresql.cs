using Refract.Testing;

namespace Tux.Tests.Database;

/// <summary>The controllers on PostgreSQL: every test gets a copy of one database that was pushed once.</summary>
internal static class OnPostgreSql
{
    private static readonly Lazy<Task<PostgreSqlTestDatabase>> s_template = new(async () =>
    {
        var template = await PostgreSqlServer.CreateDatabase();
        await TuxTables.Push(template.Url);
        return template;
    });

    public static async Task<PostgreSqlTestDatabase> Copy()
    {
        // Skips here, before the shared template fails for want of a server.
        await PostgreSqlServer.Url();
        return await PostgreSqlServer.CreateDatabase((await s_template.Value).Name);
    }
}

public sealed class Cases_on_postgresql : CaseSpecification
{
    private PostgreSqlTestDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task<string> Prepare() => (_database = await OnPostgreSql.Copy()).Url;
}

public sealed class At_once_on_postgresql : AtOnceSpecification
{
    private PostgreSqlTestDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task<string> Prepare() => (_database = await OnPostgreSql.Copy()).Url;
}

public sealed class Members_on_postgresql : MemberSpecification
{
    private PostgreSqlTestDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task<string> Prepare() => (_database = await OnPostgreSql.Copy()).Url;
}

public sealed class Notes_on_postgresql : NoteSpecification
{
    private PostgreSqlTestDatabase? _database;

    /// <summary>SQLite does not tell which key it was.</summary>
    [Fact]
    public async Task A_refused_delete_names_the_relation_that_stands_in_the_way()
    {
        await Database.Note.Insert(10ul, 20ul, 30ul, "still here", ct: Ct);
        var refused = await Should.ThrowAsync<Refract.ForeignKeyException>(() => Database.Guild.Remove(10ul, Ct));
        (refused.Model, refused.Relation).ShouldBe(("Note", "guild"));
        refused.Message.ShouldStartWith("The relation Note.guild (guild_id) would point to nothing.");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task<string> Prepare() => (_database = await OnPostgreSql.Copy()).Url;
}
