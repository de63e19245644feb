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
    /// <exception cref="MigrationException"><c>RFR3011</c>: there are some, by name.</exception>
    public static void ThrowIfAny(IReadOnlyList<MigrationOperation> operations)
    {
        var found = operations.OfType<AlterTable>().SelectMany(change => Of(change, operations))
            .Concat(operations.OfType<ReplaceEnum>().SelectMany(replace => replace.Obstacles))
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
        return change.From.Unmodelled
            .Where(thing =>
                !explicitly.Contains(thing.Name) && thing.Columns.Any(gone.Contains)
                    && !thing.Columns.All(gone.Contains))
            .Select(thing =>
                $"{thing.Description} goes with column {Names(thing.Columns.Where(gone.Contains))}, "
                + $"and is about {Names(thing.Columns.Where(column => !gone.Contains(column)))} too");
    }

    private static string Names(IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => $"`{column}`"));
}
