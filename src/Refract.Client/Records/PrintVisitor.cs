using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Refract.Runtime;

/// <summary>
/// Prints a record as C# prints records: <c>Id = 1, Email = a@b.c, Posts = [2]</c>; of a loaded list the number of
/// rows, of a loaded row that it is there.
/// </summary>
internal struct PrintVisitor(StringBuilder text, ModelInfo model) : IModelVisitor
{
    private bool _any;

    public static bool SeesLazyColumns => true;

    public void Value<T>(int slot, T first, T second) where T : struct => Append(slot, Format(first));

    public void ValueN<T>(int slot, T? first, T? second)
        where T : struct => Append(slot, first is { } value ? Format(value) : "null");

    public void Text(int slot, string? first, string? second) => Append(slot, first ?? "null");

    public void Bytes(int slot, byte[]? first, byte[]? second) =>
        Append(slot, first is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"byte[{first.Length}]"));

    public void Document<T, TNullable>(int slot, TNullable first, TNullable second,
        DocumentMap<T, TNullable> map) => Append(slot, first?.ToString() ?? "null");

    public void Json(int slot, JsonElement? first, JsonElement? second) =>
        Append(slot, first is not { ValueKind: not JsonValueKind.Undefined } value ? "null" : value.GetRawText());

    public void List<T>(int slot, IReadOnlyList<T> first, IReadOnlyList<T> second) =>
        Append(slot,
            first is null
                ? "null"
                : $"[{string.Join(", ", first.Select(item
                    => item is byte[] bytes ? $"byte[{bytes.Length}]" : Format(item)))}]");

    public void One<T>(int slot, RelationValue<T> first) where T : class, IModel<T>
    {
        if (first.IsLoaded) Append(slot, first.ValueOrNull is null ? "null" : $"{Model<T>.Info.Name} {{ … }}");
    }

    public void Many<T>(int slot, RelationValue<IReadOnlyList<T>> first) where T : class, IModel<T>
    {
        if (first.IsLoaded) Append(slot, string.Create(CultureInfo.InvariantCulture, $"[{first.ValueOrNull!.Count}]"));
    }

    /// <summary>Appends the numbers of related rows.</summary>
    public void Counts(IReadOnlyList<(int Slot, int Count)> counts)
    {
        var names = model;
        Append(model.CountName, $"{{ {string.Join(", ", counts.Select(count => string.Create(
            CultureInfo.InvariantCulture, $"{names.MemberName(count.Slot)} = {count.Count}")))} }}");
    }

    private static string Format<T>(T value) => value switch
    {
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "null",
    };

    private void Append(int slot, string value) => Append(model.MemberName(slot), value);

    private void Append(string name, string value)
    {
        if (_any) text.Append(", ");
        _any = true;
        text.Append(name).Append(" = ").Append(value);
    }
}
