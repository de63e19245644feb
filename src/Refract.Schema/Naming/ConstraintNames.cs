namespace Refract.Schema.Naming;

/// <summary>
/// The names that keys, indexes and foreign keys get when the schema does not give one. They are Prisma's, so that both tools see the same
/// database. Table and column names are the database's.
/// </summary>
public static class ConstraintNames
{
    /// <summary>PostgreSQL's limit for a name; longer ones are cut before their suffix.</summary>
    public const int MaxLength = 63;

    /// <summary><c>Table_pkey</c></summary>
    public static string PrimaryKey(string table) => Build(table, [], "_pkey");

    /// <summary><c>Table_column_key</c></summary>
    public static string Unique(string table, IEnumerable<string> columns) => Build(table, columns, "_key");

    /// <summary><c>Table_column_idx</c></summary>
    public static string Index(string table, IEnumerable<string> columns) => Build(table, columns, "_idx");

    /// <summary><c>Table_column_fkey</c></summary>
    public static string ForeignKey(string table, IEnumerable<string> columns) => Build(table, columns, "_fkey");

    private static string Build(string table, IEnumerable<string> columns, string suffix)
    {
        var stem = string.Join("_", new[] { table }.Concat(columns));
        return stem.Length + suffix.Length <= MaxLength ? stem + suffix : stem.Remove(MaxLength - suffix.Length) + suffix;
    }
}
