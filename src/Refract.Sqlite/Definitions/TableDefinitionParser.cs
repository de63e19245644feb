namespace Refract.Sqlite.Definitions;

/// <summary>
/// Takes a CREATE TABLE statement apart, as <c>sqlite_master</c> keeps it (the grammar is that of
/// sqlite.org/lang_createtable.html).
/// Text that it does not understand gives no definition, so that nothing is lost by guessing.
/// </summary>
internal sealed partial class TableDefinitionParser
{
    private static readonly string[] _columnWords =
        ["CONSTRAINT", "DEFAULT", "NULL", "NOT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "COLLATE", "GENERATED",
            "AS"];

    private static readonly string[] _tableWords = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

    private readonly string _sql;
    private readonly List<SqlToken> _tokens;
    private readonly List<SqlToken> _comments;
    private int _at;

    private TableDefinitionParser(string sql)
    {
        _sql = sql;
        var all = SqlTokenizer.Read(sql);
        _tokens = [.. all.Where(token => !token.IsComment)];
        _comments = [.. all.Where(token => token.IsComment)];
    }

    /// <summary>The definition, or null when the text is no CREATE TABLE with a list of columns.</summary>
    public static TableDefinition? Parse(string? sql)
    {
        if (sql is null)
            return null;
        try
        {
            return new TableDefinitionParser(sql).Read();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private TableDefinition Read()
    {
        Expect("CREATE");
        Expect("TABLE");
        if (Take("IF"))
        {
            Expect("NOT");
            Expect("EXISTS");
        }

        Name();
        if (Take('.'))
            Name();
        var from = Next.End;
        Expect('(');
        var items = new List<TableItem>();
        while (true)
        {
            if (Take(','))
                continue;
            if (Next.Is(')'))
                break;
            items.Add(Item(items, ref from));
        }

        var close = _tokens[_at++];
        if (items.All(item => item.Column is null))
            throw new FormatException();
        var options = _sql[close.End..].Trim().TrimEnd(';').TrimEnd();
        return new TableDefinition(items, options, [.. CommentsIn(from, close.Start)]);
    }

    private TableItem Item(List<TableItem> items, ref int from)
    {
        var start = Next.Start;
        var before = CommentsIn(from, start);
        var isConstraint = items.Count > 0 && Next.Kind == SqlTokenKind.Word && _tableWords.Any(Next.Is);
        var item = isConstraint ? new TableItem { Constraint = Constraint(), Before = before }
            : new TableItem { Column = Column(), Before = before };
        from = _tokens[_at - 1].End;

        // What follows on the same line belongs to this item, also behind the comma.
        var end = from;
        if (Next.Is(','))
            end = Next.End;
        var line = _sql.IndexOf('\n', end) is var newLine && newLine < 0 ? _sql.Length : newLine;
        var limit = _at + 1 < _tokens.Count && Next.Is(',')
            ? Math.Min(line, _tokens[_at + 1].Start) : Math.Min(line, Next.Start);
        var after = CommentsIn(from, Math.Max(limit, Next.Is(',') ? Next.Start : from), out var last);
        from = Math.Max(from, last);
        return item with { After = after };
    }

    private ColumnDefinition Column()
    {
        var first = Next;
        var name = Name();
        var typeStart = _at;
        while (IsTypeWord(Next))
            _at++;
        if (_at > typeStart && Next.Is('('))
            Parentheses();
        var type = TextOf(typeStart, _at);
        var clauses = new List<Clause>();
        while (!Next.Is(',') && !Next.Is(')') && !IsTableConstraintWithoutComma())
            clauses.Add(ColumnClause());
        return new ColumnDefinition(name, _sql[first.Start.._tokens[_at - 1].End], _sql[first.Start..first.End], type,
            clauses);
    }

    private static bool IsTypeWord(SqlToken token) =>
        token.Kind is SqlTokenKind.Quoted or SqlTokenKind.Literal
            || token.Kind == SqlTokenKind.Word && !_columnWords.Any(token.Is)
            && !token.Is("FOREIGN");

    /// <summary>SQLite lets a table's constraint follow without a comma; only FOREIGN KEY cannot be one of the
    /// column.</summary>
    private bool IsTableConstraintWithoutComma()
    {
        if (Next.Is("FOREIGN"))
            return true;
        var at = _at;
        if (Next.Is("CONSTRAINT"))
            at += 2;
        if (at >= _tokens.Count)
            return false;
        return _tokens[at].Is("FOREIGN")
            || _tokens[at].Is("UNIQUE") && at + 1 < _tokens.Count && _tokens[at + 1].Is('(')
            || _tokens[at].Is("PRIMARY") && at + 2 < _tokens.Count && _tokens[at + 2].Is('(');
    }

    private Clause ColumnClause()
    {
        var start = _at;
        var name = ConstraintName();
        if (name is not null && (Next.Is(',') || Next.Is(')') || Next.Is("CONSTRAINT")))
            return new Clause(ClauseKind.NameAlone, TextOf(start, _at)) { Name = name };
        string? conflict = null, table = null, deferral = null;
        var counts = false;
        ClauseKind kind;
        if (Take("PRIMARY"))
        {
            kind = ClauseKind.PrimaryKey;
            Expect("KEY");
            if (!Take("ASC"))
                Take("DESC");
            conflict = Conflict();
            counts = Take("AUTOINCREMENT");
        }
        else if (Take("NOT"))
        {
            kind = ClauseKind.NotNull;
            Expect("NULL");
            conflict = Conflict();
        }
        else if (Take("NULL"))
        {
            kind = ClauseKind.Null;
            conflict = Conflict();
        }
        else if (Take("UNIQUE"))
        {
            kind = ClauseKind.Unique;
            conflict = Conflict();
        }
        else if (Take("CHECK"))
        {
            kind = ClauseKind.Check;
            Parentheses();
            conflict = Conflict();
        }
        else if (Take("DEFAULT"))
        {
            kind = ClauseKind.Default;
            DefaultValue();
        }
        else if (Take("COLLATE"))
        {
            kind = ClauseKind.Collate;
            Name();
        }
        else if (Take("GENERATED"))
        {
            kind = ClauseKind.Generated;
            Expect("ALWAYS");
            Expect("AS");
            Generated();
        }
        else if (Take("AS"))
        {
            kind = ClauseKind.Generated;
            Generated();
        }
        else if (Take("REFERENCES"))
        {
            kind = ClauseKind.ForeignKey;
            table = Reference(out deferral);
        }
        else throw new FormatException();
        return new Clause(kind, TextOf(start, _at))
        {
            Name = name, Conflict = conflict, ReferencedTable = table, Deferral = deferral, IsAutoIncrement = counts,
        };
    }
}
