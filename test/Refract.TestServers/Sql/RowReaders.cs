using Refract.Relational.Sql;

namespace Refract.Testing;

/// <summary>Reads the first column of the first row.</summary>
public sealed class ScalarResult<T>(Func<IRow, T> read) : SqlResult<T>
{
    public override async ValueTask<T> Read<TRow>(TRow rows, CancellationToken ct) =>
        await rows.Next(ct) ? read(rows) : throw new InvalidOperationException("There is no row.");

    public override T FromAffected(int affected) => (T)(object)affected;
}

/// <summary>Reads all rows.</summary>
public sealed class ListResult<T>(Func<IRow, T> read) : SqlResult<IReadOnlyList<T>>
{
    public override async ValueTask<IReadOnlyList<T>> Read<TRow>(TRow rows, CancellationToken ct)
    {
        var list = new List<T>();
        while (await rows.Next(ct)) list.Add(read(rows));
        return list;
    }

    public override IReadOnlyList<T> FromAffected(int affected) => [];
}

/// <summary>
/// A batch that keeps what each statement returned: its first column as text, or the number of touched rows.
/// </summary>
public sealed class TextBatch(params SqlStatement[] statements) : SqlBatch
{
    public override void Begin() => Answers.Clear();

    public bool WantsSnapshot { get; init; }

    public override bool NeedsSnapshot => WantsSnapshot;

    public List<string> Answers { get; } = [];

    public override int Count => statements.Length;

    public override SqlStatement this[int index] => statements[index];

    public override async ValueTask Read<TRow>(int index, TRow rows, CancellationToken ct)
    {
        var texts = new List<string?>();
        while (await rows.Next(ct)) texts.Add(rows.TextN(0));
        Answers.Add(string.Join('|', texts));
    }

    public override void Affected(int index, int affected) => Answers.Add($"{affected} rows");
}
