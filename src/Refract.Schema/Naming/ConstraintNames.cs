using Refract.Schema.Providers;

namespace Refract.Schema.Naming;

/// <summary>
/// The names that keys, indexes, foreign keys and join tables get when the schema does not give one. They are Prisma's, so that both tools
/// see the same database. Table and column names are the database's.
/// </summary>
/// <param name="provider">The database that the names are for; null cuts none.</param>
public sealed class ConstraintNames(DatabaseProvider? provider)
{
    private readonly int _maximumBytes = ProviderTraits.Of(provider).MaximumNameLength;

    /// <summary>A name as the database keeps it: cut to what it takes.</summary>
    public string Kept(string name) => Cut(name, "");

    /// <summary><c>Table_pkey</c></summary>
    public string PrimaryKey(string table) => Cut(table, "_pkey");

    /// <summary><c>Table_column_key</c></summary>
    public string Unique(string table, IEnumerable<string> columns) => Cut(Stem(table, columns), "_key");

    /// <summary><c>Table_column_idx</c></summary>
    public string Index(string table, IEnumerable<string> columns) => Cut(Stem(table, columns), "_idx");

    /// <summary><c>Table_column_fkey</c></summary>
    public string ForeignKey(string table, IEnumerable<string> columns) => Cut(Stem(table, columns), "_fkey");

    /// <summary>The join table of an implicit many-to-many relation: <c>_Relation</c></summary>
    public string JoinTable(string relation) => Cut("_" + relation, "");

    /// <summary>A name in a join table: the table's with a suffix such as <c>_AB_pkey</c> or <c>_A_fkey</c>.</summary>
    public string InJoinTable(string table, string suffix) => Cut(table, suffix);

    private static string Stem(string table, IEnumerable<string> columns) => string.Join("_", columns.Prepend(table));

    /// <summary>
    /// The part before the suffix is cut. The limit is in bytes of UTF-8, as PostgreSQL counts, and no character is cut in two.
    /// </summary>
    private string Cut(string stem, string suffix)
    {
        var room = _maximumBytes - suffix.Length;
        // No code unit takes more than three bytes: most names need no counting.
        if (stem.Length <= room / 3) return stem + suffix;
        var bytes = 0;
        var end = 0;
        while (end < stem.Length)
        {
            var isPair = char.IsSurrogatePair(stem, end);
            bytes += isPair ? 4 : stem[end] switch { < '\u0080' => 1, < '\u0800' => 2, _ => 3 };
            if (bytes > room) return stem.Substring(0, end) + suffix;
            end += isPair ? 2 : 1;
        }

        return stem + suffix;
    }
}
