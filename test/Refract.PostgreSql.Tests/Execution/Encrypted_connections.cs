using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Testing;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>Servers with a certificate of their own, and clients that trust it, another one, or none.</summary>
public sealed class Encrypted_connections(EncryptedServer server) : IClassFixture<EncryptedServer>
{
    [Theory]
    [InlineData("sslmode=require"), InlineData("sslmode=prefer"), InlineData("sslmode=verify-ca&sslrootcert={right}")]
    [InlineData("sslrootcert={right}&sslmode=require")]
    public async Task Server_that_the_client_trusts_is_used_with_encryption(string query)
    {
        await using var db = await server.Client(query);
        (await db.Text("SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()")).ShouldBe("true");
    }

    [Theory]
    [InlineData("sslmode=verify-ca&sslrootcert={wrong}"), InlineData("sslmode=verify-full&sslrootcert={wrong}")]
    [InlineData("sslmode=verify-full&sslrootcert={right}"), InlineData("sslmode=verify-full")]
    [InlineData("sslmode=require&sslaccept=strict")]
    public async Task Certificate_that_does_not_fit_is_refused_and_nothing_was_sent(string query) =>
        (await Refused(query)).ShouldBe("P1011", Kept.Nothing, "127.0.0.1:", "sslmode", "sslrootcert");

    [Theory]
    [InlineData("sslmode=verify-ca&sslrootcert={missing}"), InlineData("sslmode=verify-ca&sslrootcert={none}")]
    [InlineData("sslmode=verify-ca&sslrootcert={folder}")]
    [InlineData("sslmode=require&sslcert={folder}&sslkey={client}")]
    [InlineData("sslmode=require&sslcert={missing}&sslkey={client}")]
    [InlineData("sslmode=require&sslcert={wrong}&sslkey={missing}")]
    [InlineData("sslmode=require&sslcert={none}&sslkey={client}")]
    [InlineData("sslmode=require&sslcert={wrong}&sslkey={none}")]
    [InlineData("sslmode=require&sslidentity={missing}")]
    [InlineData("sslmode=require&sslidentity={none}&sslpassword=s3cret-value")]
    public async Task Certificate_file_that_is_missing_or_malformed_is_refused(string query)
    {
        var error = await Refused(query);
        error.ShouldBe("P1011", Kept.Nothing, "127.0.0.1:", "sslrootcert, sslcert");
        error.ToString().ShouldNotContain("s3cret-value");
    }

    [Fact]
    public async Task Server_without_encryption_is_refused_where_the_url_requires_it()
    {
        await using var plain = new EncryptedServer();
        (await plain.FailsAfter("ssl = off", null, "sslmode=require"))
            .ShouldBe("P1011", Kept.Nothing, "127.0.0.1:", "sslmode");
    }

    [Fact]
    public async Task Server_that_requires_encryption_says_so_to_a_client_without()
    {
        await using var strict = new EncryptedServer();
        (await strict.FailsAfter("ssl = on", "hostssl all all 127.0.0.1/32 trust\n", "sslmode=disable"))
            .ShouldBe("P1010", Kept.Nothing, "127.0.0.1:", "no encryption", "sslmode");
        await using var encrypted = await strict.Client("sslmode=require");
        (await encrypted.Int("SELECT 1")).ShouldBe(1);
    }

    [Theory]
    [InlineData("sslmode=verify-full&sslrootcert={right}"), InlineData("sslmode=verify-ca&sslrootcert={missing}")]
    [InlineData("sslmode=verify-ca&sslrootcert={folder}"), InlineData("sslmode=require&sslcert={none}&sslkey={client}")]
    public async Task Migrations_name_the_same_code(string query)
    {
        var url = DatabaseUrl.Parse(await server.Url(query));
        var error = await Should.ThrowAsync<MigrationException>(
            () => new PostgreSqlMigrationProvider().Open(url, TestContext.Current.CancellationToken));
        error.Code.ShouldBe("P1011");
        error.Next.ShouldNotBeNull().ShouldContain("sslrootcert");
    }

    private async Task<RefractException> Refused(string query)
    {
        await using var db = await server.Client(query);
        return await Should.ThrowAsync<RefractException>(() => db.Execute("INSERT INTO nowhere VALUES (1)"));
    }
}
