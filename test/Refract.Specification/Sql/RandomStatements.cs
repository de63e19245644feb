using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Schema;

namespace Refract.Specification;

/// <summary>
/// Statements of every kind that the engine makes, put together at random from few parts, so that many differ in one
/// place only. Each is given as a function that makes it again with the cache of the caller.
/// </summary>
internal sealed partial class RandomStatements(Random random, bool searches)
{
    private readonly RandomConditions _conditions = new(random, searches);

    private static readonly ModelInfo[] s_models =
    [
        Model<User>.Info, Model<Post>.Info, Model<Comment>.Info, Model<Category>.Info, Model<Membership>.Info,
        Model<Badge>.Info,
        Model<Profile>.Info, Model<Group>.Info, Model<Sample>.Info, Model<Native>.Info,
    ];

    private static readonly Verb[] s_verbs = [Verb.FindMany, Verb.FindFirst, Verb.Update, Verb.Upsert];

    public Func<Statements, SqlStatement> Next()
    {
        var model = Any(s_models);
        var verb = Any(s_verbs);
        switch (random.Next(16))
        {
            case 0:
            {
                var (key, create, update) = (Key(model), Assigned(model), Changed(model));
                var returning = Returned(model) ?? model.Projection;
                return statements => statements.Upsert(model, verb, key, create, update, returning);
            }

            case 1:
            {
                var (assigned, returning, skips) = (Assigned(model), Returned(model), Chance(2));
                return statements => statements.Insert(model, verb, assigned, returning, skips);
            }

            case 2:
            {
                var (key, where, limit) = (
                    Maybe(() => Key(model)), Maybe(() => _conditions.Next(model.RootScope, 2)), Number());
                var (changed, returning) = (Changed(model, atLeastOne: true), Returned(model));
                return statements => statements.Update(model, verb, key, where, changed, returning, limit);
            }

            case 3:
            {
                var (key, where, limit) = (
                    Maybe(() => Key(model)), Maybe(() => _conditions.Next(model.RootScope, 2)), Number());
                var returning = Returned(model);
                return statements => statements.Delete(model, verb, key, where, returning,
                    DateTimeOffset.UnixEpoch, limit);
            }

            case 4:
                return InsertMany(model, verb);
            case 5:
                return JoinRows(verb);
            case 6:
                return Tree(verb);
            case 7:
                return Groups(model, verb);
            case 8:
                var (rows, aggregates) = (Select(model, verb), Aggregates(model));
                return statements => rows.Lock == RowLock.None
                    ? statements.Aggregates(rows, aggregates) : statements.Select(rows);
            default:
                var (spec, isCount) = (Select(model, verb), Chance(6));
                return statements => isCount ? statements.Count(spec) : statements.Select(spec);
        }
    }

    private SelectSpec Select(ModelInfo model, Verb verb)
    {
        if (Chance(8))
        {
            return SelectSpec.ByKey(
                Form(model), verb, Key(model), Include(model, 3), Chance(3)
                    ? Lock() : RowLock.None, _conditions.Where(model));
        }

        if (Chance(3) && Include(model, 1) is [var include, ..])
            return SelectSpec.Included(include, Parent(include, verb), verb);
        var distinct = Distinct(model);
        var isByKey = Chance(10);
        var rowLock = distinct.Length == 0 && Chance(6) ? Lock() : RowLock.None;
        var plan = new FormedPlan(Form(model))
        {
            Model = model, Verb = verb, Lock = rowLock, Key = isByKey ? Key(model) : null,
            Arguments = new()
            {
                Where = _conditions.Where(model), OrderBy = _conditions.Order(model), Take = Number(), Skip = Number(),
                Cursor = !isByKey && Chance(4) ? Key(model) : null, Distinct = distinct,
                // Rows with relations that are joined and limited are read from a sub-query, which takes no lock.
                Include = rowLock == RowLock.None ? Include(model, 3) : [],
            },
        };
        var take = plan.Arguments.Take;
        return SelectSpec.Of(plan, take is not null && Chance(2) ? -take : take, mayJoin: Chance(2));
    }

