using System.Text.RegularExpressions;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// The statements <c>CREATE SCHEMA IF NOT EXISTS</c> that a script begins with. The server asks for the right to create
/// schemas even when the schema exists, so a user who owns nothing but a schema could not run a first migration.
/// </summary>
internal static partial class PostgreSqlSchemaCreations
{
    /// <summary>The script without those of its first statements that would do nothing.</summary>
    public static async Task<IReadOnlyList<PostgreSqlStatement>> WithoutThoseThere(PostgreSqlSession session,
        IReadOnlyList<PostgreSqlStatement> statements, CancellationToken ct)
    {
        var names = statements.Select(Name).TakeWhile(name => name is not null).Select(name => name!).ToArray();
        if (names.Length == 0) return statements;
        var there = await session.Scalar<string[]>("SELECT coalesce(array_agg(nspname::text), '{}') "
            + "FROM pg_catalog.pg_namespace WHERE nspname = ANY ($1)", ct, [names]).ConfigureAwait(false);
        return [.. statements.Where((_, i) => i >= names.Length || !there.Contains(names[i]))];
    }

    /// <summary>The name of the schema, when the statement creates one if it is missing, and nothing in it.</summary>
    private static string? Name(PostgreSqlStatement statement)
    {
        if (statement.Words is not ["CREATE", "SCHEMA", "IF", "NOT", "EXISTS", ..]
            || Creation.Match(statement.Content.ToString()) is not { Success: true } match) return null;
        var name = match.Groups["name"].Value;
        return name[0] == '"' ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToLowerInvariant();
    }

    [GeneratedRegex("""^CREATE\s+SCHEMA\s+IF\s+NOT\s+EXISTS\s+(?<name>"([^"]|"")+"|[a-z_][a-z0-9_]*)\s*$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Creation { get; }
}
