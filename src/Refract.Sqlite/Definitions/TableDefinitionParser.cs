namespace Refract.Sqlite.Definitions;

/// <summary>
/// Takes a CREATE TABLE statement apart, as <c>sqlite_master</c> keeps it (the grammar is that of
/// sqlite.org/lang_createtable.html).
/// Text that it does not understand gives no definition, so that nothing is lost by guessing.
/// </summary>
internal sealed class TableDefinitionParser
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

    private Clause Constraint()
    {
        var start = _at;
        var name = ConstraintName();
        if (name is not null && (Next.Is(',') || Next.Is(')') || Next.Is("CONSTRAINT")))
            return new Clause(ClauseKind.NameAlone, TextOf(start, _at)) { Name = name };
        ClauseKind kind;
        IReadOnlyList<string>? columns = null;
        string? table = null, deferral = null;
        var counts = false;
        if (Take("PRIMARY"))
        {
            kind = ClauseKind.PrimaryKey;
            Expect("KEY");
            columns = ColumnList(out counts);
        }
        else if (Take("UNIQUE"))
        {
            kind = ClauseKind.Unique;
            columns = ColumnList(out _);
        }
        else if (Take("CHECK"))
        {
            kind = ClauseKind.Check;
            Parentheses();
        }
        else if (Take("FOREIGN"))
        {
            kind = ClauseKind.ForeignKey;
            Expect("KEY");
            columns = ColumnList(out _);
            Expect("REFERENCES");
            table = Reference(out deferral);
        }
        else throw new FormatException();
        var conflict = kind == ClauseKind.ForeignKey ? null : Conflict();
        return new Clause(kind, TextOf(start, _at))
        {
            Name = name, Columns = columns, Conflict = conflict, ReferencedTable = table, Deferral = deferral,
            IsAutoIncrement = counts,
        };
    }

    private string? ConstraintName() => Take("CONSTRAINT") ? Name() : null;

    private string? Conflict()
    {
        var start = _at;
        if (!Take("ON"))
            return null;
        Expect("CONFLICT");
        _at++;
        return TextOf(start, _at);
    }

    private void DefaultValue()
    {
        if (Next.Is('('))
        {
            Parentheses();
            return;
        }

        if (Next.Is('+') || Next.Is('-'))
            _at++;
        _at++;
    }

    private void Generated()
    {
        Parentheses();
        if (!Take("STORED"))
            Take("VIRTUAL");
    }

    private string Reference(out string? deferral)
    {
        var table = Name();
        if (Next.Is('('))
            Parentheses();
        var kept = new List<string>();
        while (true)
        {
            var start = _at;
            if (Next.Is("ON") && !Peek.Is("CONFLICT"))
            {
                _at += 2;
                if (Take("SET") || Take("NO"))
                    _at++;
                else
                    _at++;
            }
            else if (Take("MATCH"))
            {
                Name();
                kept.Add(TextOf(start, _at));
            }
            else if (Next.Is("DEFERRABLE") || Next.Is("NOT") && Peek.Is("DEFERRABLE"))
            {
                Take("NOT");
                Take("DEFERRABLE");
                if (Take("INITIALLY"))
                    _at++;
                kept.Add(TextOf(start, _at));
            }
            else break;
        }

        deferral = kept.Count > 0 ? string.Join(' ', kept) : null;
        return table;
    }

    /// <summary>The names in parentheses, each with COLLATE, ASC or DESC behind it; null when one is an
    /// expression.</summary>
    private List<string>? ColumnList(out bool counts)
    {
        counts = false;
        var end = MatchOf(_at);
        var names = new List<string>();
        var isPlain = true;
        _at++;
        while (_at < end)
        {
            if (Next.Kind is SqlTokenKind.Sign)
                isPlain = false;
            names.Add(NameOf(Next));
            _at++;
            while (_at < end && !Next.Is(','))
            {
                if (Take("COLLATE"))
                    _at++;
                else if (Take("AUTOINCREMENT"))
                    counts = true;
                else if (!Take("ASC") && !Take("DESC"))
                {
                    isPlain = false;
                    _at++;
                }
            }

            Take(',');
        }

        _at = end + 1;
        return isPlain ? names : null;
    }

    private void Parentheses() => _at = MatchOf(_at) + 1;

    /// <summary>Where the parenthesis at a place closes.</summary>
    private int MatchOf(int open)
    {
        if (open >= _tokens.Count || !_tokens[open].Is('('))
            throw new FormatException();
        var depth = 0;
        for (var at = open; at < _tokens.Count; at++)
        {
            if (_tokens[at].Is('('))
                depth++;
            else if (_tokens[at].Is(')') && --depth == 0)
                return at;
        }

        throw new FormatException();
    }

    private string Name()
    {
        var token = Next;
        if (token.Kind is SqlTokenKind.Sign)
            throw new FormatException();
        _at++;
        return NameOf(token);
    }

    private static string NameOf(SqlToken token) => token.Kind == SqlTokenKind.Literal
        ? token.Text[1..^1].Replace("''", "'", StringComparison.Ordinal) : token.Text;

    private SqlToken Next => _at < _tokens.Count ? _tokens[_at] : throw new FormatException();

    private SqlToken Peek => _at + 1 < _tokens.Count ? _tokens[_at + 1] : throw new FormatException();

    private bool Take(string word)
    {
        if (!Next.Is(word))
            return false;
        _at++;
        return true;
    }

    private bool Take(char sign)
    {
        if (!Next.Is(sign))
            return false;
        _at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word))
            throw new FormatException();
    }

    private void Expect(char sign)
    {
        if (!Take(sign))
            throw new FormatException();
    }

    private string TextOf(int from, int to) => to > from ? _sql[_tokens[from].Start.._tokens[to - 1].End] : "";

    private string[] CommentsIn(int from, int to) => CommentsIn(from, to, out _);

    private string[] CommentsIn(int from, int to, out int end)
    {
        var found = _comments.Where(comment => comment.Start >= from && comment.Start < to).ToArray();
        end = found.Length > 0 ? found[^1].End : 0;
        return [.. found.Select(comment => comment.Text)];
    }
}
