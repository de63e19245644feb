using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Schema;

namespace Refract.Specification;

/// <summary>
/// Statements of every kind that the engine makes, put together at random from few parts, so that many differ in one place only. Each is
/// given as a function that makes it anew with the cache of the caller.
/// </summary>
internal sealed class RandomStatements(Random random)
{
    private static readonly ModelInfo[] s_models =
    [
        Model<User>.Info, Model<Post>.Info, Model<Comment>.Info, Model<Category>.Info, Model<Membership>.Info, Model<Badge>.Info,
        Model<Profile>.Info, Model<Group>.Info, Model<Sample>.Info,
    ];

    private static readonly string[] s_verbs = ["findMany", "findFirst", "update", "upsert"];
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public Func<Statements, SqlStatement> Next()
    {
        var model = Any(s_models);
        var verb = Any(s_verbs);
        switch (random.Next(13))
        {
            case 0:
            {
                var (key, create, update) = (Key(model), Assigned(model), Changed(model));
                return statements => statements.Upsert(model, verb, key, create, update);
            }

            case 1:
            {
                var (assigned, returning, skips) = (Assigned(model), (Returning)random.Next(3), Chance(2));
                return statements => statements.Insert(model, verb, assigned, returning, skips);
            }

            case 2:
            {
                var (key, where, limit) = (Maybe(() => Key(model)), Maybe(() => Condition(model.RootScope, 2)), Number());
                var (changed, returning) = (Changed(model, atLeastOne: true), (Returning)random.Next(3));
                return statements => statements.Update(model, verb, key, where, changed, returning, limit);
            }

            case 3:
            {
                var (key, where, limit) = (Maybe(() => Key(model)), Maybe(() => Condition(model.RootScope, 2)), Number());
                var returning = (Returning)random.Next(3);
                return statements => statements.Delete(model, verb, key, where, returning, limit);
            }

            case 4:
                return InsertMany(model, verb);
            case 5:
                return Links(verb);
            case 6:
                return Tree(verb);
            default:
                var (spec, isCount) = (Select(model, verb), Chance(6));
                return statements => isCount ? statements.Count(spec) : statements.Rows(spec);
        }
    }

    private SelectSpec Select(ModelInfo model, string verb)
    {
        if (Chance(8)) return SelectSpec.Row(model, verb, Key(model), Include(model, 3), Chance(3) ? Lock() : RowLock.None, Where(model));
        if (Chance(3) && Include(model, 1) is [var include, ..]) return SelectSpec.Level(include, Parent(include, verb), verb);
        var distinct = Distinct(model);
        var isByKey = Chance(10);
        var plan = new FindPlan
        {
            Model = model, Verb = verb, Where = Where(model), OrderBy = Order(model), Take = Number(), Skip = Number(),
            Cursor = !isByKey && Chance(4) ? Key(model) : null, Distinct = distinct, Include = Include(model, 3),
            Lock = distinct.Length == 0 && Chance(6) ? Lock() : RowLock.None, Key = isByKey ? Key(model) : null,
        };
        // Rows with relations that are joined and limited are read from a sub-query, which takes no lock.
        if (plan.Lock != RowLock.None) plan.Include = [];
        return SelectSpec.Rows(plan, plan.Take is { } take && Chance(2) ? -take : plan.Take, mayJoin: Chance(2));
    }

    private ParentFilter Parent(IncludePlan include, string verb)
    {
        var relation = include.Relation;
        var columns = relation.LocalColumns;
        if (Chance(4))
        {
            var source = SelectSpec.Rows(new FindPlan
            {
                Model = relation.Model, Verb = verb, Where = Where(relation.Model), Take = Number(), OrderBy = Order(relation.Model),
                Key = Chance(3) ? Key(relation.Model) : null,
            }, Number(), mayJoin: true);
            return ParentFilter.From(relation, source, null);
        }

        if (Chance(3)) return ParentFilter.One(relation, [.. columns.Select(Value)]);
        // Limits count for each parent, so no range stands for the parents then.
        if (!include.IsLimited && columns is [{ Type.Scalar: ScalarType.Int }] && Chance(3)) return ParentFilter.Range(relation, Value(columns[0]), Value(columns[0]));
        return ParentFilter.Many(relation, [.. columns.Select(column => ColumnValues.ToList(column, [Value(column), Value(column)]))]);
    }

    private IncludePlan[] Include(ModelInfo model, int depth)
    {
        if (depth == 0 || model.Relations.Count == 0 || Chance(2)) return [];
        return [.. model.Relations.Where(_ => Chance(3)).Select(relation => new IncludePlan
        {
            Relation = relation, Where = Where(relation.Target), OrderBy = relation.IsMany ? Order(relation.Target) : [],
            Take = relation.IsMany && Number() is { } take ? Chance(2) ? -take : take : null, Skip = relation.IsMany ? Number() : null,
            Cursor = relation.IsMany && Chance(6) ? Key(relation.Target) : null,
            Distinct = relation.IsMany ? Distinct(relation.Target) : [], Include = Include(relation.Target, depth - 1),
        })];
    }

