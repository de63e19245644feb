using Npgsql;
using Refract.PostgreSql.Migrations.Review;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Relational.Review;

namespace Refract.PostgreSql.Migrations;

/// <summary>Migration work on PostgreSQL.</summary>
public sealed class PostgreSqlMigrationProvider : IMigrationProvider
{
    /// <inheritdoc/>
    public SqlProvider Kind => SqlProvider.PostgreSql;

    /// <inheritdoc/>
    public StructureRules Rules { get; } = new PostgreSqlStructureRules();

    /// <inheritdoc/>
    public IMigrationSqlWriter SqlWriter { get; } = new PostgreSqlMigrationSqlWriter();

    /// <inheritdoc/>
    public IScriptReviewer Reviewer { get; } = new PostgreSqlScriptReviewer();

    /// <inheritdoc/>
    public string ExampleUrl => "postgresql://USER:PASSWORD@localhost:5432/DATABASE";

    /// <inheritdoc/>
    public DatabaseUrl? InMemory => null;

    /// <inheritdoc/>
    public DatabaseUrl Beside(DatabaseUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.WithDatabase(url.DatabaseName == "postgres" ? "template1" : "postgres");
    }

    /// <inheritdoc/>
    public async Task<IMigrationDatabase> Open(DatabaseUrl url, CancellationToken ct)
        => new PostgreSqlMigrationDatabase(await PostgreSqlSession.Open(url, ct).ConfigureAwait(false), url);

    /// <inheritdoc/>
    public IReadOnlyList<string> Unseen(string script) => PostgreSqlUnseenStatements.Of(script);

    /// <inheritdoc/>
    public async Task<bool> EnsureExists(DatabaseUrl url, CancellationToken ct)
    {
        var created = false;
        PostgreSqlSession session;
        try
        {
            session = await PostgreSqlSession.Open(url, ct).ConfigureAwait(false);
        }
        catch (MigrationException exception) when (exception.Code == "P1003")
        {
            created = await Create(url, ct).ConfigureAwait(false);
            session = await PostgreSqlSession.Open(url, ct).ConfigureAwait(false);
        }
        await using var _ = session.ConfigureAwait(false);

        // Asked first: IF NOT EXISTS alone would need the right to create schemas.
        if (url.Schema is { } ns
            && !await session.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1)",
                ct,
                ns).ConfigureAwait(false))
            await session.Run($"CREATE SCHEMA IF NOT EXISTS {PostgreSqlNames.Quote(ns)}", ct).ConfigureAwait(false);
        return created;
    }

    /// <inheritdoc/>
    public async Task Drop(DatabaseUrl url, CancellationToken ct)
    {
        var admin = await PostgreSqlSession.OpenMaintenance(url, ct).ConfigureAwait(false);
        await using var _ = admin.ConfigureAwait(false);
        var force = admin.Connection.PostgreSqlVersion.Major >= 13 ? " WITH (FORCE)" : "";
        await admin.Run($"DROP DATABASE IF EXISTS {PostgreSqlNames.Quote(url.DatabaseName)}{force}", ct)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IMigrationDatabase> OpenShadow(DatabaseUrl url, DatabaseUrl? shadowUrl, CancellationToken ct)
        => shadowUrl is null
            ? PostgreSqlShadowDatabase.Create(url, ct) : PostgreSqlShadowDatabase.Open(url, shadowUrl, ct);

    private static async Task<bool> Create(DatabaseUrl url, CancellationToken ct)
    {
        var admin = await PostgreSqlSession.OpenMaintenance(url, ct).ConfigureAwait(false);
        await using var _ = admin.ConfigureAwait(false);
        try
        {
            await admin.Run($"CREATE DATABASE {PostgreSqlNames.Quote(url.DatabaseName)}", ct).ConfigureAwait(false);
            return true;
        }
        catch (PostgreSqlFault fault)
            when (fault.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            return false; // another run was faster
        }
        catch (PostgreSqlFault fault)
        {
            throw new MigrationException("P3000",
                $"The database \"{url.DatabaseName}\" does not exist, and creating it failed: "
                    + $"{fault.Original.MessageText} ({fault.SqlState}).",
                "Create it by hand, or use a user that may create databases.", fault.Original);
        }
    }
}
