namespace Refract.Sqlite;

/// <summary>
/// Compares SQL texts for the statement cache. Nearly always the very same instance is looked up, so a few characters
/// make the hash.
/// </summary>
internal sealed class SqlTextComparer : IEqualityComparer<string>
{
    private const int Samples = 16;

    public static SqlTextComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => ReferenceEquals(x, y) || string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string obj)
    {
        var hash = obj.Length;
        var step = obj.Length / Samples + 1;
        for (var i = obj.Length - 1; i >= 0; i -= step) hash = hash * 31 + obj[i];
        return hash;
    }
}
