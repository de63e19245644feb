using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Refuses steps that would take along what the schema language has no words for and what is about more than the thing
/// dropped. The server drops a constraint or an index with any of its columns, without a word; with views, policies and
/// triggers it refuses by itself.
/// </summary>
internal static class Obstacles
{
    /// <param name="operations">What the database would need.</param>
    /// <param name="script">
    /// What is run instead, when that was found out on another database, which lacks what was made by hand in this one.
    /// </param>
    /// <exception cref="MigrationException"><c>RFR3011</c>: there are some, by name.</exception>
    public static void ThrowIfAny(IReadOnlyList<MigrationOperation> operations,
        IReadOnlyList<MigrationOperation>? script = null)
    {
        var found = operations.OfType<AlterTable>().SelectMany(change => Of(change, operations))
            .Concat(operations.OfType<ReplaceEnum>().SelectMany(replace => replace.Obstacles))
            .Concat((script ?? operations).OfType<ReplaceEnum>().SelectMany(replace => Of(replace, operations)))
            .Distinct().ToArray();
        if (found.Length == 0) return;
        throw new MigrationException("RFR3011",
            "The change would take along what the schema does not speak of:\n"
                + string.Join('\n', found.Select(line => "  - " + line)),
            "Drop or change it in a migration of your own first (`refract migrate dev --create-only`), and "
                + "make it again afterwards if need be.");
    }

    private static IEnumerable<string> Of(AlterTable change, IReadOnlyList<MigrationOperation> operations)
    {
        var gone = change.Changes.Select(one => one switch
        {
            DropColumn drop => drop.Column.Name,
            RecreateColumn recreate => recreate.From.Name,
            _ => null,
        }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var explicitly = operations.OfType<DropIndex>()
            .Where(drop => drop.Table.QualifiedName == change.From.QualifiedName)
            .Select(drop => drop.Index.Name).ToHashSet(StringComparer.Ordinal);
        // Of these a schema says all that there is to them, and so the comparison of indexes makes them again.
        var said = change.From.Indexes.Where(index => !index.HasUnmodelledParts)
            .Select(index => index.Name).ToHashSet(StringComparer.Ordinal);
        return change.From.Unmodelled
            .Where(thing =>
                !explicitly.Contains(thing.Name) && !said.Contains(thing.Name) && thing.Columns.Any(gone.Contains)
                    && !thing.Columns.All(gone.Contains))
            .Select(thing =>
                $"{thing.Description} goes with column {Names(thing.Columns.Where(gone.Contains))}, "
                + $"and is about {Names(thing.Columns.Where(column => !gone.Contains(column)))} too");
    }

    /// <summary>
    /// Indexes that are to be away while a type is replaced, and of which the script that replaces it does not know.
    /// </summary>
    private static IEnumerable<string> Of(ReplaceEnum written, IReadOnlyList<MigrationOperation> operations) =>
        from replace in operations.OfType<ReplaceEnum>()
        where replace.To.QualifiedName == written.To.QualifiedName
        from index in replace.Indexes
        where written.Indexes.All(known =>
            known.Name != index.Name || known.Table.QualifiedName != index.Table.QualifiedName)
        select $"index {index.Name} on table {index.Table.QualifiedName} speaks of the type "
            + $"`{replace.To.QualifiedName}`, which is to be replaced by one with other values";

    private static string Names(IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => $"`{column}`"));
}
