using Refract.Relational.Catalog;

namespace Refract.Migrate.Scaffolding;

/// <summary>The two fields of a relation that a foreign key, or a join table, makes.</summary>
/// <param name="Name">The relation's name, or null where none is needed.</param>
/// <param name="Field">The field on the side with the key.</param>
/// <param name="Opposite">The field on the other side.</param>
internal sealed record RelationNames(string? Name, string Field, string Opposite)
{
    /// <summary>
    /// Prisma's names: after the other model; with the relation's name behind it when two models have more than one relation.
    /// </summary>
    public static RelationNames For(CatalogTable table, CatalogForeignKey key, string model, string target, bool isOneOfSeveral,
        Func<string, string, bool> isTaken)
    {
        var isSelf = model == target;
        var columns = string.Join('_', key.Columns.Select(column => ScaffoldNames.Identifier(column, "column_")));
        var name = isOneOfSeveral || isSelf ? $"{ScaffoldNames.Identifier(table.Name, "model_")}_{columns}To{target}" : null;
        var field = name is null ? target : $"{target}_{name}";
        var opposite = name is null ? model : $"{(isSelf ? "other_" : "")}{model}_{name}";
        return new RelationNames(name, Free(model, field, isTaken), Free(target, opposite, isTaken));
    }

    private static string Free(string model, string name, Func<string, string, bool> isTaken)
    {
        var free = name;
        for (var number = 2; isTaken(model, free); number++) free = $"{name}_{number}";
        return free;
    }
}
