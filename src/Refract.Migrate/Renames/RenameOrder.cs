using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Renames;

/// <summary>
/// Puts renames into an order in which each new name is free. Where names go round, one of them takes a name of its own
/// meanwhile.
/// </summary>
internal static class RenameOrder
{
    /// <param name="renames">Renames that are meant at once, of names before all of them.</param>
    /// <param name="defaultNamespace">The database schema of what names none.</param>
    public static IReadOnlyList<RenameOperation> Of(IReadOnlyList<RenameOperation> renames, string? defaultNamespace)
    {
        var left = renames.ToList();
        var ordered = new List<RenameOperation>();
        while (left.Count > 0)
        {
            var at = left.FindIndex(rename => !left.Exists(other => Takes(rename, other, defaultNamespace)));
            if (at >= 0)
            {
                ordered.Add(left[at]);
                left.RemoveAt(at);
                continue;
            }

            var (away, back) = ByAnotherName(left[0]);
            ordered.Add(away);
            left[0] = back;
        }

        return ordered;
    }

    /// <summary>The first half of a rename that goes by a name of its own: what has a name that is wanted gives it up.
    /// </summary>
    public static RenameOperation Away(RenameOperation rename) => ByAnotherName(rename).Away;

    /// <summary>The name that something has meanwhile.</summary>
    public static string Between(string name) => "renamed_" + name;

    /// <summary>Whether the new name of a rename is the old one of another that is still to be made.</summary>
    private static bool Takes(RenameOperation rename, RenameOperation other, string? ns) => (rename, other) switch
    {
        (RenameTable one, RenameTable two) => AreSame(one.To, two.From, ns),
        (RenameEnum one, RenameEnum two) => AreSame(one.To, two.From, ns),
        (RenameColumn one, RenameColumn two) => one.Table == two.Table && one.To == two.From,
        (RenameEnumValue one, RenameEnumValue two) => one.Enum == two.Enum && one.To == two.From,
        _ => false,
    };

    private static bool AreSame(QualifiedName one, QualifiedName two, string? ns) =>
        one.Name == two.Name && (one.Namespace ?? ns) == (two.Namespace ?? ns);

    /// <summary>A rename in two steps, with a name of its own between them.</summary>
    public static (RenameOperation Away, RenameOperation Back) ByAnotherName(RenameOperation rename) => rename switch
    {
        RenameTable table => (table with { To = Between(table.From) }, table with { From = Between(table.From) }),
        RenameEnum type => (type with { To = Between(type.From) }, type with { From = Between(type.From) }),
        RenameColumn column => (column with { To = Between(column.From) }, column with { From = Between(column.From) }),
        RenameEnumValue value => (value with { To = Between(value.From) }, value with { From = Between(value.From) }),
        _ => throw new InvalidOperationException($"{rename.GetType().Name} cannot go round."),
    };

    private static QualifiedName Between(QualifiedName name) => name with { Name = Between(name.Name) };
}
