using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Refract.Relational.Sql;

/// <summary>The database's names of an enum's values, in the order of its members (0, 1, 2, …).</summary>
public abstract class EnumMap
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _positions;

    private static readonly ConcurrentDictionary<Type, EnumMap> s_known = new();

    private protected EnumMap(string[] names)
    {
        _names = names;
        _positions = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) _positions[names[i]] = i;
    }

    /// <summary>The CLR type of the values.</summary>
    public abstract Type EnumType { get; }

    /// <summary>The name of the type in the database, where enums are types of their own.</summary>
    public string? TypeName { get; init; }

    /// <summary>The database schema of that type, or null for the default one.</summary>
    public string? TypeSchema { get; init; }

    /// <summary>The map of an enum of a client that was made; null for other enums.</summary>
    public static EnumMap? Of(Type type) => s_known.GetValueOrDefault(type);

    /// <summary>Makes maps known to <see cref="Of"/>.</summary>
    public static void Register(IReadOnlyList<EnumMap> maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        foreach (var map in maps) s_known[map.EnumType] = map;
    }

    /// <summary>The database's names, by position.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The database's name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no member of the enum.</exception>
    public string NameOf(int position) => (uint)position < (uint)_names.Length
        ? _names[position]
        : throw new ArgumentOutOfRangeException(nameof(position), position, "This number is no member of the enum.");

    /// <summary>The position of a name, or -1 for one that the client does not know.</summary>
    public int PositionOf(string name) => _positions.TryGetValue(name, out var position) ? position : -1;

    /// <summary>Turns an array of the enum into an array of its names.</summary>
    public abstract string[] NamesOf(Array values);
}

/// <inheritdoc/>
public sealed class EnumMap<T>(params string[] names) : EnumMap(names) where T : struct, Enum
{
    /// <inheritdoc/>
    public override Type EnumType => typeof(T);

    /// <summary>The value of a database name.</summary>
    /// <exception cref="FormatException">The database holds a value that the client was generated without.</exception>
    public T ValueOf(string name)
    {
        var position = PositionOf(name);
        if (position < 0)
            throw new FormatException(
                $"the enum {typeof(T).Name} of the client has no such value; generate the client again from "
                    + "the database's schema");
        return Unsafe.As<int, T>(ref position);
    }

    /// <summary>The database's name of a value.</summary>
    public string NameOf(T value) => NameOf(Unsafe.As<T, int>(ref value));

    /// <inheritdoc/>
    public override string[] NamesOf(Array values) => Array.ConvertAll((T[])values, NameOf);
}
