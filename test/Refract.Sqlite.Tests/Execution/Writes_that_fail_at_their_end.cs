using Microsoft.Data.Sqlite;
using Refract.Relational.Sql;
using Refract.Testing;

namespace Refract.Sqlite.Tests.Execution;

/// <summary>
/// A write that returns rows is committed after the last of them: what fails there is an error of the call, and nothing
/// is kept.
/// </summary>
public sealed class Writes_that_fail_at_their_end : SqliteTest
{
    private const string Insert = "INSERT INTO child VALUES (1, 'x', 999) RETURNING id";

    public static TheoryData<string> Writes =>
    [
        Insert,
        "INSERT INTO child VALUES (1, 'x', 999) ON CONFLICT (id) DO UPDATE SET parent = 999 RETURNING id",
        "UPDATE child SET parent = 999 WHERE id = 7 RETURNING id",
        "DELETE FROM parent WHERE id = 1 RETURNING id",
        "INSERT INTO child SELECT value, 'x', 999 FROM json_each('[1,2,3]') RETURNING id",
    ];

    [Theory, MemberData(nameof(Writes))]
    public async Task A_deferred_foreign_key_is_an_error_of_the_write(string sql)
    {
        await Tables("DEFERRABLE INITIALLY DEFERRED");
        var before = await Rows(Db);
        await Should.ThrowAsync<ForeignKeyException>(() => Db.Int(sql));
        (await Rows(Db)).ShouldBe(before);
        await Should.ThrowAsync<ForeignKeyException>(
            () => Db.RunBatch(new TextBatch(SqlRunnerExtensions.Statement(sql)), Ct).AsTask());
        (await Rows(Db)).ShouldBe(before);
        (await Db.Int("INSERT INTO child VALUES (2, 'x', 1) RETURNING id")).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_reader_that_keeps_the_file_out_of_WAL_is_waited_for_and_then_an_error(string sql)
    {
        await using var other = await Unswitched(out var reader);
        await using var hasty = Open("?socket_timeout=1");
        var before = await Rows(hasty);
        var error = await Should.ThrowAsync<TransactionConflictException>(
            () => One(hasty, sql.Replace("999", "1", StringComparison.Ordinal)));
        error.IsTransient.ShouldBeTrue();
        await Should.ThrowAsync<TransactionConflictException>(() => hasty.Execute("UPDATE child SET note = 'y'"));
        (await Rows(hasty)).ShouldBe(before);

        // The write waits for the reader, and then its commit succeeds.
        await using var patient = Open("?socket_timeout=60");
        var waiting = One(patient, "INSERT INTO child VALUES (3, 'x', 1) RETURNING id");
        await Task.Delay(50, Ct);
        await reader.DisposeAsync();
        (await waiting).ShouldBe(3);
        (await hasty.Int("SELECT count(*) FROM child WHERE id = 3")).ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_for_another_process_ends_with_the_callers_token()
    {
        await using var other = await Unswitched(out var reader);
        await using var patient = Open("?socket_timeout=60");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        var statement = Write(Insert.Replace("999", "1", StringComparison.Ordinal));
        var began = TimeProvider.System.GetTimestamp();
        await Should.ThrowAsync<OperationCanceledException>(
            () => patient.Run(statement, new ScalarResult<int>(row => row.Int(0)), cancel.Token).AsTask());
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        await reader.DisposeAsync();
        (await patient.Int("SELECT count(*) FROM child WHERE id = 1")).ShouldBe(0);
    }

    [Fact]
    public async Task A_disk_that_gets_full_loses_no_row_that_was_reported()
    {
        await using var narrow = Open("?connection_limit=1");
        await Tables("");
        await narrow.Int("PRAGMA max_page_count = 60");
        await Fill(narrow);
    }

    [Fact]
    public async Task A_file_system_that_is_full_loses_no_row_that_was_reported()
    {
        Assert.SkipUnless(SmallDisk.CanMake, "A small file system can only be mounted by root on Linux.");
        using var disk = new SmallDisk(1024);
        await using var db = OpenUrl($"file:{disk.Path}/t.db?mode=rwc");
        await Tables("", db);
        await Fill(db);
    }

    [Fact]
    public async Task A_write_whose_row_cannot_be_read_is_undone()
    {
        await Tables("");
        await Fails(
            () => Db.Run(Write("INSERT INTO child VALUES (1, 'no number', 1) RETURNING note"),
                new ScalarResult<int>(row => row.Int(0)), Ct).AsTask());
        (await Db.Int("SELECT count(*) FROM child WHERE id = 1")).ShouldBe(0);

        using var cancel = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(
            () => Db.Run(Write("INSERT INTO child VALUES (1, '', 1), (2, '', 1) RETURNING id"),
                new ListResult<int>(row =>
        {
            cancel.Cancel();
            return row.Int(0);
        }), cancel.Token).AsTask());
        (await Db.Int("SELECT count(*) FROM child WHERE id < 3")).ShouldBe(0);
        (await Db.Int("INSERT INTO child VALUES (1, '', 1) RETURNING id")).ShouldBe(1);
    }

    [Fact]
    public async Task A_write_whose_row_cannot_be_read_keeps_its_transaction_from_being_committed()
    {
        await Tables("");
        await using (var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct))
        {
            await transaction.Savepoint("a", Ct);
            await Unreadable(transaction);
            await transaction.RollbackTo("a");
            await transaction.Execute("INSERT INTO child VALUES (2, '', 1)");
            await transaction.Commit(Ct);
        }
        (await Rows(Db)).ShouldBe("2 7 9");

        await using (var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct))
        {
            await Unreadable(transaction);
            (await Fails(() => transaction.Commit(Ct).AsTask())).Code.ShouldBe("P2028");
        }
        (await Rows(Db)).ShouldBe("2 7 9");

        static Task Unreadable(SqlTransaction transaction) => Fails(() => transaction.Run(
            Write("INSERT INTO child VALUES (1, 'no number', 1) RETURNING note"),
            new ScalarResult<int>(row => row.Int(0)), Ct).AsTask());
    }

