using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// A server whose disk or memory is full: the driver closes the connection over that, and the cause is told all the
/// same, with what to do. Once there is room, the next run does what is left.
/// </summary>
public sealed class Servers_without_room : PostgreSqlEngineTest
{
    private const string Models = "model A {\n  id Int @id\n}\n";

    public static TheoryData<string, string> States => new()
    {
        { "53100", "Free some space on the server's disk" },
        { "53200", "Look at the server's memory and its settings" },
        { "53400", "Look at the server's memory and its settings" },
    };

    [Theory, MemberData(nameof(States))]
    public async Task A_migration_that_finds_no_room_is_run_again_later(string state, string next)
    {
        WriteMigration("20200101000000_first", "CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY);");
        await Engine(Models).Deploy(Ct);
        await Execute("INSERT INTO \"A\" VALUES (1)");
        WriteMigration("20200102000000_second",
            "CREATE TABLE \"B\" (\"id\" INTEGER);\nDO $$ BEGIN IF EXISTS (SELECT 1 FROM \"A\") THEN "
                + $"RAISE EXCEPTION 'no room' USING ERRCODE = '{state}'; END IF; END $$;");

        var failure = await Should.ThrowAsync<MigrationException>(() => Engine(Models).Deploy(Ct));

        failure.Code.ShouldBe("P3018");
        failure.Message.ShouldContain($"no room ({state})");
        failure.Message.ShouldNotContain("lost");
        failure.Next.ShouldNotBeNull().ShouldStartWith(next + ".");
        (await Scalar("SELECT to_regclass('\"B\"')::text")).ShouldBeNull();
        await Execute("DELETE FROM \"A\"");
        (await Engine(Models).Deploy(Ct)).Applied.Count.ShouldBe(1);
        (await Engine(Models).Status(Ct)).IsUpToDate.ShouldBeTrue();
    }

    /// <summary>The table of the history is made by a statement that is no part of a script.</summary>
    [Theory, MemberData(nameof(States))]
    public async Task A_history_that_finds_no_room_is_no_lost_connection(string state, string next)
    {
        WriteMigration("20200101000000_first", "CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL PRIMARY KEY);");
        await Execute(
            $"CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room' "
                + $"USING ERRCODE = '{state}'; END $$; CREATE EVENT TRIGGER no_room ON ddl_command_start "
                + "WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION refuse()");

        var failure = await Should.ThrowAsync<MigrationException>(() => Engine(Models).Deploy(Ct));

        failure.Code.ShouldBe("P1017");
        failure.Message.ShouldContain($"({state})");
        failure.Message.ShouldNotContain("lost");
        failure.Next.ShouldNotBeNull().ShouldStartWith(next);
        await Execute("DROP EVENT TRIGGER no_room");
        (await Engine(Models).Deploy(Ct)).Applied.Count.ShouldBe(1);
    }
}
