using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The statement of an SQL file.</summary>
/// <param name="file">The file.</param>
/// <param name="values">A value for each of its parameters.</param>
/// <param name="verb">What is done with it.</param>
internal readonly struct FileStatement(SqlFile file, SqlValue[] values, Verb verb) : IStatement
{
    public SqlPiece Emit<TSink>(TSink sink) where TSink : struct, ISqlSink
    {
        sink.Token(ShapeToken.RawFile, file.Id);
        sink.Detail((int)verb);
        var placeholders = sink.Pieces();
        for (var i = 0; i < values.Length; i++)
            placeholders.Add(sink.Value(file.Parameters[i], values[i]));
        if (!TSink.IsText) return default;
        // A placeholder may stand in several places: it is still one parameter, which a copy of it would not be where
        // the database compares expressions (GROUP BY).
        var text = sink.Pieces();
        text.Add(new SqlPiece(file.Texts[0]));
        for (var i = 0; i < file.Order.Length; i++)
        {
            text.Add(new SqlPiece(placeholders.List[file.Order[i]]));
            text.Add(new SqlPiece(file.Texts[i + 1]));
        }

        return new SqlPiece(text.Join(""));
    }

    public StatementText Describe(string sql, SqlDialect dialect) => RawText.Of(sql, verb);
}
