using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Refract.PostgreSql;
using Refract.Relational;
using Refract.Sqlite;
using Refract.Testing;

namespace Refract.Client.Tests.DependencyInjection;

public sealed class Clients_in_a_container
{
    [Fact]
    public async Task A_client_is_one_for_the_whole_application_and_closed_with_it()
    {
        var services = new ServiceCollection().AddRefract<TestClient>(o => o.UseSqlite(":memory:"));
        TestClient client;
        await using (var provider = services.BuildServiceProvider())
        {
            client = provider.GetRequiredService<TestClient>();
            provider.GetRequiredService<TestClient>().ShouldBeSameAs(client);
            (await client.Sql.Int("SELECT 1")).ShouldBe(1);
        }
        (await Should.ThrowAsync<RefractException>(() => client.Sql.Int("SELECT 1"))).Message.ShouldContain("disposed");
    }

    [Theory]
    [InlineData("postgresql://me@localhost/app", SqlProvider.PostgreSql),
        InlineData("Host=localhost;Database=app", SqlProvider.PostgreSql)]
    [InlineData("file:./x.db", SqlProvider.Sqlite), InlineData("Data Source=x.db", SqlProvider.Sqlite)]
    public async Task A_url_finds_its_provider(string url, SqlProvider kind)
    {
        await using var provider = new ServiceCollection().AddRefract<TestClient>(o => o.UseUrl(url))
            .BuildServiceProvider();
        provider.GetRequiredService<TestClient>().Database.Provider.ShouldBe(kind);
    }

    [Fact]
    public async Task Clients_of_one_type_are_told_apart_by_keys()
    {
        await using var provider = new ServiceCollection()
            .AddRefract<TestClient>(o => o.UseSqlite(":memory:"))
            .AddKeyedRefract<TestClient>("reports", o => o.UsePostgreSql("postgresql://me@localhost/reports"))
            .BuildServiceProvider();
        provider.GetRequiredService<TestClient>().Database.ShouldBeOfType<SqliteDatabase>();
        provider.GetRequiredKeyedService<TestClient>("reports").Database.ShouldBeOfType<PostgreSqlDatabase>();
    }

    [Fact]
    public async Task A_later_registration_takes_the_place_of_an_earlier_one()
    {
        await using var provider = new ServiceCollection()
            .AddRefract<TestClient>(o => o.UsePostgreSql("postgresql://me@localhost/app"))
            .AddKeyedRefract<TestClient>("reports", o => o.UsePostgreSql("postgresql://me@localhost/reports"))
            .AddRefract<TestClient>(o => o.UseSqlite(":memory:"))
            .AddKeyedRefract<TestClient>("reports", o => o.UseSqlite(":memory:"))
            .BuildServiceProvider();
        provider.GetServices<TestClient>().ShouldHaveSingleItem().Database.ShouldBeOfType<SqliteDatabase>();
        provider.GetRequiredKeyedService<TestClient>("reports").Database.ShouldBeOfType<SqliteDatabase>();
        provider.GetKeyedServices<TestClient>("reports").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_container_and_a_block_that_cannot_await_close_the_client_too()
    {
        using var provider = new ServiceCollection().AddRefract<TestClient>(o => o.UseSqlite(":memory:"))
            .BuildServiceProvider();
        var client = provider.GetRequiredService<TestClient>();
        provider.Dispose();
        Should.Throw<RefractException>(() => client.Sql);
        using (TestClient.Connect("file::memory:", o => o.Register = true)) TestClient.Current.ShouldNotBeNull();
        Should.Throw<InvalidOperationException>(() => TestClient.Current);
    }

    [Fact]
    public async Task A_data_source_of_the_application_is_used_and_left_to_it()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await using var source = NpgsqlDataSource.Create(PostgreSqlServer.ConnectionString(database.Url));
        await using (var provider = new ServiceCollection().AddSingleton(source).AddRefract<TestClient>()
            .BuildServiceProvider())
            (await provider.GetRequiredService<TestClient>().Sql.Text("SELECT current_database()")).ShouldBe(
                database.Name);
        await using var command = source.CreateCommand("SELECT 1");
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    [Fact]
    public void A_data_source_that_nobody_registered_is_an_error_that_says_what_to_do()
    {
        using var provider = new ServiceCollection().AddRefract<TestClient>(o => o.UsePostgreSql())
            .BuildServiceProvider();
        Should.Throw<InvalidOperationException>(() => provider.GetRequiredService<TestClient>()).Message.ShouldContain(
            "AddNpgsqlDataSource");
    }

    [Theory]
    [InlineData("mysql://me:s3cret@host/db", "P1013"), InlineData("nonsense", "P1013")]
    public void A_url_without_a_provider_is_an_error_that_hides_the_password(string url, string code)
    {
        var error = Should.Throw<RefractException>(() => TestClient.Connect(url));
        error.Code.ShouldBe(code);
        error.Message.ShouldNotContain("s3cret");
        Should.Throw<RefractException>(
            () => new RefractOptions().UseSqlite("postgresql://me:s3cret@host/db")).Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task The_current_client_is_the_one_that_was_registered_and_is_gone_when_it_is_closed()
    {
        Should.Throw<InvalidOperationException>(() => TestClient.Current).Message.ShouldContain("Register = true");
        await using (var client = TestClient.Connect("file::memory:", o => o.Register = true))
            TestClient.Current.ShouldBeSameAs(client);
        Should.Throw<InvalidOperationException>(() => TestClient.Current);
    }
}
