namespace Refract.Runtime;

/// <summary>What an aggregate makes of the values of a column.</summary>
internal enum AggregateFunction
{
    /// <summary>How many rows; of a column, how many values that are not null.</summary>
    Count,

    /// <summary>How many different values that are not null.</summary>
    CountDistinct,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Avg,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,
}
