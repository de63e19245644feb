using System.Text;
using Refract.Schema.Providers;

namespace Refract.Schema.Naming;

/// <summary>
/// The names that keys, indexes, foreign keys and join tables get when the schema does not give one. They are Prisma's,
/// so that both tools see the same database. Table and column names are the database's.
/// </summary>
/// <param name="provider">
/// The database that the names are for; null for one that takes names of any sensible length.
/// </param>
public sealed class ConstraintNames(DatabaseProvider? provider)
{
    /// <summary>
    /// What no database takes is cut even where the database is unknown: each index of a table would repeat the
    /// megabyte that is its name.
    /// </summary>
    private const int LongestAnywhere = 10_000;

    private readonly int _maximumBytes = Math.Min(ProviderTraits.Of(provider).MaximumNameLength, LongestAnywhere);

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

    /// <summary>Any other name that is made from one: that name with a suffix.</summary>
    public string Beside(string name, string suffix) => Cut(name, suffix);

    /// <summary>The join table of an implicit many-to-many relation: <c>_Relation</c></summary>
    public string JoinTable(string relation) => Cut("_" + relation, "");

    /// <summary>A name in a join table: the table's with a suffix such as <c>_AB_pkey</c> or <c>_A_fkey</c>.</summary>
    public string InJoinTable(string table, string suffix) => Cut(table, suffix);

    /// <summary>Long enough to be cut: what comes after that does not show.</summary>
    private string Stem(string table, IEnumerable<string> columns)
    {
        if (table.Length > _maximumBytes) return table;
        var stem = new StringBuilder(table);
        foreach (var column in columns)
        {
            stem.Append('_').Append(column, 0, Math.Min(column.Length, _maximumBytes));
            if (stem.Length > _maximumBytes) break;
        }

        return stem.ToString();
    }

    /// <summary>
    /// The part before the suffix is cut. The limit is in bytes of UTF-8, as PostgreSQL counts, and no character is cut
    /// in two.
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
