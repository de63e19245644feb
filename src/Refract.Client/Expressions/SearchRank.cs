using Refract.Relational;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>How well a row fits a full-text search.</summary>
/// <param name="columns">The columns that are searched, as one text.</param>
/// <param name="term">What is looked for.</param>
internal sealed class SearchRank(IReadOnlyList<ColumnInfo> columns, SearchTerm term) : IExpression
{
    private static readonly ColumnType s_number = new() { Scalar = ScalarType.Float };

    public ColumnType Type => s_number;

    public IReadOnlyList<ColumnInfo> Columns => columns;

    public SearchTerm Term => term;
}
