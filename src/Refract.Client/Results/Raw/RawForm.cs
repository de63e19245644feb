using System.Buffers;
using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What each row of raw SQL becomes.</summary>
internal abstract class RawForm<T>
{
    /// <summary>What generated code has made known; null for scalars and types that no call names.</summary>
    public static RawForm<T>? Known { get; set; }

    /// <summary>The form of a type.</summary>
    /// <exception cref="InvalidQueryException">No call names the type.</exception>
    public static RawForm<T> Of() => Known ??= Scalar() ?? throw new InvalidQueryException(
        $"Rows cannot become {typeof(T)}: no call of QueryRaw or StreamRaw in this program names it, so no code was "
            + "generated to read it. Name the type in a call, rather than a type parameter that stands for it.", "T");

    /// <summary>Reads rows one after the other.</summary>
    /// <exception cref="RefractException">P2023: the columns, or a value, do not fit.</exception>
    public abstract ValueTask Read<TRow, TTarget>(TRow rows, TTarget target, CancellationToken ct)
        where TRow : struct, IRow where TTarget : IRawTarget<T>;

    private static RawForm<T>? Scalar()
    {
        if (typeof(T) == typeof(JsonElement)) return (RawForm<T>)(object)new DocumentForm();
        return ScalarReader.Of<T>() is { } read ? new ScalarForm<T>(read) : null;
    }
}

/// <summary>Takes what rows have become.</summary>
internal interface IRawTarget<T>
{
    /// <summary>Takes one.</summary>
    /// <returns>False when no more are wanted.</returns>
    ValueTask<bool> Take(T item, CancellationToken ct);
}

/// <summary>Objects that generated code makes.</summary>
internal sealed class MappedForm<T, TReader> : RawForm<T> where TReader : IRawReader<T>
{
    public static readonly MappedForm<T, TReader> Instance = new();

    public override async ValueTask Read<TRow, TTarget>(TRow rows, TTarget target, CancellationToken ct)
    {
        var ordinals = TReader.Columns is { } columns
            ? RawColumns.Find(ref rows, columns, typeof(T)) : RawColumns.All(ref rows, TReader.Count, typeof(T));
        var row = new MappedRow<TRow>(rows, ordinals);
        for (var number = 1; await row.Next(ct).ConfigureAwait(false); number++)
            if (!await target.Take(One(ref row, number), ct).ConfigureAwait(false)) return;
    }

    private static T One<TRow>(ref MappedRow<TRow> row, int number) where TRow : struct, IRow
    {
        try
        {
            return TReader.Read(ref row);
        }
        catch (Exception e) when (UnreadableValue.Is(e))
        {
            throw RawColumns.Unreadable(ref row, row.Last, TReader.Columns, number, typeof(T), e);
        }
    }
}

/// <summary>Records of a model, whose columns may come in any order.</summary>
internal sealed class ModelForm<T> : RawForm<T> where T : class, IModel<T>
{
    public override async ValueTask Read<TRow, TTarget>(TRow rows, TTarget target, CancellationToken ct)
    {
        var model = Model<T>.Info;
        var ordinals = RawColumns.Find(ref rows,
            [.. model.Columns.Select(column => column.Column + (column.IsLazy ? "?" : ""))], typeof(T));
        var lazy = model.Columns.Where(column => column.IsLazy && ordinals[column.Ordinal] >= 0).ToArray();
        var row = new MappedRow<TRow>(rows, ordinals);
        while (await row.Next(ct).ConfigureAwait(false))
        {
            var record = RowReader.Read<T, MappedRow<TRow>>(ref row, 0);
            foreach (var column in lazy) T.ReadLazy(ref row, column.Ordinal, column.Slot, record);
            if (!await target.Take(record, ct).ConfigureAwait(false)) return;
        }
    }
}

/// <summary>The value of the only column.</summary>
internal sealed class ScalarForm<T>(IScalarReader<T> reader) : RawForm<T>
{
    public override async ValueTask Read<TRow, TTarget>(TRow rows, TTarget target, CancellationToken ct)
    {
        var row = new MappedRow<TRow>(rows, RawColumns.All(ref rows, 1, typeof(T)));
        for (var number = 1; await row.Next(ct).ConfigureAwait(false); number++)
            if (!await target.Take(One(ref row, number), ct).ConfigureAwait(false)) return;
    }

    private T One<TRow>(ref MappedRow<TRow> row, int number) where TRow : struct, IRow
    {
        try
        {
            return reader.Read(ref row, 0);
        }
        catch (Exception e) when (UnreadableValue.Is(e))
        {
            throw RawColumns.Unreadable(ref row, 0, null, number, typeof(T), e);
        }
    }
}

/// <summary>JSON objects with the columns as members.</summary>
internal sealed class DocumentForm : RawForm<JsonElement>
{
    public override async ValueTask Read<TRow, TTarget>(TRow rows, TTarget target, CancellationToken ct)
    {
        var names = RawColumns.Names(ref rows);
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        for (var number = 1; await rows.Next(ct).ConfigureAwait(false); number++)
        {
            writer.Reset();
            buffer.ResetWrittenCount();
            Write(writer, ref rows, names, number);
            var reader = new Utf8JsonReader(buffer.WrittenSpan);
            if (!await target.Take(JsonElement.ParseValue(ref reader), ct).ConfigureAwait(false)) return;
        }
    }

    private static void Write<TRow>(Utf8JsonWriter writer, ref TRow row, string[] names, int number)
        where TRow : struct, IRow
    {
        writer.WriteStartObject();
        for (var i = 0; i < names.Length; i++)
        {
            writer.WritePropertyName(names[i]);
            try
            {
                row.WriteJson(i, writer);
            }
            catch (Exception e) when (UnreadableValue.Is(e))
            {
                throw RawColumns.Unreadable(ref row, i, null, number, typeof(JsonElement), e);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
    }
}
