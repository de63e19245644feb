using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Which column of raw rows belongs to what is read.</summary>
internal static class RawColumns
{
    /// <summary>The names of all columns.</summary>
    public static string[] Names<TRow>(ref TRow rows) where TRow : struct, IRow
    {
        var names = new string[rows.Count];
        for (var i = 0; i < names.Length; i++) names[i] = rows.Name(i);
        return names;
    }

    /// <summary>All columns in their order.</summary>
    /// <exception cref="RefractException">P2023: there is another number of them.</exception>
    public static int[] All<TRow>(ref TRow rows, int count, Type type) where TRow : struct, IRow
    {
        if (rows.Count == count) return [.. Enumerable.Range(0, count)];
        throw new RefractException("P2023", $"A row of the statement has {Columns(rows.Count)} "
            + $"({string.Join(", ", Names(ref rows))}), and {Text(type)} is made of {Columns(count)}.");
    }

    /// <summary>The column of each name: as it is, or without regard to case and underscores; -1 where one may be
    /// missing and is.</summary>
    /// <exception cref="RefractException">P2023: one is missing, or two columns could be meant.</exception>
    public static int[] Find<TRow>(ref TRow rows, string[] wanted, Type type) where TRow : struct, IRow
    {
        var names = Names(ref rows);
        var ordinals = new int[wanted.Length];
        for (var i = 0; i < wanted.Length; i++)
        {
            var isOptional = wanted[i].EndsWith('?');
            var name = isOptional ? wanted[i][..^1] : wanted[i];
            ordinals[i] = Find(names, name, type);
            if (ordinals[i] < 0 && !isOptional)
                throw new RefractException("P2023", $"{Text(type)} needs a column {name}, and the statement returns "
                    + $"{(names.Length == 0 ? "no columns" : string.Join(", ", names))}. Select it, or rename a column "
                    + $"({names.FirstOrDefault() ?? "x"} as \"{name}\").");
        }

        return ordinals;
    }

    /// <summary>The error of a value that cannot be read.</summary>
    public static RefractException Unreadable<TRow>(ref TRow row, int place, string[]? wanted, int number, Type type,
        Exception error)
        where TRow : struct, IRow
    {
        var column = place < 0 ? "a value" : $"column {row.Name(place)}";
        var member = place < 0 || wanted is null ? Text(type) : $"{Text(type)}, {wanted[place].TrimEnd('?')}";
        var reason = error is System.Text.Json.JsonException ? "it is no JSON" : error.Message.TrimEnd('.');
        return new RefractException("P2023",
            $"{column} of row {number} cannot be read ({member}): {reason}.", error);
    }

    private static int Find(string[] names, string wanted, Type type)
    {
        var exact = Array.IndexOf(names, wanted);
        if (exact >= 0)
            return Array.IndexOf(names, wanted, exact + 1) < 0 ? exact : throw Ambiguous(wanted, wanted, wanted, type);
        var found = -1;
        for (var i = 0; i < names.Length; i++)
        {
            if (!IsAlike(names[i], wanted)) continue;
            if (found >= 0) throw Ambiguous(wanted, names[found], names[i], type);
            found = i;
        }

        return found;
    }

    private static RefractException Ambiguous(string wanted, string first, string second, Type type) => new("P2023",
        $"{wanted} of {Text(type)} could be column {first} or column {second}: rename one in the statement.");

    private static bool IsAlike(string name, string wanted) =>
        string.Equals(name.Replace("_", "", StringComparison.Ordinal),
            wanted.Replace("_", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);

    private static string Columns(int count) => count == 1 ? "1 column" : $"{count} columns";

    private static string Text(Type type) => type.IsGenericType ? type.ToString() : type.Name;
}
