using System.Runtime.InteropServices;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Raw SQL.</summary>
/// <param name="sql">The SQL with its values.</param>
/// <param name="verb">What is done with it.</param>
internal readonly struct RawStatement(Sql sql, Verb verb) : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.Raw, (int)verb);
        var scanner = TSink.IsText ? new SqlScanner() : null;
        var text = sink.Pieces();
        var parts = sql.Parts;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var isFiltered = part.Kind == SqlPartKind.Table && PolicyEmitter.Hides(sink, part.Model!);
            if (scanner is not null)
            {
                if (isFiltered && scanner.Inside is null) RawTable.Check(scanner, part.Model!, parts, i);
                Check(scanner, part);
            }

            if (isFiltered) sink.Token(ShapeToken.RawTable, part.Model!.Id);
            text.Add(isFiltered ? RawTable.Emit(sink, part.Model!, parts, i) : Emit(sink, part));
        }

        sink.Token(ShapeToken.End);
        if (scanner is { HasSeveral: true })
            throw new InvalidQueryException(
                "The SQL holds several statements. Run them one by one, in a transaction if they belong together.",
                "sql");
        return TSink.IsText ? new SqlPiece(text.Join("")) : default;
    }

    public StatementText Describe(string sql, SqlDialect dialect) => RawText.Of(sql, verb);

    private static SqlPiece Emit<TSink>(TSink sink, in SqlPart part) where TSink : struct, ISqlSink
    {
        switch (part.Kind)
        {
            case SqlPartKind.Literal:
                sink.Token(ShapeToken.RawText);
                Letters(sink, part.Text);
                return TSink.IsText ? new SqlPiece(part.Text) : default;
            case SqlPartKind.Name:
                sink.Token(ShapeToken.RawName);
                Letters(sink, part.Text);
                return sink.Name(part.Text);
            case SqlPartKind.Table:
                sink.Token(ShapeToken.RawTable, part.Model!.Id);
                return sink.Table(part.Model);
            case SqlPartKind.Value:
                sink.Token(ShapeToken.RawValue, part.Type!.Id);
                return sink.Value(part.Type.Type, part.Type.Bound(part.Parameter));
            case SqlPartKind.Array:
                sink.Token(ShapeToken.RawArray, part.Type!.Id);
                return sink.Value(part.Type.List, part.Parameter.IsNull
                    ? part.Parameter : SqlValue.OfList(new BoundValues(part.Type, part.Parameter.AsList)));
            default:
                var values = part.Parameter.AsList;
                sink.Token(ShapeToken.RawEach, part.Type!.Id);
                sink.Detail(values.Count);
                // Nothing is in it, and everything is not in it, which a list with NULL would leave unknown.
                if (values.Count == 0)
                    return sink.Text($"SELECT {sink.Value(part.Type.Type, SqlValue.Null)} WHERE 1=0");
                var placeholders = sink.Values(part.Type.Type, new BoundValues(part.Type, values));
                return TSink.IsText ? new SqlPiece(placeholders.Join(", ")) : default;
        }
    }

    private static void Letters<TSink>(TSink sink, string text) where TSink : struct, ISqlSink
    {
        if (TSink.IsText) return;
        sink.Detail(text.Length);
        foreach (var pair in MemoryMarshal.Cast<char, int>(text.AsSpan())) sink.Detail(pair);
        if (text.Length % 2 != 0) sink.Detail(text[^1]);
    }

    /// <summary>A placeholder inside quotes is text to the database, and placeholders are numbered here.</summary>
    private static void Check(SqlScanner scanner, in SqlPart part)
    {
        if (part.Kind == SqlPartKind.Literal)
        {
            scanner.Read(part.Text);
            if (scanner.HasPlaceholders)
                throw new InvalidQueryException("The SQL has a placeholder of its own ($1). Write the value as a hole "
                    + "of the interpolated string.", "sql");
            return;
        }

        if (scanner.Inside is { } place)
            throw new InvalidQueryException(
                $"A hole of the SQL stands inside {place}, where it is text and no value. Put the hole outside, with "
                    + "the whole text as its value: like {\"%\" + text + \"%\"}.", "sql");
        scanner.Skip();
    }

    /// <summary>Values as they are bound.</summary>
    private sealed class BoundValues(RawType type, ValueList values) : ValueList
    {
        public override int Count => values.Count;

        public override SqlValue this[int index] => type.Bound(values[index]);
    }
}
