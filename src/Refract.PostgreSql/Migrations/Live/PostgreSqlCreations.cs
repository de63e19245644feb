using System.Text.RegularExpressions;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// What scripts create without IF NOT EXISTS although a reset keeps it: extensions and database schemas. Where one is
/// kept, its script cannot run again.
/// </summary>
/// <param name="Extensions">Names of extensions.</param>
/// <param name="Namespaces">Names of database schemas.</param>
internal sealed partial record PostgreSqlCreations(IReadOnlyList<string> Extensions, IReadOnlyList<string> Namespaces)
{
    /// <param name="scripts">The scripts.</param>
    /// <param name="defaultNamespace">The schema that the URL names; it is there before every script.</param>
    public static PostgreSqlCreations Of(IReadOnlyList<string> scripts, string defaultNamespace)
    {
        var extensions = new List<string>();
        var namespaces = new List<string>();
        foreach (var statement in scripts.SelectMany(PostgreSqlScript.Split))
        {
            if (statement.Words is not ["CREATE", "EXTENSION" or "SCHEMA", ..] || statement.Words is [_, _, "IF", ..]
                || Creation.Match(statement.Text, statement.ContentAt) is not { Success: true } match) continue;
            var name = match.Groups["name"].Value;
            name = name[0] == '"' ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
                : name.ToLowerInvariant();
            (statement.Words[1] == "EXTENSION" ? extensions : namespaces).Add(name);
        }

        return new PostgreSqlCreations([.. extensions.Distinct(StringComparer.Ordinal)],
            [.. namespaces.Distinct(StringComparer.Ordinal)
                .Where(name => name != defaultNamespace && name != "public")]);
    }

    private const string Space = """(\s|/\*([^*]|\*(?!/))*\*/|--[^\n]*\n)+""";

    /// <summary>CREATE SCHEMA AUTHORIZATION names a schema after a role.</summary>
    [GeneratedRegex("\\GCREATE" + Space + "(EXTENSION|SCHEMA(" + Space + "AUTHORIZATION)?)" + Space
        + """(?<name>"([^"]|"")+"|[^\s;"(/]+)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Creation { get; }
}