    private OrderTerm[] Order(ModelInfo model)
    {
        var terms = new OrderTerm[random.Next(3)];
        for (var i = 0; i < terms.Length; i++)
        {
            var scope = model.RootScope;
            while (Chance(3) && scope.Depth < 3 && scope.Model.Relations.Where(relation => !relation.IsMany).ToArray() is { Length: > 0 } ones)
                scope = scope.EnterPath(Any(ones).Slot);
            var lists = scope.Model.Relations.Where(relation => relation.IsMany).ToArray();
            var sort = (Sort)random.Next(6);
            terms[i] = lists.Length > 0 && Chance(5) ? new OrderTerm(scope, null, sort, Any(lists))
                : new OrderTerm(scope, Any(Plain(scope.Model)), sort);
        }

        return terms;
    }

    private Predicate? Where(ModelInfo model) => Chance(2) ? Condition(model.RootScope, 2) : null;

    private Predicate Condition(Scope scope, int depth)
    {
        switch (depth == 0 ? 9 : random.Next(10))
        {
            case 0: return Condition(scope, depth - 1) & Condition(scope, depth - 1);
            case 1: return Condition(scope, depth - 1) | Condition(scope, depth - 1);
            case 2: return !Condition(scope, depth - 1);
            case 3: return Chance(2);
            case 4 or 5 when scope.Model.Relations.Count > 0:
                var relation = Any([.. scope.Model.Relations]);
                var inner = scope.Enter(relation.Slot);
                var condition = Chance(3) ? null : Condition(inner, depth - 1);
                if (!relation.IsMany) return new RelationPredicate(inner, Chance(2) ? Quantifier.Is : Quantifier.IsNot, condition);
                return Chance(3) ? new RelationCountPredicate(inner, condition, (Comparison)random.Next(6), SqlValue.Of(1))
                    : new RelationPredicate(inner, (Quantifier)random.Next(3), condition);
            case 6:
                var columns = Plain(scope.Model);
                var left = Any(columns);
                var around = scope.Parent is { } parent && Chance(2) ? parent : scope;
                var others = Plain(around.Model).Where(other => other.Type.Scalar == left.Type.Scalar).ToArray();
                return others.Length == 0 ? new NullPredicate(scope, left, Chance(2))
                    : new FieldPredicate(scope, left, (Comparison)random.Next(6), around, Any(others));
            default: return Leaf(scope);
        }
    }

    private Predicate Leaf(Scope scope)
    {
        var column = Any([.. scope.Model.Columns]);
        if (column.Type.IsList)
        {
            return Chance(2) ? new ComparePredicate(scope, column, Comparison.IsEmpty, SqlValue.Of(Chance(2)))
                : new ComparePredicate(scope, column, Any([Comparison.HasEvery, Comparison.HasSome, Comparison.Equals]), List(column));
        }

        if (column.Type.IsNullable && Chance(4)) return new NullPredicate(scope, column, Chance(2));
        var comparison = column.Type.Scalar switch
        {
            ScalarType.String when column.Type.Native is null => Any([Comparison.Equals, Comparison.NotEquals, Comparison.LessThan,
                Comparison.Contains, Comparison.StartsWith, Comparison.EndsWith, Comparison.In, Comparison.NotIn]),
            ScalarType.Int => Any([Comparison.Equals, Comparison.GreaterThan, Comparison.LessThanOrEquals, Comparison.In, Comparison.NotIn]),
            _ => Any([Comparison.Equals, Comparison.NotEquals]),
        };
        var value = comparison is Comparison.In or Comparison.NotIn ? List(column) : Value(column);
        return new ComparePredicate(scope, column, comparison, value,
            ignoreCase: column.Type is { Scalar: ScalarType.String, Native: null } && Chance(4));
    }

    private Func<Statements, SqlStatement> InsertMany(ModelInfo model, string verb)
    {
        var columns = model.Columns.Where(_ => Chance(2)).ToList();
        var shared = model.Columns.Except(columns).Where(_ => Chance(3)).Select(column => Assignment.Set(column, StoredValueOf(column))).ToList();
        if (columns.Count == 0) (columns, shared) = ([model.Columns[0]], []);
        var rows = random.Next(1, 4);
        var values = columns.ConvertAll(column => ValueList.Of([.. Enumerable.Range(0, rows).Select(_ => StoredValueOf(column))]));
        var skips = Chance(2);
        return statements => statements.InsertMany(model, verb, columns, values, rows, shared, skips);
    }

    private Func<Statements, SqlStatement> Links(string verb)
    {
        var relation = Any([.. s_models.SelectMany(model => model.Relations).Where(relation => relation.Join is not null)]);
        var (local, targets) = (Value(relation.LocalColumns[0]), ColumnValues.ToList(relation.TargetColumns[0], [Value(relation.TargetColumns[0])]));
        var kind = random.Next(3);
        return statements => kind == 0 ? statements.InsertLinks(relation, verb, local, targets)
            : statements.DeleteLinks(relation, verb, local, targets, others: kind == 1);
    }

