using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>
/// The state of a relation in a record: not loaded, loaded and empty (to-one only), or loaded; and for a to-many
/// relation the number of its rows, if they were counted. One reference in size.
/// </summary>
/// <typeparam name="T">The related record, or a list of it.</typeparam>
public struct RelationValue<T>(T? value) where T : class
{
    private object? _state = value ?? RelationValue.NoRow;

    /// <summary>True when it was loaded, with or without a row.</summary>
    public readonly bool IsLoaded => _state is not null and not RelatedCount { Rows: null };

    /// <summary>The loaded value; null also when it was not loaded.</summary>
    public readonly T? ValueOrNull =>
        _state is RelatedCount counted ? Unsafe.As<T>(counted.Rows)
        : ReferenceEquals(_state, RelationValue.NoRow) ? null : Unsafe.As<T>(_state);

    /// <summary>How many rows there are; null when they were not counted.</summary>
    public readonly int? CountOrNull => (_state as RelatedCount)?.Count;

    /// <summary>The loaded value, null for "no such row".</summary>
    /// <exception cref="RelationNotLoadedException">
    /// It was not loaded; the message names the include to add.
    /// </exception>
    public readonly T? Get(ModelInfo model, int slot) =>
        IsLoaded ? ValueOrNull : throw new RelationNotLoadedException(model.Name, model.MemberName(slot));

    /// <summary>How many rows there are.</summary>
    /// <exception cref="RelationNotLoadedException">
    /// They were not counted; the message names the include to add.
    /// </exception>
    public readonly int Count(ModelInfo model, int slot) => CountOrNull
        ?? throw RelationNotLoadedException.NotCounted(model.Name, model.CountName, model.MemberName(slot));

    /// <summary>Takes what was loaded: a row or null, a list, or the number of rows. For generated code.</summary>
    public void Attach(object? related) => _state = (related, _state) switch
    {
        (RelatedCount count, RelatedCount { Rows: var rows }) => count with { Rows = rows },
        (RelatedCount count, not null) when !ReferenceEquals(_state, RelationValue.NoRow) =>
            count with { Rows = _state },
        (not RelatedCount, RelatedCount known) => known with { Rows = related },
        _ => related ?? RelationValue.NoRow,
    };
}

internal static class RelationValue
{
    internal static readonly object NoRow = new();
}
