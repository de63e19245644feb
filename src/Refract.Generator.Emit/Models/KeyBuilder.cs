using Refract.Generator.Naming;
using Refract.Schema;
using Refract.Schema.Naming;

namespace Refract.Generator.Models;

/// <summary>The keys of a model: the primary one first, then the unique ones, as the runtime counts them.</summary>
internal static class KeyBuilder
{
    /// <summary>A key as the metadata has it.</summary>
    internal sealed record Key(bool IsPrimary, string ConstraintName, IReadOnlyList<ScalarField> Fields);

    /// <summary>
    /// Only PostgreSQL's errors name a constraint, and a client may run there whatever database its schema names: cut
    /// as there.
    /// </summary>
    internal static readonly ConstraintNames ConstraintNames = new(DatabaseProvider.PostgreSql);

    /// <summary>
    /// All keys whose columns the client knows. A partial index is none: it says nothing about the rows outside of it.
    /// </summary>
    public static IReadOnlyList<Key> KeysOf(Model model, Field[] members)
    {
        var keys = new List<Key>();
        if (model.PrimaryKey is { } primary)
            keys.Add(new Key(true, primary.ConstraintName ?? ConstraintNames.PrimaryKey(model.TableName),
                [.. primary.Fields.Select(field => field.Field)]));
        foreach (var index in model.Indexes)
        {
            if (index.Kind != IndexKind.Unique || index.Condition is not null) continue;
            var fields = index.Fields.Select(field => field.Field).ToArray();
            keys.Add(new Key(false,
                index.ConstraintName
                    ?? ConstraintNames.Unique(model.TableName, fields.Select(field => field.ColumnName)), fields));
        }

        return [.. keys.Where(
            key => key.Fields.All(field => members.Contains(field) && field.Arity != FieldArity.List))];
    }

    /// <summary>The keys that a row can be asked for by: of two over the same columns only the first.</summary>
    public static IEnumerable<KeyModel> Build(IReadOnlyList<Key> keys, Func<ScalarField, ColumnModel> columnOf)
    {
        var asked = keys.Select((key, index) => (key, index, columns: key.Fields.Select(columnOf).ToArray()))
            .GroupBy(item =>
                string.Join(",",
                    item.columns.Select(column => column.Name).OrderBy(name => name, StringComparer.Ordinal)),
                    StringComparer.Ordinal)
            .Select(group => group.First()).ToArray();
        foreach (var (key, index, columns) in asked)
        {
            var isTagged = asked.Count(other => TypesOf(other.columns) == TypesOf(columns)) > 1;
            var parameters = ParametersOf(columns);
            var parts = columns.Select(
                (column, at) => new KeyPartModel(column.Name, parameters[at], column.Kind, column.Enum))
                .ToEquatableArray();
            yield return new KeyModel(index, parts, IsImplicit: !isTagged || key.IsPrimary, isTagged);
        }
    }

    private static string TypesOf(ColumnModel[] columns) =>
        string.Join(",",
            columns.Select(column => column.Kind == ColumnKind.Enum ? column.Enum : column.Kind.ToString()));

    /// <summary>
    /// The columns' names as those of parameters; the verbs have parameters of their own, and two columns may differ in
    /// case only.
    /// </summary>
    private static string[] ParametersOf(ColumnModel[] columns)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "where", "include", "ct", "lock" };
        return [.. columns.Select(column => CSharpKeywords.Escape(Free(CSharpNames.Parameter(column.Name))))];

        string Free(string name)
        {
            var free = name;
            if (!taken.Add(free)) free = name + "Key";
            for (var number = 2; free != name && !taken.Add(free); number++) free = name + "Key" + number;
            return free;
        }
    }
}
