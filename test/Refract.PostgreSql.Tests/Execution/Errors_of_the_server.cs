using System.Net;
using System.Net.Sockets;
using System.Text;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

public sealed class Errors_of_the_server : PostgreSqlTest
{
    private const string Secret = "s3cret-value";

    [Fact]
    public async Task A_doubled_key_names_the_model_and_its_fields()
    {
        await Users();
        var error = await Should.ThrowAsync<UniqueConstraintException>(() => Insert("1, 'a', 1"));
        (error.Code, error.Model, error.Constraint).ShouldBe(("P2002", "User", "users_email_key"));
        error.Fields.ShouldBe(["email"]);
        error.Message.ShouldBe(
            "A User with the same email exists already. Use other values, or Upsert to change the row that is there.");
    }

    [Fact]
    public async Task A_row_that_points_to_nothing_names_the_relation()
    {
        await Users();
        var error = await Should.ThrowAsync<ForeignKeyException>(() => Insert("2, 'b', 99"));
        (error.Code, error.Model, error.Relation).ShouldBe(("P2003", "User", "boss"));
        error.Fields.ShouldBe(["bossId"]);
        error.Message.ShouldContain("User.boss");
    }

    [Fact]
    public async Task A_missing_value_names_the_field()
    {
        await Users();
        var error = await Should.ThrowAsync<NullConstraintException>(() => Insert("2, NULL, 1"));
        (error.Code, error.Model).ShouldBe(("P2011", "User"));
        error.Fields.ShouldBe(["email"]);
    }

    [Fact]
    public async Task A_value_that_is_too_long_names_the_type_and_never_the_value()
    {
        await Users();
        var error = await Should.ThrowAsync<ValueTooLongException>(() => Insert($"2, '{Secret}', 1"));
        error.Code.ShouldBe("P2000");
        error.Limit.ShouldBe("character varying(5)");
        error.Message.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("SELECT 99999::smallint", "P2020")]
    [InlineData("SELECT 's3cret-value'::integer", "P2007")]
    [InlineData("SELECT 1 / 0", "P2007")]
    [InlineData("SELECT * FROM missing", "P2021")]
    [InlineData("SELECT missing", "P2022")]
    [InlineData("SELECT 'a'::missing", "P2021")]
    [InlineData("SELECT FROM FROM", "P2010")]
    public async Task An_error_has_Prismas_code_and_repeats_no_value(string sql, string code)
    {
        var error = await Fails(() => Db.Int(sql));
        error.Code.ShouldBe(code);
        error.Message.ShouldNotContain(Secret);
        error.InnerException.ShouldBeAssignableTo<Npgsql.PostgresException>();
        if (code is "P2021" or "P2022") error.Message.ShouldContain("refract db push");
    }

    [Fact]
    public async Task A_text_with_NUL_is_explained()
    {
        var error = await Fails(() => Db.Text("SELECT $1", Text("a\0b")));
        error.Code.ShouldBe("P2000");
        error.Message.ShouldContain("NUL");
    }

    [Fact]
    public async Task A_rule_of_the_database_is_named()
    {
        await Db.Execute("CREATE TABLE t (n integer CONSTRAINT positive CHECK (n > 0))");
        var error = await Fails(() => Db.Execute("INSERT INTO t VALUES (-1)"));
        error.Code.ShouldBe("P2004");
        error.Message.ShouldContain("positive");
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_says_so()
    {
        await using var narrow = Open("?connection_limit=1&pool_timeout=1");
        await using var held = await narrow.BeginTransaction(System.Data.IsolationLevel.Unspecified, null, Ct);
        var error = await Fails(() => narrow.Int("SELECT 1"));
        error.Code.ShouldBe("P2024");
        error.Message.ShouldContain("connection_limit");
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_says_so()
    {
        await using var hasty = Open("?socket_timeout=1");
        (await Fails(() => hasty.Text("SELECT pg_sleep(20)::text"))).Code.ShouldBe("P1008");
        (await hasty.Int("SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_database_is_named()
    {
        await using var elsewhere = new PostgreSqlDatabase(DatabaseUrl.Parse(Url).WithDatabase("no_such_database"),
            new RefractOptions());
        var error = await Fails(() => elsewhere.Int("SELECT 1"));
        error.Code.ShouldBe("P1003");
        error.Message.ShouldContain("no_such_database");
    }

    [Fact]
    public async Task A_port_where_nobody_listens_names_host_and_port()
    {
        await using var nowhere = new PostgreSqlDatabase(DatabaseUrl.Parse($"postgresql://me:{Secret}@127.0.0.1:1/app"),
            new RefractOptions());
        var error = await Fails(() => nowhere.Int("SELECT 1"));
        error.Code.ShouldBe("P1001");
        error.Message.ShouldContain("127.0.0.1:1");
        error.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_wrong_password_names_the_user_and_hides_the_password()
    {
        // The server of the tests trusts everybody, so a script plays one that does not.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var server = Refuse(listener, enough.Token);
        await using var refused = new PostgreSqlDatabase(
            DatabaseUrl.Parse(
                $"postgresql://me:{Secret}@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/app?sslmode=disable"),
            new RefractOptions());
        var error = await Fails(() => refused.Int("SELECT 1"));
        error.Code.ShouldBe("P1000");
        error.Message.ShouldContain("me");
        error.ToString().ShouldNotContain(Secret);
        await enough.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => server);
    }

    private static async Task Refuse(TcpListener listener, CancellationToken ct)
    {
        // The driver tries again without encryption when it is refused, so there is more than one caller.
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(ct);
            var stream = client.GetStream();
            var head = new byte[8];
            await stream.ReadExactlyAsync(head, ct);
            // 1234 in place of a protocol version asks for encryption first: N is no.
            for (; head[4] == 1234 >> 8 && head[5] == (1234 & 0xFF); await stream.ReadExactlyAsync(head, ct))
                await stream.WriteAsync("N"u8.ToArray(), ct);
            await stream.ReadExactlyAsync(new byte[head[3] - head.Length], ct);
            var fields = Encoding.ASCII.GetBytes(
                "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"me\"\0\0");
            await stream.WriteAsync((byte[])[(byte)'E', 0, 0, 0, (byte)(fields.Length + 4), .. fields], ct);
        }
    }

    private async Task Users()
    {
        await Db.Execute("CREATE TABLE users (id integer PRIMARY KEY, email varchar(5) NOT NULL, boss_id integer)");
        await Db.Execute("CREATE UNIQUE INDEX users_email_key ON users (email)");
        await Db.Execute(
            "ALTER TABLE users ADD CONSTRAINT users_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES users (id)");
        await Db.Execute("INSERT INTO users VALUES (0, 'z', NULL), (1, 'a', NULL)");
    }

    private Task Insert(string values) =>
        Db.Run(Statement($"INSERT INTO users VALUES ({values.Replace("1, 'a'", "5, 'a'", StringComparison.Ordinal)})",
            new Names()), new ScalarResult<int>(row => row.Int(0)), Ct).AsTask();

    private sealed class Names : IConstraintNames
    {
        public ConstraintTarget? Find(string constraintName) => constraintName switch
        {
            "users_email_key" => new ConstraintTarget("User", ["email"]),
            "users_boss_id_fkey" => new ConstraintTarget("User", ["bossId"], "boss"),
            _ => null,
        };

        public ConstraintTarget? FindByColumns(string table, IReadOnlyList<string> columns) =>
            table == "users" ? new ConstraintTarget("User", columns) : null;
    }
}
