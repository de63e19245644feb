namespace Refract.Relational.Sql;

/// <summary>The parts of an INSERT, each written already. An empty text stands for what is not there.</summary>
/// <param name="Table">The table.</param>
public sealed record InsertText(string Table)
{
    /// <summary>The table's alias, by which <see cref="ConflictSet"/> names the row that is there.</summary>
    public string Alias { get; init; } = "";

    /// <summary>The columns, separated by commas; empty for a row that leaves all to the database.</summary>
    public string Columns { get; init; } = "";

    /// <summary>Where the rows come from: <c>VALUES …</c> or <c>SELECT …</c>. Empty without columns.</summary>
    public string Source { get; init; } = "";

    /// <summary>True to leave out rows of which a key is taken.</summary>
    public bool SkipsDuplicates { get; init; }

    /// <summary>The columns of the key by which a row that is there is changed instead.</summary>
    public string ConflictKey { get; init; } = "";

    /// <summary>What is changed of that row, as after SET.</summary>
    public string ConflictSet { get; init; } = "";

    /// <summary>The condition on that row; one that does not meet it is neither changed nor returned.</summary>
    public string ConflictCondition { get; init; } = "";

    /// <summary>The columns that are returned of the rows.</summary>
    public string Returned { get; init; } = "";
}
