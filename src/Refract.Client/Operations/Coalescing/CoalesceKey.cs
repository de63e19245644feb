using System.Globalization;
using System.Text;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>
/// What finds have in common that can run together: everything but the value of their key.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Key">Which of its keys.</param>
/// <param name="Include">The relations and lazy columns, as text.</param>
/// <param name="LoadStrategy">How the relations are loaded.</param>
internal sealed record CoalesceKey(ModelInfo Model, int Key, string Include, RelationLoadStrategy? LoadStrategy)
{
    /// <summary>
    /// The key of a find; null for one that runs by itself: it has conditions, locks its row, has a shape, asks for
    /// some of the related rows only, or its key is one whose values the database and C# may compare differently.
    /// </summary>
    public static CoalesceKey? Of(FindPlan find)
    {
        if (find is not { Key: { Count: 1, Further: null } key, Lock: RowLock.None, Arguments.Where: null }
            || find.Form is ShapeForm) return null;
        var column = find.Model.Keys[key.Index].Columns[0];
        if (column.IsLazy || column.Type.Kind is not (StoredKind.Int16 or StoredKind.Int32 or StoredKind.Int64
            or StoredKind.Uuid or StoredKind.Text)) return null;
        if (find.Arguments is { Include.Count: 0, Extras.IsEmpty: true })
            return new CoalesceKey(find.Model, key.Index, "", find.LoadStrategy);
        var text = new StringBuilder();
        return Write(text, find.Arguments)
            ? new CoalesceKey(find.Model, key.Index, text.ToString(), find.LoadStrategy) : null;
    }

    private static bool Write(StringBuilder text, in RowArguments arguments)
    {
        if (arguments.Extras.Counts.Count > 0) return false;
        foreach (var column in arguments.Extras.Columns) Write(text, 'c', column.Slot);
        foreach (var include in arguments.Include)
        {
            if (include.IsCount || include.Shaped is not null || !IsWhole(include.Arguments)) return false;
            Write(text, 'r', include.Relation.Slot).Append('(');
            if (!Write(text, include.Arguments)) return false;
            text.Append(')');
        }

        return true;
    }

    private static StringBuilder Write(StringBuilder text, char kind, int slot) =>
        text.Append(kind).Append(slot.ToString(CultureInfo.InvariantCulture));

    private static bool IsWhole(in RowArguments arguments) =>
        arguments is { Where: null, OrderBy.Count: 0, IsLimited: false, Cursor: null, Distinct.Count: 0 };
}
