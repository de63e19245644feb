using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Refract.Benchmarks.Data;

/// <summary>
/// Gives the peers' SQLite connections <c>synchronous=NORMAL</c>, as Refract's and the hand-written ones have:
/// otherwise their writes would wait for the disk and the others' would not. The pool hands out the same native handles
/// again and again, so each is told once; later opens cost a look-up.
/// </summary>
internal sealed class RelaxedSync : DbConnectionInterceptor
{
    private static readonly ConditionalWeakTable<sqlite3, object> s_done = [];

    public static RelaxedSync OfEfCore { get; } = new();

    /// <summary>For a connection that was just opened.</summary>
    public static void Set(SqliteConnection connection)
    {
        var handle = connection.Handle!;
        if (s_done.TryGetValue(handle, out _)) return;
        s_done.AddOrUpdate(handle, connection.ConnectionString);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=NORMAL";
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
