using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>How one row becomes an object: a struct, so that reading many is one loop of compiled code.</summary>
internal interface IRowReader<T> where T : class
{
    /// <summary>The object of a row.</summary>
    /// <exception cref="RefractException">P2023: a value has no place in its property.</exception>
    T Read<TRow>(ref TRow row, int at) where TRow : struct, IRow;
}

/// <summary>Reads records.</summary>
internal readonly struct RecordReader<T> : IRowReader<T> where T : class, IModel<T>
{
    /// <inheritdoc/>
    public T Read<TRow>(ref TRow row, int at) where TRow : struct, IRow => RowReader.Read<T, TRow>(ref row, at);
}

/// <summary>Reads records with lazy columns.</summary>
internal readonly struct ExtendedRecordReader<T>(RowForm form) : IRowReader<T> where T : class, IModel<T>
{
    /// <inheritdoc/>
    public T Read<TRow>(ref TRow row, int at) where TRow : struct, IRow => (T)RowReader.Read(form, ref row, at);
}

/// <summary>Reads rows of a shape.</summary>
internal readonly struct ShapedReader<T>(ShapeForm<T> form) : IRowReader<T> where T : Row, IRowOf<T>, new()
{
    /// <inheritdoc/>
    public T Read<TRow>(ref TRow row, int at) where TRow : struct, IRow
    {
        var into = new T();
        RowReader.Fill(form, into, ref row, at);
        return into;
    }
}
