using Microsoft.Data.Sqlite;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.Sqlite.Tests.Execution;

public sealed class Errors_of_the_file : SqliteTest
{
    [Fact]
    public async Task A_doubled_key_names_the_model_and_its_fields()
    {
        await Users();
        var error = await Should.ThrowAsync<UniqueConstraintException>(() => Insert("5, 'a', 1"));
        (error.Code, error.Model).ShouldBe(("P2002", "User"));
        error.Fields.ShouldBe(["mail"]);
        (await Should.ThrowAsync<UniqueConstraintException>(() => Insert("1, 'b', 1"))).Fields.ShouldBe(["id"]);
    }

    [Fact]
    public async Task A_row_that_points_to_nothing_names_the_model()
    {
        await Users();
        var error = await Should.ThrowAsync<ForeignKeyException>(() => Insert("5, 'b', 99"));
        (error.Code, error.Model).ShouldBe(("P2003", "User"));
    }

    [Fact]
    public async Task A_missing_value_names_the_field()
    {
        await Users();
        var error = await Should.ThrowAsync<NullConstraintException>(() => Insert("5, NULL, 1"));
        (error.Code, error.Model, error.Fields[0]).ShouldBe(("P2011", "User", "mail"));
    }

    [Fact]
    public async Task A_foreign_key_that_is_checked_at_the_commit_fails_the_commit()
    {
        await Db.Execute("CREATE TABLE p (id INTEGER PRIMARY KEY)");
        await Db.Execute("CREATE TABLE c (p INTEGER REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED)");
        var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO c VALUES (9)");
        await Should.ThrowAsync<ForeignKeyException>(() => transaction.Commit(Ct).AsTask());
        transaction.IsEnded.ShouldBeTrue();
        (await Db.Int("SELECT count(*) FROM c")).ShouldBe(0);
        await Db.Execute("INSERT INTO p VALUES (1)"); // The writer's turn is free again.
    }

    [Theory]
    [InlineData("SELECT * FROM missing", "P2021"), InlineData("SELECT missing", "P2022"),
        InlineData("SELECT FROM", "P2010")]
    [InlineData("INSERT INTO missing VALUES (1)", "P2021"), InlineData("SELECT abs(-9223372036854775808)", "P2020")]
    public async Task An_error_has_Prismas_code(string sql, string code)
    {
        var error = await Fails(() => Db.Execute(sql));
        error.Code.ShouldBe(code);
        if (code is "P2021" or "P2022") error.Message.ShouldContain("refract db push");
    }

    [Fact]
    public async Task A_rule_of_the_database_is_named()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER CONSTRAINT positive CHECK (n > 0))");
        var error = await Fails(() => Db.Execute("INSERT INTO t VALUES (-1)"));
        error.Code.ShouldBe("P2004");
        error.Message.ShouldContain("positive");
    }

    [Fact]
    public async Task A_missing_file_is_named_and_not_made()
    {
        var missing = File + ".missing";
        var error = await Fails(() => OpenUrl("file:" + missing).Int("SELECT 1"));
        error.Code.ShouldBe("P1003");
        error.Message.ShouldContain(missing);
        System.IO.File.Exists(missing).ShouldBeFalse();
        (await Fails(() => OpenUrl($"file:{File}.folder/x.db").Int("SELECT 1"))).Message.ShouldContain("no folder");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        var text = File + ".txt";
        await System.IO.File.WriteAllTextAsync(text, new string('x', 5000), Ct);
        (await Fails(() => OpenUrl("file:" + text).Int("SELECT count(*) FROM sqlite_master"))).Message.ShouldContain(
            "no SQLite database");
    }

    [Fact]
    public async Task A_file_that_is_opened_for_reading_refuses_to_be_written()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var reading = Open("?mode=ro");
        (await reading.Int("SELECT count(*) FROM t")).ShouldBe(0);
        (await Fails(() => reading.Execute("INSERT INTO t VALUES (1)"))).Code.ShouldBe("P1010");
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_is_a_conflict_after_the_busy_timeout()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        using var other = new SqliteConnection("Data Source=" + File);
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        await using var hasty = Open("?socket_timeout=1");
        var error = await Should.ThrowAsync<TransactionConflictException>(
            () => hasty.Execute("INSERT INTO t VALUES (1)"));
        error.Message.ShouldContain("1000 ms");
        error.IsTransient.ShouldBeTrue();
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
        (await hasty.Execute("INSERT INTO t VALUES (1)")).ShouldBe(1);
    }

    [Fact]
    public async Task A_full_disk_ends_the_transaction_with_a_clear_error()
    {
        await using var narrow = Open("?connection_limit=1&mode=rwc");
        await narrow.Execute("CREATE TABLE t (v BLOB)");
        await narrow.Int("PRAGMA max_page_count = 8");
        var transaction = await narrow.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        var error = await Fails(() => transaction.Execute("INSERT INTO t VALUES (zeroblob(1000000))"));
        error.Message.ShouldContain("full");
        await transaction.DisposeAsync();
        (await narrow.Int("SELECT count(*) FROM t")).ShouldBe(0);
        (await narrow.Execute("INSERT INTO t VALUES (zeroblob(10))")).ShouldBe(1);
    }

    [Fact]
    public async Task A_write_outside_of_the_transaction_that_surrounds_it_does_not_hang_for_ever()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var hasty = Open("?socket_timeout=1");
        await using var held = await hasty.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        (await Fails(() => hasty.Execute("INSERT INTO t VALUES (1)"))).Code.ShouldBe("P1008");
    }

    private async Task Users()
    {
        await Db.Execute(
            "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, boss INTEGER REFERENCES "
                + "users (id))");
        await Db.Execute("INSERT INTO users VALUES (1, 'a', NULL)");
    }

    private Task Insert(string values) =>
        Db.Run(Statement($"INSERT INTO users VALUES ({values})", new Names()), new ScalarResult<int>(row => row.Int(0)),
            Ct).AsTask();

    private sealed class Names : IConstraintNames
    {
        public ConstraintTarget? Find(string constraintName) => null;

        public ConstraintTarget? FindByColumns(string table, IReadOnlyList<string> columns) =>
            table == "users"
                ? new ConstraintTarget("User", [.. columns.Select(column => column == "email" ? "mail" : column)])
                : null;
    }
}
