using System.Globalization;

namespace Refract.PostgreSql.Testing;

/// <summary>The names of databases for tests: who may remove them is part of it.</summary>
internal static class TestDatabaseName
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "refract_test_";

    /// <summary>What a template that is still being built ends in.</summary>
    public const string Unfinished = "_new";

    private const string Template = Prefix + "template_";
    private const int RunLength = 8;

    public static string OfTemplate(string structure) => Template + structure;

    /// <summary>A name for a database of a run.</summary>
    public static string New(int run) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{run:x8}_{Guid.NewGuid().ToString("N")[..12]}");

    public static bool IsTemplate(string name) => name.StartsWith(Template, StringComparison.Ordinal);

    /// <summary>The run that a database belongs to; null for a template.</summary>
    public static int? RunOf(string name) => !IsTemplate(name) && name.Length > Prefix.Length + RunLength
        && int.TryParse(name.AsSpan(Prefix.Length, RunLength), NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture, out var run) ? run : null;
}
