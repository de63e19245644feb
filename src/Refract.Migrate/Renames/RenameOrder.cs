using Refract.Relational.Operations;

namespace Refract.Migrate.Renames;

/// <summary>
/// Puts renames into an order in which each new name is free. Where names go round, one of them takes a name of its own
/// meanwhile.
/// </summary>
internal static class RenameOrder
{
    /// <param name="renames">Renames that are meant at once, of names before all of them.</param>
    public static IReadOnlyList<RenameOperation> Of(IReadOnlyList<RenameOperation> renames)
    {
        var left = renames.ToList();
        var ordered = new List<RenameOperation>();
        while (left.Count > 0)
        {
            var at = left.FindIndex(rename => !left.Exists(other => Takes(rename, other)));
            if (at >= 0)
            {
                ordered.Add(left[at]);
                left.RemoveAt(at);
                continue;
            }

            var (away, back) = Aside(left[0]);
            ordered.Add(away);
            left[0] = back;
        }

        return ordered;
    }

    /// <summary>Whether the new name of a rename is the old one of another that is still to be made.</summary>
    private static bool Takes(RenameOperation rename, RenameOperation other) => (rename, other) switch
    {
        (RenameColumn one, RenameColumn two) => one.Table == two.Table && one.To == two.From,
        (RenameEnumValue one, RenameEnumValue two) => one.Enum == two.Enum && one.To == two.From,
        _ => false,
    };

    private static (RenameOperation Away, RenameOperation Back) Aside(RenameOperation rename) => rename switch
    {
        RenameColumn column => (column with { To = Between(column.From) }, column with { From = Between(column.From) }),
        RenameEnumValue value => (value with { To = Between(value.From) }, value with { From = Between(value.From) }),
        _ => throw new InvalidOperationException($"{rename.GetType().Name} cannot go round."),
    };

    private static string Between(string name) => "renamed_" + name;
}
