using Npgsql;
using Refract.PostgreSql.Introspection;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Migrations;

/// <summary>One open PostgreSQL database for migration work.</summary>
internal sealed class PostgresMigrationDatabase : IMigrationDatabase
{
    private readonly PostgresSession _session;
    private readonly string _namespace;
    private readonly Func<ValueTask>? _afterClose;
    private readonly IReadOnlyList<string>? _shadowExtensions;

    /// <param name="session">The session.</param>
    /// <param name="url">The URL.</param>
    /// <param name="shadowExtensions">For a shadow database, which <see cref="Reset"/> empties as a whole: the extensions that stay.</param>
    /// <param name="afterClose">What is to be done once it is closed.</param>
    public PostgresMigrationDatabase(PostgresSession session, DatabaseUrl url, IReadOnlyList<string>? shadowExtensions = null,
        Func<ValueTask>? afterClose = null)
    {
        _shadowExtensions = shadowExtensions;
        _session = session;
        _namespace = url.Schema ?? "public";
        _afterClose = afterClose;
        Description = $"PostgreSQL database \"{session.Connection.Database}\", schema \"{_namespace}\" at {url.Host}:{url.Port}";
        History = new PostgresMigrationHistory(session, _namespace);
        Rows = new PostgresRowProbe(session, _namespace);
    }

    public SqlProvider Provider => SqlProvider.PostgreSql;

    public string Description { get; }

    public string? DefaultNamespace => _namespace;

    public IMigrationHistory History { get; }

    public IRowProbe Rows { get; }

    public Task<string> GetVersion(CancellationToken ct) => Task.FromResult("PostgreSQL " + _session.Connection.PostgreSqlVersion);

    public Task<DatabaseCatalog> Introspect(IReadOnlyList<string> namespaces, CancellationToken ct)
        => new PostgresIntrospector(_session, _namespace).Read(namespaces.Count == 0 ? [_namespace] : namespaces, ct);

    public Task<DatabaseCatalog> Respell(DatabaseCatalog actual, DatabaseCatalog wanted, CancellationToken ct)
        => new PostgresSpelling(_session).Respell(actual, wanted, ct);

    public async Task Execute(string script, CancellationToken ct)
    {
        var statements = PostgresScript.Split(script);
        var done = 0;
        var inTransaction = false;
        foreach (var group in PostgresScript.Group(statements))
        {
            await Send(group, isWhole: done == 0, ct).ConfigureAwait(false);
            done += group.Count;
            foreach (var statement in group)
                inTransaction = statement.OpensTransaction || inTransaction && !statement.ClosesTransaction;
        }
        if (inTransaction)
        {
            await _session.Run("ROLLBACK", ct).ConfigureAwait(false);
            throw new ScriptFailedException("The script opens a transaction with BEGIN and never ends it, so nothing after BEGIN was kept.",
                null,
                statements.LastOrDefault(statement => statement.OpensTransaction)?.Line, "BEGIN", isRolledBack: false, null);
        }

        // What a script sets for its session (a dump sets an empty search_path) must not reach the next one.
        if (statements.Count == 0) return;
        await _session.Run("RESET ROLE; RESET ALL", ct).ConfigureAwait(false);
        await _session.Configure(ct).ConfigureAwait(false);
    }

    public async Task<IAsyncDisposable> AcquireLock(IProgress<TimeSpan>? waiting, CancellationToken ct)
        => await PostgresAdvisoryLock.Acquire(_session, waiting, ct).ConfigureAwait(false);

    public Task Reset(IReadOnlyList<string> namespaces, CancellationToken ct)
        => _shadowExtensions is null
            ? PostgresReset.Run(_session, namespaces.Count == 0 ? [_namespace] : namespaces, ct)
            : PostgresReset.RunWhole(_session, _shadowExtensions, ["public", _namespace], ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _session.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (_afterClose is not null) await _afterClose().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// One pipeline with one Sync at its end: the server runs its statements in one implicit transaction, as it does for a simple query of
    /// several statements, and a BEGIN or COMMIT among them counts the same (manual, 55.2.3 and 55.2.2.1).
    /// </summary>
    private async Task Send(IReadOnlyList<PostgresStatement> statements, bool isWhole, CancellationToken ct)
    {
        var batch = new NpgsqlBatch(_session.Connection) { Timeout = 0 };
        await using var _ = batch.ConfigureAwait(false);
        foreach (var statement in statements) batch.BatchCommands.Add(new NpgsqlBatchCommand(statement.Text));
        try
        {
            await batch.ExecuteNonQueryAsync(ct).ConfigureAwait(false);
        }
        catch (PostgresException exception)
        {
            _session.Note(exception);
            var index = exception.BatchCommand is { } failed ? batch.BatchCommands.IndexOf((NpgsqlBatchCommand)failed) : -1;
            await RollBack().ConfigureAwait(false);
            var statement = index >= 0 ? statements[index] : null;
            var hasOwnTransaction = statements.Any(s => s.OpensTransaction || s.ClosesTransaction);
            throw new ScriptFailedException($"{exception.MessageText} ({exception.SqlState}){WhatDepends(exception)}", exception.SqlState,
                LineOf(exception, statement),
                statement?.Text.Trim(), isWhole && !hasOwnTransaction, SafeToShow(exception), RemedyFor(exception.SqlState));
        }
    }

    /// <summary>What stands in the way, by name. Details of other errors hold values of rows, which are not for messages.</summary>
    private static string WhatDepends(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.FeatureNotSupported
            && exception.Detail is { Length: > 0 } detail ? ": " + detail.TrimEnd('.').ReplaceLineEndings("; ") : "";

    /// <summary>Not one whose details may hold values of rows.</summary>
    private static PostgresException? SafeToShow(PostgresException exception) =>
        exception.Detail is null || WhatDepends(exception).Length > 0 ? exception : null;

    private static string? RemedyFor(string state) => state switch
    {
        PostgresErrorCodes.DependentObjectsStillExist =>
            "Nothing that the schema does not speak of is dropped on the way: drop or change what depends on it in a migration of your own, "
            + "and make it again afterwards.",
        PostgresConnectionErrors.InsufficientPrivilege => "Grant the right, or use another user.",
        PostgresErrorCodes.DiskFull => "Free some space on the server's disk.",
        _ => null,
    };

    private async Task RollBack()
    {
        try
        {
            await _session.Run("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is NpgsqlException or MigrationException)
        {
            // The server closed the connection with its error, and rolls back by itself; that error is the one to tell.
        }
    }

    private static int? LineOf(PostgresException exception, PostgresStatement? statement)
    {
        if (statement is null) return null;

        // Position counts characters (code points) of the statement from 1; only rarely do they differ from UTF-16 units, never in the
        // line.
        if (exception.Position <= 0 || exception.Position > statement.Text.Length) return statement.Line;
        return statement.TextLine + statement.Text.AsSpan(0, exception.Position - 1).Count('\n');
    }
}
