using Refract.Relational.Catalog;

namespace Refract.Migrate.Scaffolding;

/// <summary>The two fields of a relation that a foreign key, or a join table, makes.</summary>
/// <param name="Name">The relation's name, or null where none is needed.</param>
/// <param name="Field">The field on the side with the key, or of the model behind column A.</param>
/// <param name="Opposite">The field on the other side.</param>
internal sealed record RelationNames(string? Name, string Field, string Opposite)
{
    /// <summary>
    /// Prisma's names for a foreign key: after the other model; with the relation's name behind it when two models have
    /// more than one relation,
    /// or a column of the key is called like the other model.
    /// </summary>
    public static RelationNames For(CatalogTable table, CatalogForeignKey key, string model, string target,
        bool isOneOfSeveral,
        Func<string, string, bool> isTaken)
    {
        var isSelf = model == target;
        var other = isSelf ? "other_" : "";
        // Of a reserved word the new name, of a twin the one without a number: as the real Prisma has them.
        var stem = ScaffoldNames.Identifier(table.Name, "model_");
        if (model == ScaffoldNames.Renamed(stem)) stem = model;
        if (!isOneOfSeveral && !key.Columns.Contains(target))
            return Free(isSelf ? $"{stem}To{target}" : null, model, target, target, other + model, isTaken);
        var columns = string.Join('_', key.Columns.Select(column => ScaffoldNames.Identifier(column, "column_")));
        var name = $"{stem}_{columns}To{target}";
        return Free(name, model, target, $"{target}_{name}", $"{other}{model}_{name}", isTaken);
    }

    /// <summary>Prisma's names for a join table: its own without the underscore, unless that is what it would be called
    /// anyway.</summary>
    public static RelationNames ForManyToMany(string table, string first, string second, bool isOneOfSeveral,
        Func<string, string, bool> isTaken)
    {
        var name = table[1..];
        var suffix = isOneOfSeveral ? "_" + name : "";
        if (first == second)
            return Free(name, first, first, $"{first}{suffix}_A", $"{first}{suffix}_B", isTaken);
        var isNamed = isOneOfSeveral || name != $"{first}To{second}";
        return Free(isNamed ? name : null, first, second, second + suffix, first + suffix, isTaken);
    }

    /// <summary>Prisma lets a field collide with a column and leaves the schema to be repaired; here it gets a
    /// number.</summary>
    private static RelationNames Free(string? name, string model, string target, string field, string opposite,
        Func<string, string, bool> isTaken)
    {
        field = Free(field, candidate => isTaken(model, candidate));
        return new RelationNames(name, field,
            Free(opposite, candidate => isTaken(target, candidate) || model == target && candidate == field));
    }

    private static string Free(string name, Func<string, bool> isTaken)
    {
        var free = name;
        for (var number = 2; isTaken(free); number++) free = $"{name}_{number}";
        return free;
    }
}
