using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using Refract.Relational;
using Refract.Testing;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>
/// A server with a certificate of its own, made when it is first asked for, and files for clients that trust it or do
/// not.
/// </summary>
public sealed class EncryptedServer : IAsyncDisposable
{
    private static readonly string[] s_files = 
        ["right.crt", "wrong.crt", "none.crt", "client.key", "missing.crt", "folder"];

    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<PostgreSqlProcess>> _server;

    public EncryptedServer() => _server = new Lazy<Task<PostgreSqlProcess>>(Start);

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await (await _server.Value).DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>
    /// A client with more in its URL; <c>{right}</c> stands for the server's certificate, <c>{missing}</c> for a file
    /// that is not there.
    /// </summary>
    public async Task<PostgreSqlDatabase> Client(string query) =>
        new(DatabaseUrl.Parse(await Url(query)), new RefractOptions());

    /// <summary>The URL with more in it, as for <see cref="Client"/>.</summary>
    public async Task<string> Url(string query)
    {
        foreach (var name in s_files)
            query = query.Replace($"{{{Path.GetFileNameWithoutExtension(name)}}}",
                Uri.EscapeDataString(_folder[name]), StringComparison.Ordinal);
        return $"{(await _server.Value).Url}?{query}";
    }

    /// <summary>Changes a setting, and waits until clients of the query fail, as they are meant to.</summary>
    public async Task<RefractException> FailsAfter(string setting, string? hosts, string query)
    {
        var server = await _server.Value;
        if (hosts is not null) await server.Write("pg_hba.conf", hosts);
        await Set(server, setting);
        for (var attempt = 0; ; attempt++)
        {
            await using var db = await Client(query);
            try
            {
                await db.Int("SELECT 1");
            }
            catch (RefractException error)
            {
                return error;
            }

            // The server reads its settings a moment later.
            if (attempt == 50) Assert.Fail("The server goes on as before.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static X509Certificate2 Certificate(ECDsa key)
    {
        var request = new CertificateRequest("CN=database.example", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    private static async Task Set(PostgreSqlProcess server, string setting)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlServer.ConnectionString(server.Url));
        await connection.OpenAsync();
        foreach (var sql in (string[])["ALTER SYSTEM SET " + setting, "SELECT pg_reload_conf()"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<PostgreSqlProcess> Start()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Certificate(key);
        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = Certificate(otherKey);
        _folder.Write("right.crt", certificate.ExportCertificatePem());
        _folder.Write("wrong.crt", other.ExportCertificatePem());
        _folder.Write("client.key", otherKey.ExportPkcs8PrivateKeyPem());
        _folder.Write("none.crt", "this is no certificate");
        Directory.CreateDirectory(_folder["folder"]);
        var server = await PostgreSqlServer.StartOwn();
        await server.Write("server.crt", certificate.ExportCertificatePem());
        await server.Write("server.key", key.ExportPkcs8PrivateKeyPem());
        await Set(server, "ssl = on");
        await using var db = new PostgreSqlDatabase(
            DatabaseUrl.Parse(server.Url + "?sslmode=require"), new RefractOptions());
        for (var attempt = 0; ; attempt++)
            try
            {
                await db.Int("SELECT 1");
                return server;
            }
            catch (RefractException) when (attempt < 50)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
    }
}
