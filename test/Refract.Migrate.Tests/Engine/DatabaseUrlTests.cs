using Npgsql;
using Refract.Relational;

namespace Refract.Migrate.Tests.Engine;

public sealed class DatabaseUrlTests
{
    [Fact]
    public void A_postgresql_url_becomes_settings_of_the_driver_and_hides_its_password()
    {
        var url = DatabaseUrl.Parse("postgresql://me:p%40ss%2Fw;d@db.example:6543/my%20app?schema=sales&sslmode=require&connection_limit=7&connect_timeout=3&pgbouncer=true&pool_timeout=9&x=1");
        var settings = new NpgsqlConnectionStringBuilder(url.ConnectionString);

        (settings.Host, settings.Port, settings.Username, settings.Password,
            settings.Database).ShouldBe(("db.example", 6543, "me", "p@ss/w;d", "my app"));
        (settings.SearchPath, settings.SslMode, settings.MaxPoolSize, settings.Timeout).ShouldBe(("\"sales\"", SslMode.Require, 7, 3));
        (url.Schema, url.UsesTransactionPooler, url.PoolTimeout, url.ConnectionLimit).ShouldBe(("sales", true, TimeSpan.FromSeconds(9), 7));
        url.IgnoredParameters.ShouldBe(["x"]);
        url.Masked.ShouldStartWith("postgresql://me:***@db.example:6543/my%20app?schema=sales");
        url.ToString().ShouldNotContain("p@ss");
    }

    [Theory]
    [InlineData("postgres://localhost", "localhost", 5432, "postgres")]
    [InlineData("postgresql://u@[::1]:5433/db", "::1", 5433, "db")]
    [InlineData("postgresql:///db?host=/var/run/postgresql", "/var/run/postgresql", 5432, "db")]
    [InlineData("Host=h;Port=1;Database=d;Password=s3cret", "h", 1, "d")]
    public void Other_forms_are_read_too(string text, string host, int port, string database)
    {
        var url = DatabaseUrl.Parse(text);
        (url.Provider, url.Host, url.Port, url.DatabaseName).ShouldBe((SqlProvider.PostgreSql, host, port, database));
        new NpgsqlConnectionStringBuilder(url.ConnectionString).Host.ShouldBe(host);
        url.Masked.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("file:./dev.db", "/base/dev.db")]
    [InlineData("file:dev.db?connection_limit=1", "/base/dev.db")]
    [InlineData("file:/abs/dev.db", "/abs/dev.db")]
    [InlineData("file:///abs/dev.db", "/abs/dev.db")]
    [InlineData("sqlite:../dev.db", "/dev.db")]
    [InlineData("Data Source=dev.db", "/base/dev.db")]
    public void A_sqlite_path_is_relative_to_the_folder_that_is_given(string text, string path)
    {
        var url = DatabaseUrl.Parse(text, "/base");
        (url.Provider, url.FilePath, url.IsInMemory).ShouldBe((SqlProvider.Sqlite, path, false));
        DatabaseUrl.Parse("file::memory:").IsInMemory.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("mysql://u:s3cret@h/db")]
    [InlineData("prisma://u:s3cret@h")]
    [InlineData("postgresql:u:s3cret@h/db")]
    [InlineData("postgresql://u:s3cret/more@h:port/db")]
    [InlineData("postgresql://u:s3cret@h/db?sslmode=maybe")]
    [InlineData("postgresql://u:s3cret@h/db?connection_limit=many")]
    [InlineData("User=x;Password=s3cret")]
    [InlineData("env(\"DATABASE_URL\")")]
    [InlineData("file:")]
    public void A_wrong_form_is_refused_without_repeating_a_secret(string text)
        => Should.Throw<FormatException>(() => DatabaseUrl.Parse(text)).Message.ShouldNotContain("s3cret");
}
