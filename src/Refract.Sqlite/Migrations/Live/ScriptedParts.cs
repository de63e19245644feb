using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// The triggers, indexes and clauses of tables that migrations speak of: these are the migrations' own to make and to
/// drop. Statements are read one by one, because a short name or a common clause stands in almost any script.
/// </summary>
internal sealed class ScriptedParts
{
    private readonly HashSet<string> _dependents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _clauses = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tables with a renamed column, whose clauses no longer read as they were written.</summary>
    private readonly HashSet<string> _rewritten = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tables that have another name than the one they were made with.</summary>
    private readonly HashSet<string> _renamed = new(StringComparer.OrdinalIgnoreCase);

    private readonly string _text;

    /// <param name="scripts">The texts of the migrations, in order.</param>
    public ScriptedParts(IReadOnlyList<string> scripts)
    {
        _text = string.Join('\n', scripts.Select(SqlTokenizer.Normalize));
        foreach (var statement in scripts.SelectMany(SqliteScript.Split))
        {
            var tokens = SqlTokenizer.Read(statement.Text).Where(token => !token.IsComment).ToList();
            if (tokens.Count == 0) continue;
            if (tokens[0].Is("CREATE") || tokens[0].Is("DROP")) Read(statement.Text, tokens);
            else if (tokens[0].Is("ALTER")) ReadAlter(statement.Text, tokens);
        }
    }

    /// <summary>Whether a statement makes or drops a trigger or an index of this name.</summary>
    public bool Names(string dependent) => _dependents.Contains(dependent);

    /// <summary>Whether a statement gives the table this clause.</summary>
    public bool Says(string table, UnsaidClause clause) =>
        _clauses.TryGetValue(table, out var keys) && keys.Contains(clause.Key)
        || clause.ReferencedTable is { } target && (_rewritten.Contains(table) || _renamed.Contains(target))
        || _rewritten.Contains(table) && _text.Contains(SqlTokenizer.Normalize(clause.Text), StringComparison.Ordinal);

    private void Read(string sql, List<SqlToken> tokens)
    {
        var kind = tokens.FindIndex(token => token.Is("INDEX") || token.Is("TRIGGER") || token.Is("TABLE"));
        if (kind is < 1 or > 2 || NameAt(tokens, kind + 1) is not var (name, _)) return;
        if (!tokens[kind].Is("TABLE")) _dependents.Add(name);
        else if (tokens[0].Is("CREATE") && TableDefinitionParser.Parse(sql[tokens[0].Start..]) is { } definition)
            Of(name).UnionWith(UnsaidClauses.Of(definition).Select(clause => clause.Key));
    }

    private void ReadAlter(string sql, List<SqlToken> tokens)
    {
        if (tokens.Count < 4 || NameAt(tokens, 2) is not var (table, at) || at + 1 >= tokens.Count) return;
        if (tokens[at].Is("RENAME") && tokens[at + 1].Is("TO") && at + 2 < tokens.Count)
        {
            var target = tokens[at + 2].Text;
            Of(target).UnionWith(Of(table));
            if (!table.Equals("new_" + target, StringComparison.OrdinalIgnoreCase)) _renamed.Add(target);
            if (_rewritten.Contains(table)) _rewritten.Add(target);
        }
        else if (tokens[at].Is("RENAME")) _rewritten.Add(table);
        else if (tokens[at].Is("ADD"))
        {
            var start = tokens[tokens[at + 1].Is("COLUMN") ? Math.Min(at + 2, tokens.Count - 1) : at + 1].Start;
            if (TableDefinitionParser.Parse($"CREATE TABLE t (\n{sql[start..]}\n)") is { } definition)
                Of(table).UnionWith(UnsaidClauses.Of(definition).Select(clause => clause.Key));
        }
    }

    private HashSet<string> Of(string table)
    {
        if (!_clauses.TryGetValue(table, out var keys))
            _clauses.Add(table, keys = new HashSet<string>(StringComparer.Ordinal));
        return keys;
    }

    /// <summary>A name, behind IF (NOT) EXISTS and the database that it may be in, and the place behind it.</summary>
    private static (string Name, int Next)? NameAt(List<SqlToken> tokens, int at)
    {
        if (at < tokens.Count && tokens[at].Is("IF")) at += at + 1 < tokens.Count && tokens[at + 1].Is("NOT") ? 3 : 2;
        if (at + 2 < tokens.Count && tokens[at + 1].Is('.')) at += 2;
        return at < tokens.Count ? (tokens[at].Text, at + 1) : null;
    }
}
