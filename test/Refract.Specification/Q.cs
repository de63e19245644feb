using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>Makes parts of plans, as generated code would.</summary>
internal static class Q
{
    public static ColumnInfo Column(ModelInfo model, string name) => model.Columns.First(column => column.Name == name);

    public static Operand Operand(Scope scope, string column) => new(scope, Column(scope.Model, column));

    public static RelationInfo Relation(ModelInfo model, string name) =>
        model.Relations.First(relation => relation.Name == name);

    public static Predicate Is(Scope scope, string column, Comparison comparison, object value,
        bool ignoreCase = false) =>
        Is(scope, Column(scope.Model, column), comparison, Value(value), ignoreCase);

    public static Predicate Is(
        Scope scope, ColumnInfo column, Comparison comparison, SqlValue value, bool ignoreCase = false) =>
        new ComparePredicate(new Operand(scope, column), comparison, value, ignoreCase);

    public static Predicate Is<T>(string column, Comparison comparison, object value, bool ignoreCase = false)
        where T : class, IModel<T> =>
        Is(Model<T>.Info.RootScope, column, comparison, value, ignoreCase);

    public static Predicate Is<T>(string column, object value)
        where T : class, IModel<T> => Is<T>(column, Comparison.Equals, value);

    public static Predicate Null<T>(string column, bool isNull = true) where T : class, IModel<T> =>
        Null(Model<T>.Info.RootScope, column, isNull);

    public static Predicate Null(Scope scope, string column, bool isNull = true) =>
        new NullPredicate(Operand(scope, column), isNull);

    public static Scope Enter(Scope scope, string relation) => scope.Enter(Relation(scope.Model, relation).Slot);

    public static Predicate Related(Scope scope, string relation, Quantifier quantifier,
        Func<Scope, Predicate>? inner = null)
    {
        var entered = Enter(scope, relation);
        return new RelationPredicate(entered, quantifier, inner?.Invoke(entered));
    }

    public static Predicate Related<T>(string relation, Quantifier quantifier, Func<Scope, Predicate>? inner = null)
        where T : class,
        IModel<T> =>
        Related(Model<T>.Info.RootScope, relation, quantifier, inner);

    public static Predicate Count<T>(string relation, Comparison comparison, int number,
        Func<Scope, Predicate>? inner = null) where T
        : class, IModel<T>
    {
        var entered = Enter(Model<T>.Info.RootScope, relation);
        return Count(entered, inner?.Invoke(entered), comparison, number);
    }

    public static Predicate Count(Scope entered, Predicate? inner, Comparison comparison, int number)
    {
        var count = inner is null ? new RelationCount(entered.Via!) : new RelationCount(entered, inner);
        return new ComparePredicate(new Operand(entered.Parent!, count), comparison, SqlValue.Of(number));
    }

    public static Predicate Fields(Scope left, string a, Comparison comparison, Scope right, string b) =>
        new FieldPredicate(Operand(left, a), comparison, Operand(right, b));

    public static OrderTerm By<T>(string column, Sort sort = Sort.Asc) where T : class, IModel<T> =>
        By(Model<T>.Info.RootScope, column, sort);

    public static OrderTerm By(Scope scope, string column, Sort sort = Sort.Asc) => new(Operand(scope, column), sort);

    public static OrderTerm ByCount<T>(string relation, Sort sort = Sort.Asc) where T : class, IModel<T> =>
        ByCount(Model<T>.Info.RootScope, relation, sort);

    public static OrderTerm ByCount(Scope scope, string relation, Sort sort = Sort.Asc) =>
        new(new Operand(scope, new RelationCount(Relation(scope.Model, relation))), sort);

    public static UniqueKey Key(object value, int index = 0) => new KnownKey(index, Value(value));

    public static UniqueKey Key2(object first, object second) => new KnownKey(0, Value(first), [Value(second)]);