    private ParentFilter Parent(IncludePlan include, Verb verb)
    {
        var relation = include.Relation;
        var columns = relation.LocalColumns;
        if (Chance(4)) return Source(relation, verb);
        if (Chance(3)) return ParentFilter.One(relation, [.. columns.Select(RandomConditions.Value)]);
        // Limits count for each parent, so no range stands for the parents then.
        if (!include.Arguments.IsLimited && columns is [{ Type.Scalar: ScalarType.Int } column] && Chance(3))
            return ParentFilter.Range(relation, RandomConditions.Value(column), RandomConditions.Value(column));
        return ParentFilter.Many(relation, [.. columns.Select(Two)]);

        static SqlValue Two(ColumnInfo column) =>
            ColumnValues.ToList(column, [RandomConditions.Value(column), RandomConditions.Value(column)]);
    }

    /// <summary>
    /// The parents as another statement finds them: among its own rows, or among those joined to them.
    /// </summary>
    private ParentFilter Source(RelationInfo relation, Verb verb)
    {
        var ways = s_models.SelectMany(model => model.Relations).Where(
            way => !way.IsMany && way.Target == relation.Model).ToArray();
        var way = ways.Length > 0 && Chance(2) ? Any(ways) : null;
        var model = way?.Model ?? relation.Model;
        var isByKey = Chance(3);
        var source = SelectSpec.Of(new FindPlan
        {
            Model = model, Verb = verb, Key = isByKey ? Key(model) : null,
            Arguments = new()
            {
                Where = _conditions.Where(model), Take = Number(), Skip = Number(),
                OrderBy = _conditions.Order(model),
                Cursor = !isByKey && Chance(4) ? Key(model) : null, Distinct = Distinct(model),
                Include = way is null ? []
                    : [new IncludePlan
                    {
                        Relation = way, Arguments = new() { Where = _conditions.Where(relation.Model) },
                    }],
            },
        }, Number(), mayJoin: true);
        return ParentFilter.From(relation, source, source.Joins.FirstOrDefault());
    }

    private RowArguments Many(ModelInfo model, int depth) => new()
    {
        Where = _conditions.Where(model), OrderBy = _conditions.Order(model),
        Take = Number() is { } take ? Chance(2) ? -take : take : null, Skip = Number(),
        Cursor = Chance(6) ? Key(model) : null, Distinct = Distinct(model), Include = Include(model, depth - 1),
    };

    private IncludePlan[] Include(ModelInfo model, int depth)
    {
        if (depth == 0 || model.Relations.Count == 0 || Chance(2)) return [];
        return [.. model.Relations.Where(_ => Chance(3)).Select(relation => new IncludePlan
        {
            Relation = relation,
            Shaped = Chance(2) ? new ShapedInclude(model, 0, Form(relation.Target), null) : null,
            Arguments = relation.IsMany ? Many(relation.Target, depth) : new()
            {
                Where = _conditions.Where(relation.Target), Include = Include(relation.Target, depth - 1),
            },
        })];
    }

    private Func<Statements, SqlStatement> InsertMany(ModelInfo model, Verb verb)
    {
        var columns = model.Columns.Where(_ => Chance(2)).ToList();
        var shared = model.Columns.Except(columns).Where(_ => Chance(3))
            .Select(column => Assignment.Set(column, RandomConditions.Stored(column))).ToList();
        if (columns.Count == 0) (columns, shared) = ([model.Columns[0]], []);
        var rows = random.Next(1, 4);
        var values = columns.ConvertAll(column =>
            ValueList.Of([.. Enumerable.Range(0, rows).Select(_ => RandomConditions.Stored(column))]));
        var skips = Chance(2);
        var returned = Chance(3) ? model.Projection : null;
        var conflict = skips || !Chance(2) ? null : new InsertConflict(
            model.Keys[random.Next(model.Keys.Count)], columns.FindAll(_ => Chance(2)));
        return statements =>
            statements.InsertMany(model, verb, columns, values, rows, shared, skips, returned, conflict);
    }

    private Func<Statements, SqlStatement> JoinRows(Verb verb)
    {
        var relation = Any(
            [.. s_models.SelectMany(model => model.Relations).Where(relation => relation.Join is not null)]);
        var local = RandomConditions.Value(relation.LocalColumns[0]);
        var target = relation.TargetColumns[0];
        var targets = ColumnValues.ToList(target, [RandomConditions.Value(target)]);
        var kind = random.Next(3);
        var change = kind switch
        {
            0 => JoinRowChange.Insert,
            1 => JoinRowChange.DeleteOthers,
            _ => JoinRowChange.Delete,
        };
        return statements => statements.JoinRows(change, relation, verb, local, targets);
    }

