using Npgsql;

namespace Refract.Relational.Tests;

public sealed class Database_urls
{
    private const string Secret = "s3cret";

    [Theory]
    [InlineData("postgresql://u:p@h:5433/app?schema=s", "h", 5433, "u", "app", "s")]
    [InlineData("postgres://u@h/app", "h", 5432, "u", "app", null)]
    [InlineData("postgresql://h", "h", 5432, null, "postgres", null)]
    [InlineData("postgresql://u:p@[::1]:6000/app", "::1", 6000, "u", "app", null)]
    [InlineData("postgresql://[::1]:5432/db", "::1", 5432, null, "db", null)]
    [InlineData("postgresql://[2001:db8::7]/db", "2001:db8::7", 5432, null, "db", null)]
    [InlineData("postgresql://u:a%3Ab@[fe80::1%25eth0]:5433/db", "fe80::1%eth0", 5433, "u", "db", null)]
    [InlineData("postgresql://a%40b:p%2Fq@h/my%20app", "h", 5432, "a@b", "my app", null)]
    [InlineData("postgresql:///app?host=/var/run/postgresql", "/var/run/postgresql", 5432, null, "app", null)]
    [InlineData("postgresql://u:p@localhost/app?host=/var/run/postgresql", "/var/run/postgresql", 5432, "u", "app",
        null)]
    [InlineData("postgresql://u:p@localhost:5433/app?host=/var/run/postgresql", "/var/run/postgresql", 5433, "u", "app",
        null)]
    [InlineData("postgresql://u@:5433/app?host=/tmp", "/tmp", 5433, "u", "app", null)]
    [InlineData("postgresql:///app?host=/tmp&port=5434", "/tmp", 5434, null, "app", null)]
    [InlineData("postgresql://u@h:1/app?port=5434", "h", 5434, "u", "app", null)]
    [InlineData("Host=h;Port=7000;Username=u;Password=p;Database=app;Search Path=s", "h", 7000, "u", "app", "s")]
    [InlineData("\"postgresql://u:p@h/app\"", "h", 5432, "u", "app", null)]
    public void Of_a_server_are_read(string text, string host, int port, string? user, string database, string? schema)
    {
        var url = DatabaseUrl.Parse(text);
        url.Provider.ShouldBe(SqlProvider.PostgreSql);
        (url.Host, url.Port, url.UserName, url.DatabaseName, url.Schema).ShouldBe((host, port, user, database, schema));
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString);
        (settings.Host, settings.Port).ShouldBe((host, port));
    }

    [Fact]
    public void Become_settings_of_the_driver()
    {
        var url = DatabaseUrl.Parse(
            "postgresql://me:p%40ss%2Fw;d@db.example:6543/my%20app"
            + "?schema=sales&sslmode=require&connection_limit=7&connect_timeout=3");
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString);
        (settings.Host, settings.Port, settings.Username, settings.Password, settings.Database).ShouldBe(
            ("db.example", 6543, "me", "p@ss/w;d", "my app"));
        (settings.SearchPath, settings.SslMode, settings.MaxPoolSize, settings.Timeout).ShouldBe(
            ("\"sales\"", SslMode.Require, 7, 3));
        url.Masked.ShouldStartWith("postgresql://me:***@db.example:6543/my%20app?schema=sales");
    }

    [Theory]
    [InlineData("file:./dev.db", "/base/dev.db")]
    [InlineData("file:dev.db?connection_limit=1", "/base/dev.db")]
    [InlineData("file:../dev.db", "/dev.db")]
    [InlineData("file:/full/dev.db", "/full/dev.db")]
    [InlineData("file:///full/my%20dev.db", "/full/my dev.db")]
    [InlineData("sqlite:dev.db", "/base/dev.db")]
    [InlineData("Data Source=dev.db", "/base/dev.db")]
    public void Of_a_file_are_read_from_the_folder_they_are_relative_to(string text, string path)
    {
        var url = DatabaseUrl.Parse(text, "/base");
        (url.Provider, url.FilePath, url.IsInMemory).ShouldBe((SqlProvider.Sqlite, path, false));
    }

    [Theory]
    [InlineData("file::memory:")]
    [InlineData(":memory:")]
    [InlineData("file:x.db?mode=memory")]
    [InlineData("Data Source=:memory:")]
    public void Of_memory_have_no_path(string text) => DatabaseUrl.Parse(text).IsInMemory.ShouldBeTrue();

    [Theory]
    [InlineData("postgresql://u:" + Secret + "@h/app?schema=s&sslpassword=" + Secret)]
    [InlineData("postgresql://u:" + Secret + "@a,b/app")]
    [InlineData("Host=h;Username=u;Password=" + Secret)]
    public void Never_show_their_password(string text)
    {
        var url = DatabaseUrl.Parse(text);
        url.ConnectionString.ShouldContain(Secret);
        foreach (var shown in new[] { url.Masked, url.ToString(), url.WithDatabase("other").Masked,
            url.WithSchema("other").Masked })
        {
            shown.ShouldNotContain(Secret);
            shown.ShouldContain("u:***@");
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("postgresql:h/app", "Two slashes are missing")]
    [InlineData("postgresql://u:" + Secret + "/x@h/app", null)]
    [InlineData("postgresql://u:" + Secret + "@h:port/app", "The port is not a number")]
    [InlineData("postgresql://u:p@other/app#" + Secret + "@h/app", "A '#' in a password must be escaped (%23)")]
    [InlineData("postgresql://u:p#" + Secret + "@h/app", "A '#' in a password must be escaped (%23)")]
    [InlineData("postgresql://u:" + Secret + "@/app", "The host is missing")]
    [InlineData("postgresql://u:" + Secret + "@h/app?connection_limit=many", "connection_limit must be a whole number")]
    [InlineData("postgresql://u:" + Secret + "@h/app?sslmode=maybe", "sslmode must be")]
    [InlineData("postgresql://u:" + Secret + "@h/app?sslmode=requre", "Did you mean require?")]
    [InlineData("postgresql://u:" + Secret + "@h/app?shcema=s",
        "a parameter that does not exist: shcema. Did you mean schema?")]
    [InlineData("postgresql://u:" + Secret + "@h/app?conection_limit=" + Secret, "Did you mean connection_limit?")]
    [InlineData("postgresql://u:" + Secret + "@h/app?foo=" + Secret, "a parameter that does not exist: foo.")]
    [InlineData("postgresql://u:" + Secret + "@h/app?pgbouncer=yes", "pgbouncer must be true or false.")]
    [InlineData("postgresql://u:" + Secret + "@h/app?channel_binding=requier",
        "channel_binding must be disable, prefer or require. Did you mean require?")]
    [InlineData("postgresql://u:" + Secret + "@h/app?target_session_attrs=master", "target_session_attrs must be")]
    [InlineData("postgresql://u:" + Secret + "@h/app?sslaccept=lax", "sslaccept must be")]
    [InlineData("postgresql://u:" + Secret + "@h/app?connect_timeout=-1", "connect_timeout must be a whole number")]
    [InlineData("postgresql://u:" + Secret + "@h/app?pool_timeout=10s", "pool_timeout must be a whole number")]
    [InlineData("postgresql://u:" + Secret + "@h/app?port=99999", "The port is not a number")]
    [InlineData("postgresql://u:" + Secret + "@h:99999/app?host=/tmp", "The port is not a number")]
    [InlineData("postgresql://u:" + Secret + "@[::1/app", "An IPv6 address stands in square brackets")]
    [InlineData("postgresql://u:" + Secret + "@::1/app", "An IPv6 address stands in square brackets")]
    [InlineData("postgresql://u:" + Secret + "@[::1]x:5432/app", "An IPv6 address stands in square brackets")]
    [InlineData("postgresql://u:" + Secret + "@[h]:5432/app", "The host is neither a name nor an address")]
    [InlineData("postgresql://u:" + Secret + "@h/app?=" + Secret, "a parameter without a name: write name=value")]
    [InlineData("file:dev.db?=1", "a parameter without a name")]
    [InlineData("./dev.db", "the path of a SQLite file without file: before it. Write file:./dev.db")]
    [InlineData("dev.db", "without file: before it")]
    [InlineData("/data/app.sqlite3?mode=ro", "without file: before it")]
    [InlineData("file:dev.db?conection_limit=1", "Did you mean connection_limit?")]
    [InlineData("file:dev.db?mode=readonly", "mode must be ro, rw, rwc or memory.")]
    [InlineData("file:dev.db?cache=sharde", "Did you mean shared?")]
    [InlineData("file:dev.db?connection_limit=x", "connection_limit must be a whole number")]
    [InlineData("Host=h;Databse=x;Password=" + Secret,
        "a setting that does not exist: databse. Did you mean Database?")]
    [InlineData("Host=h;Port=many;Password=" + Secret, "The port is not a number")]
    [InlineData("Data Source=a.db;Moed=ReadOnly", "Did you mean Mode?")]
    [InlineData("mysql://u:" + Secret + "@h/app", "There is no provider for mysql://")]
    [InlineData("prisma://host/?api_key=" + Secret, "Prisma's own proxy")]
    [InlineData("postgresql:u:" + Secret + "@h/app", "Two slashes are missing")]
    [InlineData("User=x;Password=" + Secret, "names neither a Host (PostgreSQL) nor a Data Source (SQLite)")]
    [InlineData("env(\"DATABASE_URL\")", "must be replaced by the variable's value")]
    [InlineData("file:", "The path of the SQLite file is missing")]
    [InlineData("hello", "This is not a database URL")]
    public void That_are_wrong_say_the_right_form_and_repeat_no_secret(string text, string? message)
    {
        var isRead = DatabaseUrl.TryParse(text, null, out var url, out var error);
        isRead.ShouldBe(message is null, error);
        if (message is null) url!.Masked.ShouldNotContain(Secret);
        else error.ShouldNotBeNull().ShouldContain(message);
        (error ?? "").ShouldNotContain(Secret);
    }

    [Fact]
    public void Name_the_parameters_that_mean_nothing_here() =>
        DatabaseUrl.Parse("postgresql://h/app?sslmode=disable&keepalives=1&api_key=1").IgnoredParameters.ShouldBe(
            ["keepalives", "api_key"]);

    /// <summary>The names are kept here as data, because this assembly does not know the drivers.</summary>
    [Fact]
    public void Take_every_setting_that_the_driver_has()
    {
        foreach (string name in new NpgsqlConnectionStringBuilder().Keys)
            DatabaseUrl.TryParse($"Host=h;{name}=1", null, out _, out var error).ShouldBeTrue($"{name}: {error}");
    }

    [Theory]
    [InlineData("disable", SslMode.Disable)]
    [InlineData("allow", SslMode.Allow)]
    [InlineData("prefer", SslMode.Prefer)]
    [InlineData("require", SslMode.Require)]
    [InlineData("verify-ca", SslMode.VerifyCA)]
    [InlineData("verify-full", SslMode.VerifyFull)]
    public void Say_how_a_connection_is_encrypted(string text, SslMode mode)
        => new NpgsqlConnectionStringBuilder(
            DatabaseUrl.Parse("postgresql://h/app?sslmode=" + text).ConnectionString).SslMode.ShouldBe(mode);

    [Theory]
    [InlineData("channel_binding=require")]
    [InlineData("sslnegotiation=direct")]
    [InlineData("target_session_attrs=read-write")]
    [InlineData("target_session_attrs=prefer-standby")]
    [InlineData("connection_limit=3&connect_timeout=0&socket_timeout=4&statement_cache_size=0&pool_timeout=0")]
    [InlineData("sslaccept=strict&pgbouncer=false&application_name=a%20b&options=-c%20x%3D1")]
    public void With_right_values_suit_the_driver(string parameters)
        => Should.NotThrow(
            () => new NpgsqlConnectionStringBuilder(
                DatabaseUrl.Parse("postgresql://h/app?" + parameters).ConnectionString).ConnectionString);

    [Fact]
    public void Say_what_the_pool_may_do()
    {
        var url = DatabaseUrl.Parse("postgresql://h/app?connection_limit=5&pool_timeout=7&pgbouncer=true");
        (url.ConnectionLimit, url.PoolTimeout, url.UsesTransactionPooler).ShouldBe((5, TimeSpan.FromSeconds(7), true));
    }
}
