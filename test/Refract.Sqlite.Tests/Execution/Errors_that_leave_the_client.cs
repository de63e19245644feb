using Microsoft.Data.Sqlite;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;

namespace Refract.Sqlite.Tests.Execution;

/// <summary>
/// Whatever is wrong with a URL, a file or a stored value: the caller gets a RefractException that says what and where.
/// </summary>
public sealed class Errors_that_leave_the_client : SqliteTest
{
    public static bool IsUnix => !OperatingSystem.IsWindows();

    [Theory]
    [InlineData("Data Source=x.db;Mode=Sideways"), InlineData("Data Source=x.db;Cache=7x")]
    public void A_setting_that_SQLite_does_not_know_is_refused_when_the_client_is_made(string text)
    {
        var error = Should.Throw<RefractException>(() => OpenUrl(text));
        error.Code.ShouldBe("P1013");
        error.Message.ShouldContain("x.db");
    }

    [Fact]
    public void A_setting_that_does_not_exist_is_an_error_of_the_URL()
    {
        var error = Should.Throw<RefractException>(
            () => new RefractOptions().UseSqlite("Data Source=x.db;Colour=blue"));
        error.Code.ShouldBe("P1013");
        error.Message.ShouldContain("colour");
    }

    [Theory]
    [InlineData("file:./a%00b.db", "NUL"), InlineData("Data Source=a\0b.db", "NUL"),
        InlineData("file:", "file:./dev.db")]
    public void A_path_that_is_none_is_an_error_of_the_URL(string text, string hint)
    {
        DatabaseUrl.TryParse(text, null, out _, out var error).ShouldBeFalse();
        error.ShouldNotBeNull().ShouldContain(hint);
        Should.Throw<RefractException>(() => new RefractOptions().UseSqlite(text)).Code.ShouldBe("P1013");
    }

    [Fact]
    public async Task A_password_that_the_library_cannot_use_is_an_error_that_hides_it()
    {
        await Db.Execute("CREATE TABLE t (n INTEGER)");
        var error = await Fails(() => Open("?password=s3cret").Int("SELECT 1"));
        error.Code.ShouldBe("P1013");
        error.ToString().ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_folder_in_the_files_place_is_named()
    {
        Directory.CreateDirectory(File + ".d");
        var error = await Fails(() => OpenUrl("file:" + File + ".d").Int("SELECT count(*) FROM sqlite_master"));
        error.Code.ShouldBe("P1003");
        error.Message.ShouldContain("is a folder");
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "Links need rights on Windows.")]
    public async Task A_link_to_nothing_is_an_error()
    {
        System.IO.File.CreateSymbolicLink(File + ".link", File + ".nowhere");
        (await Fails(() => OpenUrl("file:" + File + ".link").Int("SELECT 1"))).Code.ShouldBe("P1003");
    }

    [Fact]
    public async Task A_damaged_file_is_named_in_reads_writes_batches_and_transactions()
    {
        var damaged = File + ".damaged";
        using (var maker = new SqliteConnection($"Data Source={damaged};Pooling=False"))
        {
            maker.Open();
            using var command = maker.CreateCommand();
            command.CommandText =
                "CREATE TABLE t (n INTEGER PRIMARY KEY, v TEXT); WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i "
                + "+ 1 FROM s WHERE i < 200)"
                + " INSERT INTO t SELECT i, hex(randomblob(400)) FROM s";
            command.ExecuteNonQuery();
        }
        await using (var file = new FileStream(damaged, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = 4096;
            var rubbish = new byte[file.Length - 4096];
            Random.Shared.NextBytes(rubbish);
            file.Write(rubbish);
        }
        var db = OpenUrl("file:" + damaged);
        var write = SqlRunnerExtensions.Statement("UPDATE t SET v = 'x' WHERE n > 0");
        foreach (var use in new Func<Task>[]
        {
            () => db.Read("SELECT sum(length(v)) FROM t", row => row.BigInt(0)),
            () => db.Execute("DELETE FROM t WHERE v = 'x'"),
            () => db.RunBatch(new TextBatch(write), Ct).AsTask(),
            async () =>
            {
                await using var transaction = await db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null,
                    Ct);
                await transaction.Execute("UPDATE t SET v = 'x' WHERE n > 0");
            },
        })
        {
            var error = await Fails(use);
            (error.Code, error.IsTransient).ShouldBe(("P1017", false));
            error.Message.ShouldContain("damaged");
        }
    }

