using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Renames;

/// <summary>
/// Finds what goes and comes and looks alike. It proposes; whether two things are one is not for it to decide.
/// </summary>
internal static class RenameFinder
{
    /// <summary>The share of columns, or of an enum's values, that says as much as a name.</summary>
    private const double MostParts = 0.6;

    private const double SomeParts = 0.34;

    /// <param name="from">What is there, after the renames that are made already.</param>
    /// <param name="to">What is wanted.</param>
    /// <param name="rules">The database.</param>
    public static IReadOnlyList<RenameCandidate> Find(DatabaseCatalog from, DatabaseCatalog to, StructureRules rules)
    {
        var changed = new ChangedParts(from, to, rules);
        var tables = Pairs(changed.DroppedTables, changed.CreatedTables, (old, wanted) =>
            // What a join table's columns mean depends on the tables that it joins.
            changed.JoinedBy(old, from) == changed.JoinedBy(wanted, to)
                && ChangedParts.IsJoinTable(old) == ChangedParts.IsJoinTable(wanted)
                ? Of(old, wanted, changed.Pair) : 0);
        var enums = Pairs(changed.DroppedEnums, changed.CreatedEnums, Of);
        var found = tables.Select(pair => new RenameCandidate(RenameKind.Table, pair.From.QualifiedName.ToString(),
                pair.To.QualifiedName.ToString()))
            .Concat(enums.Select(pair => new RenameCandidate(RenameKind.Enum, pair.From.QualifiedName.ToString(),
                pair.To.QualifiedName.ToString()))).ToList();
        var owners = found.ToDictionary(candidate => (candidate.Kind, candidate.To));
        // What is inside is looked for as if these were one.
        RenameOperation[] renames =
        [
            .. tables.Select(pair => new RenameTable(pair.From.QualifiedName, pair.To.QualifiedName)),
            .. enums.Select(pair => new RenameEnum(pair.From.QualifiedName, pair.To.QualifiedName)),
        ];
        if (renames.Length > 0) changed = new ChangedParts(RenamedCatalog.After(from, renames), to, rules);
        foreach (var table in changed.Pair.Tables)
        {
            var owner = owners.GetValueOrDefault((RenameKind.Table, table.To.QualifiedName.ToString()));
            foreach (var (old, wanted) in Columns(table, changed.Pair))
                found.Add(Part(RenameKind.Column, owner, table.To.QualifiedName, old.Name, wanted.Name));
        }

        foreach (var (old, wanted) in changed.Enums)
        {
            var owner = owners.GetValueOrDefault((RenameKind.Enum, wanted.QualifiedName.ToString()));
            foreach (var (value, next) in Values(old, wanted))
                found.Add(Part(RenameKind.EnumValue, owner, wanted.QualifiedName, value, next));
        }

        return found;
    }

    private static RenameCandidate Part(RenameKind kind, RenameCandidate? owner, QualifiedName name, string from,
        string to) => new(kind, $"{owner?.From ?? name.ToString()}.{from}", $"{name}.{to}") { Within = owner };

    /// <summary>Tables are alike by their columns; with a name that is alike, fewer of these are enough.</summary>
    private static double Of(CatalogTable from, CatalogTable to, CatalogPair pair)
    {
        var shared = from.Columns.Where(column => to.FindColumn(column.Name) is { } other
            && IsSameType(column, other, pair)).Select(column => column.Name).ToArray();
        var share = (double)shared.Length / Math.Max(from.Columns.Count, to.Columns.Count);
        var name = Likeness.Of(from.Name, to.Name);
        var hasMore = shared.Any(column => from.PrimaryKey is not { } key || !key.Columns.Contains(column));
        var isAlike = share >= MostParts && (hasMore || name >= Likeness.Alike)
            || share >= SomeParts && name >= Likeness.Alike;
        return isAlike ? share + name : 0;
    }

    private static double Of(CatalogEnum from, CatalogEnum to)
    {
        var share = (double)from.Values.Intersect(to.Values).Count() / Math.Max(from.Values.Count, to.Values.Count);
        var name = Likeness.Of(from.Name, to.Name);
        return share >= MostParts || share >= SomeParts && name >= Likeness.Alike ? share + name : 0;
    }

    /// <summary>
    /// Columns are alike when all values fit and the names are alike; a lone column that goes and a lone one of the
    /// same type that comes need not have names in common.
    /// </summary>
    private static List<(CatalogColumn From, CatalogColumn To)> Columns(TablePair table, CatalogPair pair)
    {
        var (dropped, added) = (ChangedParts.Dropped(table), table.AddedColumns.ToArray());
        var isLonePair = dropped.Count == 1 && added.Length == 1;
        return Pairs(dropped, added, (from, to) =>
        {
            var isSame = IsSameType(from, to, pair);
            if (!isSame && !Fits(from, to, pair)) return 0;
            var name = Likeness.Of(from.Name, to.Name);
            var pointsAlike = Target(table.From, from, pair, pair.From) is { } target
                && target == Target(table.To, to, pair, pair.To);
            if (name < Likeness.Alike && !pointsAlike && !(isLonePair && isSame)) return 0;
            return name + (isSame ? 1 : 0) + (pointsAlike ? 1 : 0)
                + (from.Type.IsNullable == to.Type.IsNullable ? 0.1 : 0);
        });
    }

    private static List<(string From, string To)> Values(CatalogEnum from, CatalogEnum to)
    {
        var (removed, added) =
            (from.Values.Except(to.Values).ToArray(), to.Values.Except(from.Values).ToArray());
        var isLonePair = removed.Length == 1 && added.Length == 1;
        return Pairs(removed, added, (old, wanted) => Likeness.Of(old, wanted) is var name
            && (name >= Likeness.Alike || isLonePair) ? name + 0.1 : 0);
    }

    private static bool IsSameType(CatalogColumn from, CatalogColumn to, CatalogPair pair) =>
        pair.EnumOf(from, pair.From) == pair.EnumOf(to, pair.To) && pair.Types.AreSame(from.Type, to.Type);

    private static bool Fits(CatalogColumn from, CatalogColumn to, CatalogPair pair) =>
        from.Type.IsList == to.Type.IsList && from.Type.EnumName is null && to.Type.EnumName is null
        && from.Type.Scalar != Schema.ScalarType.Unsupported && to.Type.Scalar != Schema.ScalarType.Unsupported
        && pair.Rules.CastOf(from.Type, to.Type) == TypeCast.Safe;

    /// <summary>The table that a column alone points to, if any.</summary>
    private static QualifiedName? Target(CatalogTable table, CatalogColumn column, CatalogPair pair,
        DatabaseCatalog side) =>
        table.ForeignKeys.FirstOrDefault(key => key.Columns is [var name] && name == column.Name) is { } key
            ? pair.Key(key.ReferencedNamespace, key.ReferencedTable, side) : null;

    /// <summary>The best pairs, each thing in one of them; a score of 0 is no pair.</summary>
    private static List<(T From, T To)> Pairs<T>(IReadOnlyList<T> from, IReadOnlyList<T> to, Func<T, T, double> score)
        where T : class
    {
        var scored = from.SelectMany(old => to.Select(wanted => (old, wanted, Score: score(old, wanted))))
            .Where(pair => pair.Score > 0).OrderByDescending(pair => pair.Score);
        var pairs = new List<(T From, T To)>();
        foreach (var (old, wanted, _) in scored)
            if (pairs.TrueForAll(pair => !ReferenceEquals(pair.From, old) && !ReferenceEquals(pair.To, wanted)))
                pairs.Add((old, wanted));
        return pairs;
    }
}
