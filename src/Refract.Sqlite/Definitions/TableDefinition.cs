namespace Refract.Sqlite.Definitions;

/// <summary>A CREATE TABLE statement taken apart, so that a part of it can be changed and the rest kept as it
/// is.</summary>
/// <param name="Items">Columns, then constraints, in order.</param>
/// <param name="Options">What stands behind the parentheses (<c>STRICT</c>, <c>WITHOUT ROWID</c>); empty
/// without.</param>
/// <param name="Rest">Comments after the last item.</param>
internal sealed record TableDefinition(IReadOnlyList<TableItem> Items, string Options, IReadOnlyList<string> Rest)
{
    public IEnumerable<ColumnDefinition> Columns => Items.Select(item => item.Column).OfType<ColumnDefinition>();

    public IEnumerable<Clause> Constraints => Items.Select(item => item.Constraint).OfType<Clause>();

    public bool IsStrict => HasOption("STRICT");

    public bool IsWithoutRowId => HasOption("WITHOUT");

    /// <summary>True when the table counts by itself and never gives out a number twice.</summary>
    public bool IsAutoIncrement =>
        Columns.SelectMany(column => column.Clauses).Concat(Constraints).Any(clause => clause.IsAutoIncrement);

    public ColumnDefinition? Find(string column) => Columns.FirstOrDefault(candidate => candidate.Name == column);

    /// <summary>The statement under another name.</summary>
    public string Write(string name)
    {
        var text = new System.Text.StringBuilder("CREATE TABLE ").Append(Types.SqliteNames.Quote(name)).Append(" (\n");
        for (var at = 0; at < Items.Count; at++)
        {
            var item = Items[at];

            // The empty line before a table's PRIMARY KEY is the real Prisma's.
            if (item.Constraint?.Kind == ClauseKind.PrimaryKey)
                text.Append('\n');
            foreach (var comment in item.Before)
                text.Append("    ").Append(comment).Append('\n');
            text.Append("    ").Append(item.Text).Append(at < Items.Count - 1 ? "," : "");
            foreach (var comment in item.After)
                text.Append(' ').Append(comment);
            text.Append('\n');
        }

        foreach (var comment in Rest)
            text.Append("    ").Append(comment).Append('\n');
        text.Append(')');
        if (Options.Length > 0)
            text.Append(' ').Append(Options);
        return SqlTokenizer.Read(Options) is [.., { IsLineComment: true }]
            ? text.Append("\n;").ToString() : text.Append(';').ToString();
    }

    private bool HasOption(string word) => SqlTokenizer.Read(Options).Any(token => token.Is(word));
}
