namespace Refract.Schema.Binding;

/// <summary>
/// Finds the unique keys of a model by their columns: asking each key for each relation would take quadratic time.
/// </summary>
internal sealed class UniqueKeyLookup
{
    private readonly Dictionary<List<FieldSymbol>, List<KeySymbol>> _byColumns = new(SameColumns.Instance);

    internal UniqueKeyLookup(IEnumerable<KeySymbol> keys)
    {
        foreach (var key in keys)
        {
            HasBroken |= key.IsBroken;
            List<FieldSymbol> columns = [.. key.Fields.Select(part => part.Field)];
            if (!_byColumns.TryGetValue(columns, out var sameColumns)) _byColumns.Add(columns, sameColumns = []);
            sameColumns.Add(key);
        }
    }

    /// <summary>True when the columns of some key could not be made out.</summary>
    internal bool HasBroken { get; }

    /// <summary>
    /// The keys over just these columns, whatever their order; in the order of the text, the id first.
    /// </summary>
    internal List<KeySymbol> InAnyOrder(List<FieldSymbol> columns) =>
        _byColumns.TryGetValue(columns, out var keys) ? keys : [];

    /// <summary>The keys over just these columns in just this order.</summary>
    internal IEnumerable<KeySymbol> InOrder(List<FieldSymbol> columns) =>
        InAnyOrder(columns).Where(key => key.Covers(columns));

    private sealed class SameColumns : IEqualityComparer<List<FieldSymbol>>
    {
        internal static readonly SameColumns Instance = new();

        public bool Equals(List<FieldSymbol>? x, List<FieldSymbol>? y) =>
            x!.Count == y!.Count && (x.SequenceEqual(y) || new HashSet<FieldSymbol>(x).SetEquals(y));

        public int GetHashCode(List<FieldSymbol> columns)
        {
            var hash = columns.Count;
            foreach (var column in columns) hash ^= column.GetHashCode();
            return hash;
        }
    }
}
