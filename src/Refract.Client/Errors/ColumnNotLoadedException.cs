namespace Refract;

/// <summary>A lazy column was read that the query had not loaded.</summary>
public sealed class ColumnNotLoadedException : InvalidOperationException
{
    /// <summary>For the given column of the given model.</summary>
    public ColumnNotLoadedException(string model, string column)
        : base($"{model}.{column} is a lazy column and was not loaded. Add include: new() {{ {column} = true }} to the "
            + $"query, or ask record.Loaded.{column} first.") => (Model, Column) = (model, column);

    /// <summary>The model, as in the schema.</summary>
    public string Model { get; }

    /// <summary>The C# name of the column.</summary>
    public string Column { get; }
}
