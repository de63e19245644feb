using Npgsql;
using Refract.PostgreSql.Types;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>
/// Loads many rows by COPY: faster than arrays when there are thousands, and nothing is gathered before it is sent. It
/// does less than INSERT (not with row-level security, no rules, no conversions); where it cannot be had, the statement
/// itself does the work.
/// </summary>
internal static class CopyRun
{
    /// <summary>
    /// Beside the server COPY gains from 4,000 rows of four columns on, and a fifth with 10,000 (measured); its three
    /// round trips more take that back on the way to another machine, so there have to be more.
    /// </summary>
    private const int MinRows = 8_000;

    /// <summary>Remembered with the text, so that the next call does not ask again.</summary>
    private static readonly object s_refused = new();

    /// <summary>True when the statement is better loaded.</summary>
    public static bool Takes(in SqlStatement statement) =>
        statement.Text.Loading is { } loading && !ReferenceEquals(loading.Text.ProviderState, s_refused)
            && RowsOf(statement) >= MinRows;

    /// <summary>What is sent in place of the statement, with the same parameters.</summary>
    public static SqlStatement LoadingOf(in SqlStatement statement) =>
        statement with { Text = statement.Text.Loading!.Text };

    /// <summary>
    /// Loads the rows and returns how many there are; null when they cannot be loaded into this table, and nothing has
    /// happened.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="before">
    /// Begins a transaction or sets a savepoint in one, so that the columns stay what they were found to be. After null
    /// it has to be rolled back.
    /// </param>
    /// <param name="statement">The statement, one of those that it <see cref="Takes"/>.</param>
    /// <param name="diagnostics">Has the tags of statements.</param>
    /// <param name="ct">Cancels the loading.</param>
    public static async ValueTask<int?> Run(NpgsqlConnection connection, Prologue before, SqlStatement statement,
        QueryDiagnostics diagnostics, CancellationToken ct)
    {
        var load = statement.Text.Loading!;
        var binders = new ItemBinder[statement.Count];
        for (var i = 0; i < binders.Length; i++)
            binders[i] = ItemBinder.Of(ParameterTypes.Of(statement.Parameters[i].Type.Item));
        try
        {
            if (await Fits(connection, before, load, binders, ct).ConfigureAwait(false))
                return await Load(connection, LoadingOf(statement), binders, diagnostics, ct).ConfigureAwait(false);
        }
        catch (PostgresException error)
            when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn
            or PostgresErrorCodes.InsufficientPrivilege || ErrorTranslator.IsStalePlan(error))
        {
            // Something is not there, was altered, or may be written and not read: the statement itself will do, or say
            // what is wrong. It may be fixed by the next call.
            return null;
        }
        catch (PostgresException error)
            when (error.SqlState is PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.WrongObjectType)
        {
            // Row-level security; a foreign table that takes no rows in this way.
        }

        load.Text.ProviderState = s_refused;
        return null;
    }

    /// <summary>
    /// True when the columns are of the types that their values are sent as, no rule stands at the table, and none of
    /// the columns is filled by the server alone: COPY passes over rules, a view is one, gives an identity that is
    /// always generated the values that INSERT refuses, and refuses computed columns in other words than INSERT does.
    /// The select locks the table against other types until the transaction ends.
    /// </summary>
    private static async ValueTask<bool> Fits(
        NpgsqlConnection connection, Prologue before, BulkLoad load, ItemBinder[] binders, CancellationToken ct)
    {
        using var questions = new NpgsqlBatch(connection);
        before.WriteTo(questions);
        questions.BatchCommands.Add(new($"SELECT {load.Columns} FROM {load.Table} LIMIT 0"));
        questions.BatchCommands.Add(new($"""
            SELECT relhasrules OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid
                AND (attidentity = 'a' OR attgenerated <> '')
                AND strpos({PostgreSqlNames.Literal(load.Columns)}, '"' || replace(attname, '"', '""') || '"') > 0)
            FROM pg_class WHERE oid = {PostgreSqlNames.Literal(load.Table)}::regclass
            """));
        try
        {
            var reader = await questions.ExecuteReaderAsync(ct).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (var i = 0; i < before.ResultSets; i++) await reader.NextResultAsync(ct).ConfigureAwait(false);
                for (var i = 0; i < binders.Length; i++)
                    if (!binders[i].Fits(reader.GetPostgresType(i))) return false;
                await reader.NextResultAsync(ct).ConfigureAwait(false);
                return await reader.ReadAsync(ct).ConfigureAwait(false) && !reader.GetBoolean(0);
            }
        }
        finally
        {
            before.RemoveCompleted(questions);
        }
    }

    private static async ValueTask<int> Load(NpgsqlConnection connection, SqlStatement loading, ItemBinder[] binders,
        QueryDiagnostics diagnostics, CancellationToken ct)
    {
        var count = RowsOf(loading);
        var importer = await connection.BeginBinaryImportAsync(diagnostics.Sent(loading.Text), ct)
            .ConfigureAwait(false);
        // Without Complete, disposing it takes everything back.
        await using (importer.ConfigureAwait(false))
        {
            for (var row = 0; row < count; row++)
            {
                await importer.StartRowAsync(ct).ConfigureAwait(false);
                for (var i = 0; i < binders.Length; i++)
                {
                    var value = loading.Parameters[i].Value;
                    await binders[i].Write(importer, value.Kind == SqlValueKind.List ? value.AsList[row] : value, ct)
                        .ConfigureAwait(false);
                }
            }

            return checked((int)await importer.CompleteAsync(ct).ConfigureAwait(false));
        }
    }

    private static int RowsOf(in SqlStatement statement)
    {
        for (var i = 0; i < statement.Count; i++)
            if (statement.Parameters[i].Value is { Kind: SqlValueKind.List } list) return list.AsList.Count;
        return 0;
    }
}
