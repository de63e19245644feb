using Refract.PostgreSql;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Sqlite;
using Refract.Sqlite.Migrations;

namespace Refract.CommandLine;

/// <summary>
/// The databases that commands work on. This is the one place that names them.
/// </summary>
internal static class Providers
{
    private static readonly (IMigrationProvider Migrations, Type Client)[] s_known =
    [
        (new PostgreSqlMigrationProvider(), typeof(PostgreSqlProvider)),
        (new SqliteMigrationProvider(), typeof(SqliteProvider)),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<IMigrationProvider> All { get; } = [.. s_known.Select(known => known.Migrations)];

    /// <summary>The one that is meant where none is named.</summary>
    public static IMigrationProvider Default => All[0];

    /// <summary>The full names of the types that a client connects with, which generated code names.</summary>
    public static IReadOnlyList<string> ClientTypes { get; } = [.. s_known.Select(known => known.Client.FullName!)];

    /// <summary>The one that a URL leads to.</summary>
    public static IMigrationProvider Of(DatabaseUrl url) => All.First(known => known.Kind == url.Provider);

    /// <summary>The one that runs the migrations of a schema.</summary>
    public static IMigrationProvider Of(DatabaseProvider? language) => s_known[IndexOf(language)].Migrations;

    /// <summary>The client's type for a schema.</summary>
    public static string ClientTypeOf(DatabaseProvider? language) => ClientTypes[IndexOf(language)];

    /// <summary>The one that a datasource or a lock file names, or null.</summary>
    public static IMigrationProvider? Named(string? name) =>
        name is null ? null : All.FirstOrDefault(known => known.Rules.IsNamed(name));

    private static int IndexOf(DatabaseProvider? language) => language is not { } named ? 0
        : Math.Max(0, Array.FindIndex(s_known, known => known.Migrations.Rules.Runs(named)));
}
