using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Refract.Runtime;

/// <summary>Arguments and members that must not be null, whatever code without nullable annotations gives.</summary>
internal static class Required
{
    /// <summary>Throws when an argument of a verb is null.</summary>
    /// <exception cref="InvalidQueryException">It is.</exception>
    public static void Argument([NotNull] object? value, string path)
    {
        if (value is null) throw IsNull(path);
    }

    /// <summary>Throws when an item of a list is null.</summary>
    /// <exception cref="InvalidQueryException">It is.</exception>
    public static void Item([NotNull] object? value, InputPath path)
    {
        if (value is null) throw IsNull(path.ToString());
    }

    /// <inheritdoc cref="Item(object, InputPath)"/>
    public static void Item([NotNull] object? value, string list, int index)
    {
        if (value is null) throw IsNull(string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]"));
    }

    /// <summary>A key, with a value for each of its columns.</summary>
    /// <exception cref="InvalidQueryException">It is null, or one of its values is.</exception>
    public static void Key(ModelInfo model, [NotNull] UniqueKey? key, string path)
    {
        if (key is null) throw IsNull(path);
        if (NullIn(key) is >= 0 and var at) throw IsNull($"{path}.{model.Keys[key.Index].Columns[at].Name}");
    }

    /// <inheritdoc cref="Key(ModelInfo, UniqueKey, string)"/>
    public static void Key(ModelInfo model, [NotNull] UniqueKey? key, InputPath path)
    {
        if (key is null || NullIn(key) >= 0) Key(model, key, path.ToString());
    }

    private static int NullIn(UniqueKey key)
    {
        for (var i = 0; i < key.Count; i++)
            if (key[i].IsNull) return i;
        return -1;
    }

    public static InvalidQueryException IsNull(string path) =>
        new($"{path} is null, but a value is needed there.", path);
}
