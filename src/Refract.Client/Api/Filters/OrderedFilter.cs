using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of a column whose values have an order.</summary>
/// <typeparam name="T">The column's CLR type.</typeparam>
/// <typeparam name="TArgument">What the comparisons take.</typeparam>
public abstract class OrderedFilter<T, TArgument> : ColumnFilter where T : struct where TArgument : struct, IArgument
{
    private protected OrderedFilter()
    {
    }

    /// <summary>It is one of these; none of an empty list.</summary>
    public IEnumerable<T> In { set => PutItems(Comparison.In, value); }

    /// <summary>It is none of these.</summary>
    public IEnumerable<T> NotIn { set => PutItems(Comparison.NotIn, value); }

    /// <summary>It is greater.</summary>
    public TArgument Gt { set => PutArgument(Comparison.GreaterThan, value); }

    /// <summary>It is greater or equal.</summary>
    public TArgument Gte { set => PutArgument(Comparison.GreaterThanOrEquals, value); }

    /// <summary>It is less.</summary>
    public TArgument Lt { set => PutArgument(Comparison.LessThan, value); }

    /// <summary>It is less or equal.</summary>
    public TArgument Lte { set => PutArgument(Comparison.LessThanOrEquals, value); }
}
