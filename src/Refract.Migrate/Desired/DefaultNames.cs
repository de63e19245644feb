using Refract.Relational;

namespace Refract.Migrate.Desired;

/// <summary>
/// The names that keys, indexes and join tables get when the schema gives none. PostgreSQL cuts names at 63 bytes, so the part before the
/// suffix is cut here first, never inside a character; SQLite has no limit.
/// </summary>
internal sealed class DefaultNames(SqlProvider provider)
{
    private const int PostgreSqlLimit = 63;

    /// <summary>A name as the database will keep it.</summary>
    public string Kept(string name) => Cut(name, "");

    public string PrimaryKey(string table) => Cut(table, "_pkey");

    public string Unique(string table, IEnumerable<string> columns) => Cut(Stem(table, columns), "_key");

    public string Index(string table, IEnumerable<string> columns) => Cut(Stem(table, columns), "_idx");

    public string ForeignKey(string table, IEnumerable<string> columns) => Cut(Stem(table, columns), "_fkey");

    public string JoinTable(string relation) => Cut("_" + relation, "");

    /// <summary>A name in a join table: the table's with a suffix such as <c>_AB_pkey</c> or <c>_A_fkey</c>.</summary>
    public string InJoinTable(string table, string suffix) => Cut(table, suffix);

    private static string Stem(string table, IEnumerable<string> columns) => string.Join('_', columns.Prepend(table));

    private string Cut(string stem, string suffix)
    {
        if (provider == SqlProvider.Sqlite)
            return stem + suffix;

        var room = PostgreSqlLimit - suffix.Length;
        var length = 0;
        var bytes = 0;
        foreach (var rune in stem.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > room)
                break;
            length += rune.Utf16SequenceLength;
        }

        return string.Concat(stem.AsSpan(0, length), suffix);
    }
}
