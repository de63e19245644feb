using System.Diagnostics;
using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>Connections of one data source, and what has to be known of them.</summary>
/// <param name="Source">The data source.</param>
/// <param name="Slots">How many connections it has at most.</param>
/// <param name="IsShared">
/// True when a pooler lies between, which may hand each transaction to another server session.
/// </param>
/// <param name="ResetsSessions">
/// True when a session that was touched has to be cleaned before the next caller gets it.
/// </param>
/// <param name="SearchPath">
/// Sets the schema that unqualified names mean for the length of a transaction; null where the session itself has it.
/// </param>
/// <param name="IsTraced">
/// True when the driver makes no spans of statements, so that we do: its own carry the server's words, which may quote
/// values.
/// </param>
/// <param name="Start">What each of its sessions begins with, or null.</param>
internal sealed record ConnectionPool(
    NpgsqlDataSource Source, int Slots, bool IsShared, bool ResetsSessions, string? SearchPath, bool IsTraced,
    SessionStart? Start = null)
{
    private int _abandoned;

    /// <summary>Counts a connection as lost until work that was left behind on it ends.</summary>
    /// <param name="work">The work.</param>
    /// <returns>True when no connection is left that is not lost.</returns>
    public bool Abandon(Task work)
    {
        var count = Interlocked.Increment(ref _abandoned);
        _ = work.ContinueWith(
            static (_, state) => Interlocked.Decrement(ref ((ConnectionPool)state!)._abandoned), this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return count >= Slots;
    }

    /// <summary>Starts the span of a statement; null without a listener, or when the driver makes one.</summary>
    public Activity? StartSpan(StatementText text) =>
        IsTraced ? QueryDiagnostics.StartStatement(text, "postgresql") : null;

    /// <summary>What goes before a statement outside of a transaction; null for nothing.</summary>
    public Prologue? ForStatement()
    {
        if (SearchPath is null) return null;
        var prologue = new Prologue();
        prologue.Add(SearchPath, returnsRows: true);
        return prologue;
    }

    /// <summary>What goes before the first statement of a transaction.</summary>
    public Prologue ForTransaction(string begin)
    {
        var prologue = new Prologue();
        prologue.Add(begin);
        if (SearchPath is not null) prologue.Add(SearchPath, returnsRows: true);
        return prologue;
    }

    /// <summary>
    /// Closes a connection. A cancellation that meets the driver's rollback leaves the connection open and outside of
    /// the pool, so it is closed again; what the connection does meanwhile is no longer the caller's concern.
    /// </summary>
    public static ValueTask Close(NpgsqlConnection connection)
    {
        try
        {
            var closing = connection.DisposeAsync();
            return closing.IsCompletedSuccessfully ? ValueTask.CompletedTask : CloseSlowly(connection, closing);
        }
#pragma warning disable CA1031 // See below.
        catch (Exception)
#pragma warning restore CA1031
        {
            return CloseSlowly(connection, ValueTask.CompletedTask);
        }
    }

    private static async ValueTask CloseSlowly(NpgsqlConnection connection, ValueTask closing)
    {
        const int attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await closing.ConfigureAwait(false);
                if (attempt == 1) return;
                await connection.DisposeAsync().ConfigureAwait(false);
                return;
            }
#pragma warning disable CA1031 // Nothing is lost with the connection: the server rolls back what was not committed.
            catch (Exception) when (attempt < attempts)
            {
                closing = ValueTask.CompletedTask;
            }
            catch (Exception)
            {
                return;
            }
#pragma warning restore CA1031
        }
    }
}