    public static FindPlan Find<T>(
        Predicate? where = null, UniqueKey? key = null, OrderTerm[]? orderBy = null, int? take = null, int? skip = null,
        UniqueKey? cursor = null, string[]? distinct = null,
        IncludePlan[]? include =
            null, Verb verb = Verb.FindMany, RowLock @lock = RowLock.None) where T : class, IModel<T> => new()
    {
        Model = Model<T>.Info, Verb = verb, Key = key, Lock = @lock,
        Arguments = new()
        {
            Where = where, OrderBy = orderBy ?? [], Take = take, Skip = skip, Cursor = cursor, Include = include ?? [],
            Distinct = [.. (distinct ?? []).Select(name => Column(Model<T>.Info, name).Slot)],
        },
    };

    public static IncludePlan Include<T>(
        string relation, IncludePlan[]? include = null, Predicate? where = null, OrderTerm[]? orderBy = null,
        int? take = null,
        int? skip = null, UniqueKey? cursor = null,
        string[]? distinct = null) where T : class, IModel<T>
    {
        var info = Relation(Model<T>.Info, relation);
        return new IncludePlan
        {
            Relation = info,
            Arguments = new()
            {
                Where = where, OrderBy = orderBy ?? [], Take = take, Skip = skip, Cursor = cursor,
                Include = include ?? [],
                Distinct = [.. (distinct ?? []).Select(name => Column(info.Target, name).Slot)],
            },
        };
    }

    public static WritePlan Create<T>(DataInput data, params IncludePlan[] include) where T : class, IModel<T> =>
        new CreateOne<T>(data)
        {
            Reader = Records<T>.Reader, Model = Model<T>.Info, Verb = Verb.Create, Include = include,
        };

    public static WritePlan Update<T>(UniqueKey key, DataInput data, Predicate? where = null,
        params IncludePlan[] include) where T : class,
        IModel<T> =>
        new UpdateOne<T>(where is null ? key : new KnownKey(key, where), data)
        {
            Reader = Records<T>.Reader, Model = Model<T>.Info, Verb = Verb.Update, Include = include,
        };

    public static WritePlan Upsert<T>(UniqueKey key, DataInput create, DataInput update, params IncludePlan[] include)
        where T : class,
        IModel<T> =>
        new UpsertOne<T>(key, create, update)
        {
            Reader = Records<T>.Reader, Model = Model<T>.Info, Verb = Verb.Upsert, Include = include,
        };

    public static WritePlan Delete<T>(UniqueKey key, params IncludePlan[] include) where T : class, IModel<T> =>
        new DeleteOne<T>(key)
        {
            Reader = Records<T>.Reader, Model = Model<T>.Info, Verb = Verb.Delete, Include = include,
        };

    public static Data<T> Data<T>(params (string Name, object? Value)[] values) where T : class, IModel<T>
    {
        var data = new Data<T>();
        foreach (var (name, value) in values) data.Set(name, value);
        return data;
    }

    public static SqlValue Value(object? value) => value switch
    {
        null => SqlValue.Null,
        int x => SqlValue.Of(x),
        long x => SqlValue.Of(x),
        bool x => SqlValue.Of(x),
        double x => SqlValue.Of(x),
        decimal x => SqlValue.Of(x),
        string x => SqlValue.Of(x),
        Guid x => SqlValue.Of(x),
        DateTimeOffset x => SqlValue.Of(x),
        DateOnly x => SqlValue.Of(x),
        TimeOnly x => SqlValue.Of(x),
        byte[] x => SqlValue.Of(x),
        Role x => SqlValue.OfEnum((int)x),
        System.Text.Json.JsonElement x => SqlValue.Of(x),
        Array x => SqlValue.OfArray(x),
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}

/// <summary>The data of a create or update, by names.</summary>
internal sealed class Data<T> : DataInput where T : class, IModel<T>
{
    public Data<T> Set(string name, object? value) => Do(name, WriteOperation.Set, value);

    public Data<T> Do(string name, WriteOperation operation, object? value)
    {
        Put(new DataCell(Q.Column(Model<T>.Info, name).Slot, operation, Q.Value(value)));
        return this;
    }

    public Data<T> With(string relation, params NestedStep[] steps)
    {
        var nested = new Nested();
        nested.Steps.AddRange(steps);
        Put(new DataCell(Q.Relation(Model<T>.Info, relation).Slot, WriteOperation.Nested, SqlValue.Null, nested));
        return this;
    }

    private sealed class Nested : NestedWrites;
}
