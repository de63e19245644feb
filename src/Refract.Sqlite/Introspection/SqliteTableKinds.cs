namespace Refract.Sqlite.Introspection;

/// <summary>
/// Which tables are tables of their own, and which belong to a virtual table (full text, R*Tree): those are the
/// module's, and dropping one
/// breaks the virtual table.
/// </summary>
internal sealed class SqliteTableKinds
{
    private readonly HashSet<string> _shadows;

    private SqliteTableKinds(HashSet<string> shadows, IReadOnlyList<string> virtualTables)
    {
        _shadows = shadows;
        VirtualTables = virtualTables;
    }

    public IReadOnlyList<string> VirtualTables { get; }

    public bool IsShadow(string table) => _shadows.Contains(table);

    public static async Task<SqliteTableKinds> Read(Migrations.SqliteSession session, CancellationToken ct)
    {
        var all = await session.Query("SELECT name, type FROM pragma_table_list WHERE schema = 'main'",
            row => (Name: row.GetString(0), Type: row.GetString(1)), ct).ConfigureAwait(false);
        var virtualTables = await session.Query(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%' "
                + "ORDER BY name",
            row => (Name: row.GetString(0), Sql: row.GetString(1)), ct).ConfigureAwait(false);
        var modules = await session.Query("SELECT name FROM pragma_module_list", row => row.GetString(0), ct)
            .ConfigureAwait(false);
        var shadows = all.Where(table => table.Type == "shadow").Select(table => table.Name)
            .ToHashSet(StringComparer.Ordinal);

        // SQLite asks the module which tables are its own. Of a module that is not loaded here, the name has to tell.
        var unknown =
            virtualTables.Where(table => !modules.Contains(ModuleOf(table.Sql), StringComparer.OrdinalIgnoreCase))
            .Select(table => table.Name + "_").ToArray();
        shadows.UnionWith(all.Select(table => table.Name)
            .Where(name => unknown.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))));
        return new SqliteTableKinds(shadows, [.. virtualTables.Select(table => table.Name)]);
    }

    private static string ModuleOf(string sql)
    {
        var tokens = Definitions.SqlTokenizer.Read(sql);
        var at = tokens.FindIndex(token => token.Is("USING"));
        return at >= 0 && at + 1 < tokens.Count ? tokens[at + 1].Text : "";
    }
}