    [Fact]
    public async Task A_reader_that_asks_once_more_after_the_last_row_does_not_run_the_write_again()
    {
        await Tables("");
        await Db.Run(Write("INSERT INTO child (note, parent) VALUES ('x', 1) RETURNING id"), new Eager(), Ct);
        (await Db.Int("SELECT count(*) FROM child WHERE note = 'x'")).ShouldBe(1);
    }

    private sealed class Eager : SqlResult<int>
    {
        public override async ValueTask<int> Read<TRow>(TRow rows, CancellationToken ct)
        {
            var count = 0;
            while (await rows.Next(ct)) count++;
            if (await rows.Next(ct)) count++;
            return count;
        }

        public override int FromAffected(int affected) => affected;
    }

    private static async Task Fill(SqliteDatabase db)
    {
        var done = new List<int>();
        var failed = 0;
        for (var i = 100; i < 800 && failed < 5; i++)
        {
            try
            {
                done.Add(await One(db, $"INSERT INTO child VALUES ({i}, '{new string('x', 8000)}', 1) RETURNING id"));
            }
            catch (RefractException error)
            {
                failed++;
                error.IsTransient.ShouldBeFalse();
            }
        }
        failed.ShouldBe(5);
        (await db.Read("SELECT group_concat(id) FROM (SELECT id FROM child WHERE id >= 100 ORDER BY id)",
            row => row.TextN(0) ?? "")).ShouldBe(string.Join(',', done));
    }

    private static SqlStatement Write(string sql) =>
        new(new StatementText(sql) { Model = "Child", Verb = "create", IsWrite = true }, [], 0);

    private static Task<int> One(SqlRunner runner, string sql) =>
        runner.Run(Write(sql), new ScalarResult<int>(row => row.Int(0)), Ct).AsTask();

    private static async Task<string> Rows(SqlRunner runner) =>
        (await runner.Read(
            "SELECT group_concat(id, ' ') FROM (SELECT id FROM child UNION ALL SELECT id + 8 FROM parent ORDER BY 1)",
            row => row.Text(0)))!;

    private async Task Tables(string key, SqliteDatabase? db = null)
    {
        foreach (var sql in Script(key)) await (db ?? Db).Execute(sql);
    }

    private static string[] Script(string key) =>
    [
        "CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY)",
        "CREATE TABLE child (id INTEGER NOT NULL PRIMARY KEY, note TEXT NOT NULL, parent INTEGER NOT NULL "
            + $"REFERENCES parent (id) {key})",
        "INSERT INTO parent VALUES (1)",
        "INSERT INTO child VALUES (7, '', 1)",
    ];

    /// <summary>A file in the rollback journal's mode, with a reader of another program on it.</summary>
    private Task<SqliteConnection> Unswitched(out SqliteConnection reader)
    {
        using (var maker = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            maker.Open();
            foreach (var sql in Script("ON DELETE CASCADE")) Run(maker, sql);
        }
        reader = new SqliteConnection($"Data Source={File};Pooling=False");
        reader.Open();
        Run(reader, "BEGIN");
        Run(reader, "SELECT count(*) FROM parent");
        return Task.FromResult(reader);

        static void Run(SqliteConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteScalar();
        }
    }
}
