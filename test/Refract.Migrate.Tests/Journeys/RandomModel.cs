namespace Refract.Migrate.Tests.Journeys;

/// <summary>A model of a random schema.</summary>
/// <param name="Id">What it is, whatever it is called.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its primary key.</param>
internal sealed record RandomModel(int Id, string Name, RandomKey Key)
{
    /// <summary>The table's name, where it is another.</summary>
    public string? Map { get; init; }

    /// <summary>Its database schema, if any is named.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of the column of the id, where it is another.</summary>
    public string? KeyMap { get; init; }

    /// <summary>The name of the key's constraint, where it is another.</summary>
    public string? ConstraintMap { get; init; }

    public List<RandomField> Fields { get; init; } = [];

    public List<RandomIndex> Indexes { get; init; } = [];

    public string Table => Map ?? Name;

    public string KeyColumn => KeyMap ?? "id";

    public string KeyType => Key switch
    {
        RandomKey.BigInt => "BigInt",
        RandomKey.Text => "String",
        _ => "Int",
    };

    public RandomModel Copy() => this with { Fields = [.. Fields], Indexes = [.. Indexes] };

    /// <summary>The value of the id in a row, as SQL.</summary>
    public string KeyValue(int row) => Key == RandomKey.Text ? $"'k{row}'" : $"{row}";
}
