using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Schema;

namespace Refract.Specification;

/// <summary>Aggregates and groups of random rows, answered by the database and in memory.</summary>
public abstract class RandomAggregateSpecification(ISpecificationProvider provider)
    : EngineTest(provider, isShared: true)
{
    private static readonly ModelInfo[] s_models = [Model<User>.Info, Model<Post>.Info, Model<Comment>.Info];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Answers_as_memory_does(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 50; i++)
        {
            var model = s_models[random.Next(s_models.Length)];
            var where = random.Next(4) == 0 ? null : RandomWhere.Make(random, model.RootScope, 3);
            var aggregates = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Aggregate(random, model)).ToList();
            var keys = Enumerable.Range(0, random.Next(3)).Select(_ => Any(random, Columns(model))).Distinct().ToList();
            var rows = InMemory.Where(model, where).ToList();
            var expected = keys.Count == 0
                ? [Text([.. aggregates.Select(aggregate => Compute(aggregate, rows))])]
                : rows.GroupBy(row => Text([.. keys.Select(key => row[key.Name])])).Select(group => Text(
                    [.. keys.Select(key => group.First()[key.Name]),
                        .. aggregates.Select(aggregate => Compute(aggregate, group))]));
            var found = await Run(model, where, keys, aggregates);
            found.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal),
                $"{i} of seed {seed}: {Database.Sql[^1]}");
        }
    }

    private async Task<List<string>> Run(ModelInfo model, Predicate? where, List<ColumnInfo> keys,
        List<AggregateExpression> aggregates)
    {
        var requested = new RequestedAggregates(keys.Count);
        // As the functions of programs do: they ask for values one by one.
        string Row(SqlValue[]? row) => Text([
            .. keys.Select((key, at) => Value(key, RequestedAggregates.Key(at, key, row))),
            .. aggregates.Select(aggregate =>
                Value(aggregate.Same, requested.Get(aggregate.Function, aggregate.Column, row))),
        ]);
        Row(null);
        if (keys.Count == 0)
        {
            return [await Engine.Run(new AggregateRows<string>
            {
                Model = model, Verb = Verb.Aggregate, Arguments = new() { Where = where }, Requested = requested,
                Function = Row,
            }, Ct)];
        }

        return [.. await Engine.Run(new GroupRows<string>
        {
            Model = model, Verb = Verb.GroupBy, Requested = requested, Function = Row,
            Groups = new GroupSpec(model, Verb.GroupBy, keys, []) { Where = where },
        }, Ct)];
    }

    private static AggregateExpression Aggregate(Random random, ModelInfo model)
    {
        var columns = Columns(model);
        var numbers = columns.FindAll(column => column.Type.Scalar is ScalarType.Int or ScalarType.Float);
        // Texts sort as the database's collation says.
        var sorted = columns.FindAll(column =>
            column.Type.Scalar is ScalarType.Int or ScalarType.Float or ScalarType.DateTime);
        return (AggregateFunction)random.Next(6) switch
        {
            AggregateFunction.Count when random.Next(2) == 0 => new(AggregateFunction.Count, null),
            var function and (AggregateFunction.Sum or AggregateFunction.Avg) => new(function, Any(random, numbers)),
            var function and (AggregateFunction.Min or AggregateFunction.Max) => new(function, Any(random, sorted)),
            var function => new(function, Any(random, columns)),
        };
    }

    private static List<ColumnInfo> Columns(ModelInfo model) => [.. model.Columns.Where(column =>
        column.Type is { IsList: false, Scalar: not (ScalarType.Json or ScalarType.Bytes) })];

    private static object? Compute(AggregateExpression aggregate, IEnumerable<Record> rows)
    {
        if (aggregate.Column is not { } column) return (long)rows.Count();
        var values = rows.Select(row => row[column.Name]).OfType<object>().ToList();
        var isFloat = column.Type.Scalar == ScalarType.Float;
        return aggregate.Function switch
        {
            AggregateFunction.Count => (long)values.Count,
            AggregateFunction.CountDistinct => (long)values.Distinct().Count(),
            _ when values.Count == 0 => null,
            AggregateFunction.Sum => isFloat ? values.Sum(value => (double)value)
                : values.Sum(value => (long)(int)value),
            AggregateFunction.Avg => isFloat ? values.Average(value => (double)value)
                : values.Average(value => (decimal)(int)value),
            AggregateFunction.Min => values.Min(),
            _ => values.Max(),
        };
    }

    private static object? Value(ColumnInfo? column, SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => null,
        SqlValueKind.Text when column?.Enum is EnumMap<Role> map && value.AsText.Length > 0 =>
            map.ValueOf(value.AsText),
        SqlValueKind.Int => value.AsInt,
        SqlValueKind.BigInt => value.AsBigInt,
        SqlValueKind.Float => value.AsFloat,
        SqlValueKind.Decimal => value.AsDecimal,
        SqlValueKind.Boolean => value.AsBoolean,
        SqlValueKind.DateTime => new DateTimeOffset(value.AsDateTime),
        _ => value.AsText,
    };

    private static string Text(List<object?> values) => string.Join(" | ", values.Select(value => value switch
    {
        null => "null",
        // Means and sums of floats differ in their last digits.
        double number => number.ToString("G12", System.Globalization.CultureInfo.InvariantCulture),
        decimal number => decimal.Round(number, 9).ToString("0.#########",
            System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}"),
    }));

    private static T Any<T>(Random random, List<T> items) => items[random.Next(items.Count)];
}