    [Fact]
    public async Task A_file_system_that_cannot_be_written_is_named()
    {
        Assert.SkipUnless(SmallDisk.CanMake, "A file system can only be mounted by root on Linux.");
        using var disk = new SmallDisk(1024);
        using (var maker = new SqliteConnection($"Data Source={disk.Path}/t.db;Pooling=False"))
        {
            maker.Open();
            using var command = maker.CreateCommand();
            command.CommandText = "CREATE TABLE t (n INTEGER)";
            command.ExecuteNonQuery();
        }
        disk.MakeReadOnly();
        await using var db = OpenUrl($"file:{disk.Path}/t.db");
        (await db.Int("SELECT count(*) FROM t")).ShouldBe(0);
        (await Fails(() => db.Execute("INSERT INTO t VALUES (1)"))).Code.ShouldBe("P1010");
        (await Fails(
            () => OpenUrl($"file:{disk.Path}/new.db?mode=rwc").Execute("CREATE TABLE t (n INTEGER)"))).Code.ShouldBe(
                "P1003");
    }

    public static TheoryData<string, string> Unreadable => new()
    {
        { "'x'", "int" }, { "NULL", "int" }, { "3000000000", "int" }, { "'x'", "date" },
        { "9223372036854775807", "date" }, { "x'00'", "date" }, { "'x'", "guid" },
        { "'{'", "json" }, { "'[1,'", "list" }, { "'x'", "decimal" }, { "1e300", "decimal" }, { "'GHOST'", "enum" },
        { "'x'", "day" }, { "'x'", "time" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_stored_value_that_cannot_be_read_is_named_by_field_and_row_and_not_quoted(string stored,
        string type)
    {
        Func<IRow, object?> read = type switch
        {
            "int" => row => row.Int(1),
            "date" => row => row.DateTime(1),
            "day" => row => row.Date(1),
            "time" => row => row.Time(1),
            "guid" => row => row.Guid(1),
            "json" => row => row.Json(1),
            "list" => row => row.List<int>(1),
            "decimal" => row => row.Decimal(1),
            _ => row => row.Enum(1, new EnumMap<DayOfWeek>("MON")),
        };
        await Db.Execute("CREATE TABLE users (id INTEGER PRIMARY KEY, made_at)");
        await Db.Execute($"INSERT INTO users VALUES (1, {stored})");
        // The second column of the second row; the first row has nothing to read.
        var text = new StatementText(
            "SELECT id, made_at FROM (SELECT 0 AS id, NULL AS made_at UNION ALL SELECT id, made_at FROM "
                + "users)") { Model = "User", Verb = "findMany", Constraints = new Names() };
        var plain = new StatementText("SELECT id, made_at FROM users") { Model = "User", Verb = "findMany",
            Constraints = new Names() };
        var error = await Fails(
            () => Db.Run(new SqlStatement(plain, [], 0), new ListResult<object?>(read), Ct).AsTask());
        (error.Code, error.IsTransient).ShouldBe(("P2023", false));
        error.Message.ShouldStartWith("User.madeAt cannot be read in row 1 of the result for User.findMany");
        error.Message.ShouldNotContain("GHOST");
        var second = await Fails(
            () => Db.Run(new SqlStatement(text, [], 0),
                new ListResult<object?>(row => row.Int(0) == 0 ? null : read(row)), Ct).AsTask());
        second.Message.ShouldContain("in row 2 of the result");
        second.Message.ShouldContain("made");
        // In a transaction, and of a row that a write returned.
        await using var transaction = await Db.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        (await Fails(
            () => transaction.Run(new SqlStatement(plain, [], 0), new ListResult<object?>(read),
                Ct).AsTask())).Message.ShouldContain("User.madeAt");
        var write = new StatementText($"INSERT INTO users VALUES (2, {stored}) RETURNING id, made_at") { Model = "User",
            Verb = "create", IsWrite = true, Constraints = new Names() };
        (await Fails(
            () => transaction.Run(new SqlStatement(write, [], 0), new ListResult<object?>(read),
                Ct).AsTask())).Message.ShouldContain("User.madeAt");
    }

    [Fact]
    public async Task A_text_that_cannot_be_stored_is_named_by_field_and_row()
    {
        await Db.Execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)");
        var type = SqlRunnerExtensions.Type(Schema.ScalarType.String);
        var text = new StatementText("INSERT INTO users (name) VALUES (?1)") { Model = "User", Verb = "create",
            IsWrite = true, ReturnsRows = false, Constraints = new Names(type) };
        var error = await Fails(
            () => Db.Run(new SqlStatement(text, [new SqlParameter(type, SqlValue.Of("a\uD800b"))], 1),
                new ScalarResult<int>(row => row.Int(0)), Ct).AsTask());
        error.Code.ShouldBe("P2000");
        error.Message.ShouldContain("User.name");
    }

    private sealed class Names(ColumnType? name = null) : IConstraintNames
    {
        public ConstraintTarget? Find(string constraintName) => null;

        public ConstraintTarget? FindByColumns(string table, IReadOnlyList<string> columns) =>
            table == "users"
                ? new ConstraintTarget("User", [.. columns.Select(column => column == "made_at" ? "madeAt" : column)])
                : null;

        public ConstraintTarget? FindByType(ColumnType type) =>
            ReferenceEquals(type, name) ? new ConstraintTarget("User", ["name"]) : null;
    }
}
