using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Types;

/// <summary>How names stand in PostgreSQL's SQL.</summary>
internal static class PostgreSqlNames
{
    /// <summary>Quoted, quotes inside doubled.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Quoted and listed.</summary>
    public static string Quote(IEnumerable<string> names, string separator = ", ") => string.Join(separator, names.Select(Quote));

    /// <summary>Quoted, under its database schema unless that is the default one.</summary>
    public static string Qualify(QualifiedName name, string? defaultNamespace) =>
        name.Namespace is null || name.Namespace == defaultNamespace ? Quote(name.Name) : $"{Quote(name.Namespace)}.{Quote(name.Name)}";

    /// <summary>A string literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
