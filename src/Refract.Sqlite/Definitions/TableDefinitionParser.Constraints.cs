namespace Refract.Sqlite.Definitions;

internal sealed partial class TableDefinitionParser
{
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
}
