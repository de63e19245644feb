using Refract.Testing;

namespace Refract.Sqlite.Tests.Execution;

/// <summary>What is written to a file that was deleted or renamed is lost, although SQLite reports nothing.</summary>
public sealed class Files_that_go_away : SqliteTest
{
    public static bool CanGoAway => !OperatingSystem.IsWindows();

    [Theory(SkipUnless = nameof(CanGoAway), Skip = "Windows keeps open files at their place.")]
    [InlineData("deleted", ""), InlineData("renamed", ""), InlineData("deleted", "?mode=rwc"),
        InlineData("renamed", "?mode=rwc")]
    public async Task A_write_says_that_the_file_is_gone_and_goes_on_when_it_is_back(string what, string query)
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var db = Open(query);
        await db.Execute("INSERT INTO t VALUES (1)");
        if (what == "deleted") System.IO.File.Delete(File);
        else System.IO.File.Move(File, File + ".old");

        for (var i = 0; i < 2; i++)
        {
            var error = await Fails(() => db.Execute("INSERT INTO t VALUES (2)"));
            (error.Code, error.IsTransient).ShouldBe(("P1003", false));
            error.Message.ShouldContain(File);
            (await Fails(
                () => db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct).AsTask())).Code.ShouldBe(
                    "P1003");
            (await Fails(
                () => db.RunBatch(new TextBatch(SqlRunnerExtensions.Statement("INSERT INTO t VALUES (2)")),
                    Ct).AsTask())).Code.ShouldBe("P1003");
        }
        System.IO.File.Exists(File).ShouldBeFalse();

        if (what == "deleted") return;
        System.IO.File.Move(File + ".old", File);
        await db.Execute("INSERT INTO t VALUES (3)");
        (await db.Text("SELECT group_concat(n) FROM t")).ShouldBe("1,3");
    }

    [Fact(SkipUnless = nameof(CanGoAway), Skip = "Windows keeps open files at their place.")]
    public async Task Another_file_in_its_place_is_opened_when_nothing_of_the_first_is_left()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var db = Open("");
        await db.Execute("INSERT INTO t VALUES (1)");
        Another();
        foreach (var journal in new[] { File + "-wal", File + "-shm" }) System.IO.File.Delete(journal);
        (await db.Execute("INSERT INTO t VALUES (10)")).ShouldBe(1);
        (await db.Text("SELECT group_concat(n) FROM t")).ShouldBe("9,10");
    }

    [Fact(SkipUnless = nameof(CanGoAway), Skip = "Windows keeps open files at their place.")]
    public async Task Another_file_in_its_place_is_not_opened_beside_the_journal_of_the_first()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var db = Open("");
        await db.Execute("INSERT INTO t VALUES (1)");
        new FileInfo(File + "-wal").Length.ShouldBeGreaterThan(0);
        Another();
        for (var i = 0; i < 2; i++)
        {
            var error = await Fails(() => db.Execute("INSERT INTO t VALUES (10)"));
            error.Code.ShouldBe("P1003");
            error.Message.ShouldContain("-wal");
        }
    }

    [Fact(SkipUnless = nameof(CanGoAway), Skip = "Windows keeps open files at their place.")]
    public async Task A_transaction_during_which_the_file_went_away_does_not_say_that_it_was_committed()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        await using var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        await transaction.Execute("INSERT INTO t VALUES (1)");
        System.IO.File.Delete(File);
        (await Fails(() => transaction.Commit(Ct).AsTask())).Code.ShouldBe("P1003");
        transaction.IsEnded.ShouldBeTrue();
    }

    [Fact(SkipUnless = nameof(CanGoAway), Skip = "Windows keeps open files at their place.")]
    public async Task A_reader_notices_within_a_second_or_so()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        (await Db.Int("SELECT count(*) FROM t")).ShouldBe(0);
        System.IO.File.Delete(File);
        await Task.Delay(1100, Ct);
        (await Fails(() => Db.Int("SELECT count(*) FROM t"))).Code.ShouldBe("P1003");
    }

    private void Another()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File}.new;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (9)";
            command.ExecuteNonQuery();
        }
        System.IO.File.Move(File + ".new", File, overwrite: true);
    }
}
