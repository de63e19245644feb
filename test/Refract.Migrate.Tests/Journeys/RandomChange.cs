using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>
/// A schema at random, another one made of it by random changes, and what of the rows survives them. Changes that rows
/// can make fail are not among them, so that every migration must succeed.
/// </summary>
internal sealed class RandomChange
{
    public RandomChange(int seed, SqlProvider provider)
    {
        var maker = new RandomMaker(new Random(seed), provider);
        Before = maker.Make();
        After = new RandomEdits(maker, Before).Make();
        Renames = [.. NamesThatChange()];
        Beside = new RandomBeside(new Random(seed), this);
    }

    public RandomSchema Before { get; }

    public RandomSchema After { get; }

    /// <summary>Each <c>OLD=NEW</c>.</summary>
    public string[] Renames { get; }

    /// <summary>What the schema cannot say, and must be left alone.</summary>
    public RandomBeside Beside { get; }

    /// <summary>
    /// The renames of the way back. What took the name of something that went cannot give it back: it is on both sides
    /// then, and keeps its name.
    /// </summary>
    public string[] RenamesBack()
    {
        var left = Renames.Select(rename => (From: rename.Split('=')[1], To: rename.Split('=')[0])).ToList();
        var names = Names(Before).ToHashSet();
        while (left.FindIndex(rename => names.Contains(rename.From) && !left.Exists(other => other.To == rename.From))
            is >= 0 and var at)
        {
            var kept = left[at].From;
            left.RemoveAt(at);
            left.RemoveAll(rename => rename.From.StartsWith(kept + ".", StringComparison.Ordinal));
        }

        return [.. left.Select(rename => $"{rename.From}={rename.To}")];
    }

    private static IEnumerable<string> Names(RandomSchema schema) =>
    [
        .. schema.Models.SelectMany(model => model.Fields.Select(field => field.Column).Append(model.KeyColumn)
            .Select(column => $"{Full(model.Namespace, model.Table)}.{column}")
            .Append(Full(model.Namespace, model.Table))),
        .. schema.Enums.SelectMany(type => type.Values.Select(value => $"{type.Name}.{value.Name}").Append(type.Name)),
    ];

    /// <summary>The whole, for the message of a failure.</summary>
    public string Describe(int seed) =>
        $"\nseed {seed}\n{Before.Text}{Beside.Create}\n-> {string.Join(' ', Renames)}\n{After.Text}";

    /// <summary>Models that are in both.</summary>
    public IEnumerable<(RandomModel Old, RandomModel New)> Models() =>
        Before.Models.Join(After.Models, model => model.Id, model => model.Id, (old, next) => (old, next));

    /// <summary>Many-to-many relations that are in both.</summary>
    public IEnumerable<(RandomJoin Old, RandomJoin New)> Joins() =>
        Before.Joins.Join(After.Joins, join => join.Id, join => join.Id, (old, next) => (old, next));

    /// <summary>Fields whose values must be there afterwards.</summary>
    public IEnumerable<(RandomField Old, RandomModel Model, RandomField New)> Survivors() =>
        from model in Models()
        from pair in Fields(model.Old, model.New)
        where pair.Old.IsList == pair.New.IsList && pair.Old.Enum == pair.New.Enum
            && (pair.Old.Type is null || pair.Old.Type.Keeps(pair.New.Type!))
        select (pair.Old, model.New, pair.New);

    public static IEnumerable<(RandomField Old, RandomField New)> Fields(RandomModel old, RandomModel next) =>
        old.Fields.Join(next.Fields, field => field.Id, field => field.Id, (before, after) => (before, after));

    private IEnumerable<string> NamesThatChange()
    {
        var isPostgreSql = Before.Provider == SqlProvider.PostgreSql;
        foreach (var (old, next) in Models())
        {
            var (from, to) = (Full(old.Namespace, old.Table), Full(next.Namespace, next.Table));
            if (from != to) yield return $"{from}={to}";
            foreach (var (column, wanted) in Columns(old, next).Where(pair => pair.Old != pair.New))
                yield return $"{from}.{column}={to}.{wanted}";
        }

        // Where its models' tables are renamed, the table between them follows.
        foreach (var (old, next) in Joins().Where(join => !IsRenamed(join.Old.One) && !IsRenamed(join.Old.Other)))
        {
            var (from, to) = (new RandomRows(Before).TableOf(old), new RandomRows(After).TableOf(next));
            if (from != to) yield return $"{Full(from.Namespace, from.Name)}={Full(to.Namespace, to.Name)}";
        }

        foreach (var next in After.Enums)
        {
            if (Before.Enum(next.Id) is not { } old) continue;
            var (from, to) = (Full(old.Namespace, old.Name), Full(next.Namespace, next.Name));
            // On SQLite there is no such type, only its texts, and the schema has the new name alone.
            if (from != to && isPostgreSql) yield return $"{from}={to}";
            foreach (var value in next.Values)
                if (old.Values.Find(known => known.Id == value.Id).Name is { } name && name != value.Name)
                    yield return $"{(isPostgreSql ? from : to)}.{name}={to}.{value.Name}";
        }
    }

    private bool IsRenamed(int id) => (Before.Model(id), After.Model(id)) is var (old, next)
        && (old.Table, old.Namespace) != (next.Table, next.Namespace);

    private IEnumerable<(string Old, string New)> Columns(RandomModel old, RandomModel next) =>
    [
        (old.KeyColumn, next.KeyColumn),
        .. Fields(old, next).Select(pair => (pair.Old.Column, pair.New.Column)),
        .. Before.Relations.Where(relation => relation.Source == old.Id)
            .Join(After.Relations, relation => relation.Id, relation => relation.Id, (from, to) =>
                Before.Scalars(from).Zip(After.Scalars(to), (one, two) => (one.Name, two.Name)))
            .SelectMany(pairs => pairs),
    ];

    private static string Full(string? ns, string name) => ns is null ? name : $"{ns}.{name}";
}
