using System.Data;
using Refract.PostgreSql.Types;

namespace Refract.PostgreSql;

/// <summary>The statements that begin, mark and end transactions.</summary>
internal static class TransactionSql
{
    public const string Commit = "COMMIT";

    /// <summary>Begins a transaction.</summary>
    /// <exception cref="InvalidQueryException">PostgreSQL has no such isolation level.</exception>
    public static string Begin(IsolationLevel isolation) => isolation switch
    {
        IsolationLevel.Unspecified => "BEGIN",
        IsolationLevel.ReadUncommitted => "BEGIN ISOLATION LEVEL READ UNCOMMITTED",
        IsolationLevel.ReadCommitted => "BEGIN ISOLATION LEVEL READ COMMITTED",
        IsolationLevel.RepeatableRead or IsolationLevel.Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ",
        IsolationLevel.Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        IsolationLevel.Chaos => throw NoSuchLevel(isolation),
        _ => throw NoSuchLevel(isolation),
    };

    /// <summary>True when all statements of such a transaction see one snapshot.</summary>
    public static bool HasSnapshot(IsolationLevel isolation) =>
        isolation is IsolationLevel.RepeatableRead or IsolationLevel.Snapshot or IsolationLevel.Serializable;

    public static string Savepoint(string name) => $"SAVEPOINT {PostgreSqlNames.Quote(name)}";

    public static string RollbackTo(string name) => $"ROLLBACK TO SAVEPOINT {PostgreSqlNames.Quote(name)}";

    public static string Release(string name) => $"RELEASE SAVEPOINT {PostgreSqlNames.Quote(name)}";

    private static InvalidQueryException NoSuchLevel(IsolationLevel isolation) =>
        new($"PostgreSQL has no isolation level {isolation}.", "options.Isolation");
}
