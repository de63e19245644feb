using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Reads rows, with an error that tells where a value is that cannot be read.</summary>
internal static class RowReader
{
    /// <summary>The record whose first column stands at an ordinal of the row.</summary>
    /// <exception cref="RefractException">P2023: a value has no place in its property.</exception>
    public static T Read<T, TRow>(ref TRow row, int at) where T : class, IModel<T> where TRow : struct, IRow
    {
        try
        {
            return T.Read(ref row, at);
        }
        catch (Exception e) when (UnreadableValue.Is(e))
        {
            throw UnreadableValue.Of(Model<T>.Info, ref row, at, e);
        }
    }

    /// <inheritdoc cref="Read{T, TRow}(ref TRow, int)"/>
    public static object Read<TRow>(RowForm form, ref TRow row, int at) where TRow : struct, IRow
    {
        try
        {
            return form.ReadRow(ref row, at);
        }
        catch (Exception e) when (UnreadableValue.Is(e))
        {
            throw UnreadableValue.Of(form, ref row, at, e);
        }
    }

    /// <summary>Fills a row of a shape.</summary>
    /// <inheritdoc cref="Read{T, TRow}(ref TRow, int)" path="/exception"/>
    public static void Fill<TShaped, TRow>(ShapeForm<TShaped> form, TShaped into, ref TRow row, int at)
        where TShaped : Row, IRowOf<TShaped>, new() where TRow : struct, IRow
    {
        try
        {
            form.Fill(into, ref row, at);
        }
        catch (Exception e) when (UnreadableValue.Is(e))
        {
            throw UnreadableValue.Of(form, ref row, at, e);
        }
    }
}