    private Func<Statements, SqlStatement> Tree(Verb verb)
    {
        DataInput Posts(int count) =>
            Q.Data<User>(("Email", "e")).With("Posts", [.. Enumerable.Range(0, count).Select(_ =>
            new NestedStep(NestedStepKind.Create) { Create = Post() })]);
        Data<Post> Post()
        {
            var post = Q.Data<Post>(("Title", "t"));
            if (Chance(2)) post.Set("Views", 1);
            return post;
        }

        var data = random.Next(4) switch
        {
            0 => Posts(random.Next(1, 4)),
            1 =>
                Post().With(
                    "Author", new NestedStep(NestedStepKind.Connect) { Key = Chance(2) ? Q.Key(1) : Q.Key("e", 1) }),
            2 => Post().With("Author", new NestedStep(NestedStepKind.Create) { Create = Q.Data<User>(("Email", "e")) })
                .With("Categories", [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Chance(2)
                    ? new NestedStep(NestedStepKind.Connect) { Key = Q.Key(1) }
                    : new NestedStep(NestedStepKind.Create) { Create = Q.Data<Category>(("Name", "n")) })]),
            _ => Posts(1),
        };
        var model = data is Data<User> ? Model<User>.Info : Model<Post>.Info;
        var returning = Returned(model) ?? model.Projection;
        return CreateTree.TryBuild(model, data, RandomConditions.Now) is { } tree
            ? statements =>
                statements.CanInsert(tree) ? statements.Insert(tree, verb, returning)
                : statements.Insert(model, verb, [], model.Projection)
            : statements => statements.Insert(model, verb, [], model.Projection);
    }

    private List<Assignment> Assigned(ModelInfo model) =>
        [.. model.Columns.Where(_ => Chance(3))
            .Select(column => Assignment.Set(column, RandomConditions.Stored(column)))];

    private List<Assignment> Changed(ModelInfo model, bool atLeastOne = false)
    {
        var list = new List<Assignment>();
        foreach (var column in model.Columns)
        {
            if (!Chance(3)) continue;
            var operation = column.Type is { IsList: false, Scalar: ScalarType.Int or ScalarType.Float }
                ? (WriteOperation)random.Next(5)
                : column.Type.IsList && Chance(2) ? WriteOperation.Push : WriteOperation.Set;
            list.Add(new Assignment(column, operation, RandomConditions.Stored(column)));
        }

        if (list.Count == 0 && atLeastOne)
            list.Add(Assignment.Set(model.Columns[0], RandomConditions.Stored(model.Columns[0])));
        return list;
    }

    private Projection? Returned(ModelInfo model) => Any([null, model.Projections.Keys, model.Projection]);

    /// <summary>The whole record, or some columns with numbers of related rows.</summary>
    private RowForm Form(ModelInfo model)
    {
        if (Chance(2)) return model;
        List<ColumnInfo> columns = [.. model.Columns.Where(_ => Chance(3))];
        if (columns.Count == 0) columns.Add(model.Key.Columns[0]);
        var counts = model.Relations.Where(relation => relation.IsMany && Chance(3)).Select(relation =>
            new RelationCount(relation, relation.Target.RootScope, _conditions.Where(relation.Target)));
        return new RandomForm(Projection.Of(model, columns, [.. counts]));
    }

    private UniqueKey Key(ModelInfo model)
    {
        var index = random.Next(model.Keys.Count);
        var columns = model.Keys[index].Columns;
        return columns.Count == 1 ? new KnownKey(index, RandomConditions.Value(columns[0]))
            : new KnownKey(
                index, RandomConditions.Value(columns[0]), [.. columns.Skip(1).Select(RandomConditions.Value)]);
    }

    private int[] Distinct(ModelInfo model) => Chance(5) ? [Any(RandomConditions.Plain(model)).Slot] : [];

    private int? Number() => Any<int?>([null, null, 0, 1, 2, 10, 10_000]);

    private RowLock Lock() => (RowLock)random.Next(1, 6);

    private T? Maybe<T>(Func<T> make) where T : class => Chance(2) ? make() : null;

    private bool Chance(int of) => random.Next(of) == 0;

    private T Any<T>(T[] items) => items[random.Next(items.Length)];
}