    private Func<Statements, SqlStatement> Tree(string verb)
    {
        DataInput Posts(int count) => Q.Data<User>(("Email", "e")).With("Posts", [.. Enumerable.Range(0, count).Select(_ =>
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
            1 => Post().With("Author", new NestedStep(NestedStepKind.Connect) { Key = Chance(2) ? Q.Key(1) : Q.Key("e", 1) }),
            2 => Post().With("Author", new NestedStep(NestedStepKind.Create) { Create = Q.Data<User>(("Email", "e")) })
                .With("Categories", [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Chance(2)
                    ? new NestedStep(NestedStepKind.Connect) { Key = Q.Key(1) }
                    : new NestedStep(NestedStepKind.Create) { Create = Q.Data<Category>(("Name", "n")) })]),
            _ => Posts(1),
        };
        var model = data is Data<User> ? Model<User>.Info : Model<Post>.Info;
        return CreateTree.TryBuild(model, data, s_now) is { } tree
            ? statements => tree.IsSingleInsert || statements.Dialect.InsertsFromArrays ? statements.Insert(tree, verb)
                : statements.Insert(model, verb, [], Returning.All)
            : statements => statements.Insert(model, verb, [], Returning.All);
    }

    private List<Assignment> Assigned(ModelInfo model) =>
        [.. model.Columns.Where(_ => Chance(3)).Select(column => Assignment.Set(column, StoredValueOf(column)))];

    private List<Assignment> Changed(ModelInfo model, bool atLeastOne = false)
    {
        var list = new List<Assignment>();
        foreach (var column in model.Columns)
        {
            if (!Chance(3)) continue;
            var operation = column.Type is { IsList: false, Scalar: ScalarType.Int or ScalarType.Float } ? (WriteOperation)random.Next(5)
                : column.Type.IsList && Chance(2) ? WriteOperation.Push : WriteOperation.Set;
            list.Add(new Assignment(column, operation, StoredValueOf(column)));
        }

        if (list.Count == 0 && atLeastOne) list.Add(Assignment.Set(model.Columns[0], StoredValueOf(model.Columns[0])));
        return list;
    }

    private UniqueKey Key(ModelInfo model)
    {
        var index = random.Next(model.Keys.Count);
        var columns = model.Keys[index].Columns;
        return columns.Count == 1 ? new KnownKey(index, Value(columns[0]))
            : new KnownKey(index, Value(columns[0]), [.. columns.Skip(1).Select(Value)]);
    }

    private static SqlValue StoredValueOf(ColumnInfo column) => column.Type.IsList ? ColumnValues.Ready(column, List(column))
        : ColumnValues.Ready(column, Value(column));

    private static SqlValue Value(ColumnInfo column) => column.Type.Scalar switch
    {
        ScalarType.Int => SqlValue.Of(1),
        ScalarType.BigInt => SqlValue.Of(1L),
        ScalarType.Boolean => SqlValue.Of(true),
        ScalarType.Float => SqlValue.Of(1.5),
        ScalarType.Decimal => SqlValue.Of(1.5m),
        ScalarType.Enum => SqlValue.OfEnum(1),
        ScalarType.Bytes => SqlValue.Of([1, 2]),
        ScalarType.Json => SqlValue.Of(System.Text.Json.JsonDocument.Parse("{}").RootElement),
        ScalarType.DateTime => column.Type.Native?.Name switch
        {
            "Date" => SqlValue.Of(new DateOnly(2026, 1, 1)),
            "Time" => SqlValue.Of(new TimeOnly(1, 2)),
            _ => SqlValue.Of(s_now),
        },
        _ => column.Type.Native?.Name == "Uuid" ? SqlValue.Of(Guid.Empty) : SqlValue.Of("a"),
    };

    private static SqlValue List(ColumnInfo column) => column.Type.Scalar switch
    {
        ScalarType.Int => SqlValue.OfArray(new[] { 1, 2 }),
        ScalarType.Boolean => SqlValue.OfArray(new[] { true, false }),
        ScalarType.Enum => SqlValue.OfArray(new[] { Role.Admin, Role.User }),
        _ => SqlValue.OfArray(new[] { "a", "b" }),
    };

    private int[] Distinct(ModelInfo model) => Chance(5) ? [Any(Plain(model)).Slot] : [];

    private static ColumnInfo[] Plain(ModelInfo model) =>
        [.. model.Columns.Where(column => !column.Type.IsList && column.Type.Scalar is not (ScalarType.Json or ScalarType.Bytes))];

    private int? Number() => Any<int?>([null, null, 0, 1, 2, 10, 10_000]);

    private RowLock Lock() => (RowLock)random.Next(1, 6);

    private T? Maybe<T>(Func<T> make) where T : class => Chance(2) ? make() : null;

    private bool Chance(int of) => random.Next(of) == 0;

    private T Any<T>(T[] items) => items[random.Next(items.Length)];
}
