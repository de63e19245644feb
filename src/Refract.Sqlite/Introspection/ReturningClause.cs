namespace Refract.Sqlite.Introspection;

/// <summary>What a statement that changes rows returns of them.</summary>
/// <param name="Table">The table, with its alias if it has one, as it is written.</param>
/// <param name="Columns">What follows RETURNING.</param>
internal sealed record ReturningClause(string Table, string Columns)
{
    private static readonly string[] s_verbs = ["insert", "replace", "update", "delete", "select"];

    /// <summary>The clause of a statement; null when it has none.</summary>
    public static ReturningClause? Find(string statement)
    {
        var tokens = TopLevel.Of(statement);
        var verb = tokens.FindIndex(token => s_verbs.Any(token.Is));
        var returning = tokens.FindLastIndex(token => token.Is("returning"));
        if (verb < 0 || returning < verb || tokens[verb].Is("select")) return null;

        var at = verb + 1;
        if (at + 1 < tokens.Count && tokens[at].Is("or")) at += 2;
        if (tokens[at].Is("into") || tokens[at].Is("from")) at++;
        var start = at;
        if (at + 2 < tokens.Count && tokens[at + 1].Is('.')) at += 2;
        if (at + 2 < tokens.Count && tokens[at + 1].Is("as")) at += 2;
        return at >= returning ? null : new ReturningClause(statement[tokens[start].Start..tokens[at].End],
            statement[tokens[returning].End..]);
    }
}
