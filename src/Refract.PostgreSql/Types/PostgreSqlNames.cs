using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Types;

/// <summary>How names and texts stand in PostgreSQL's SQL. Every statement quotes with these.</summary>
internal static class PostgreSqlNames
{
    /// <summary>Quoted, quotes inside doubled.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Quoted and listed.</summary>
    public static string Quote(IEnumerable<string> names, string separator = ", ") =>
        string.Join(separator, names.Select(Quote));

    /// <summary>Quoted, under its database schema unless that is the default one.</summary>
    public static string Qualify(QualifiedName name, string? defaultNamespace) =>
        name.Namespace is null || name.Namespace == defaultNamespace
            ? Quote(name.Name) : $"{Quote(name.Namespace)}.{Quote(name.Name)}";

    /// <summary>
    /// A string literal. One with a backslash is written <c>E'…'</c>, which means the same to a server, or a user's
    /// session, that has <c>standard_conforming_strings</c> switched off.
    /// </summary>
    public static string Literal(string text)
    {
        var doubled = text.Replace("'", "''", StringComparison.Ordinal);
        return text.Contains('\\', StringComparison.Ordinal)
            ? $"E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal)}'"
            : $"'{doubled}'";
    }

    /// <summary>The body of a DO block or function between dollar quotes whose tag does not occur in it.</summary>
    public static string DollarQuote(string body)
    {
        for (var number = 0; ; number++)
        {
            var tag = number == 0 ? "$$" : $"$body{number}$";
            if ((body + tag).IndexOf(tag, StringComparison.Ordinal) == body.Length)
                return tag + body + tag;
        }
    }
}
