using Refract.Relational.Sql;

namespace Refract;

/// <summary>
/// A step of a <see cref="JsonPath"/>: the key of an object, or the place of an item in an array, counted from 0, or
/// from the end by negative numbers (-1 is the last). A number finds no key, and a text no item.
/// </summary>
public readonly struct JsonPathStep
{
    private readonly string? _key;
    private readonly int _index;
    private readonly bool _isIndex;

    private JsonPathStep(string? key, int index, bool isIndex) => (_key, _index, _isIndex) = (key, index, isIndex);

    internal JsonStep Step => _isIndex ? new JsonStep(null, _index) : new JsonStep(_key
        ?? throw new InvalidQueryException("A key of a JSON path is null.", "Path"), 0);

    /// <summary>The key of an object.</summary>
    public static implicit operator JsonPathStep(string key) => new(key, 0, false);

    /// <summary>An item of an array.</summary>
    public static implicit operator JsonPathStep(int index) => new(null, index, true);
}
