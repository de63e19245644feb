using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations.Review;

/// <summary>What the scripts so far say of a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type, as it is written.</param>
/// <param name="IsRequired">Whether it is NOT NULL.</param>
/// <param name="HasDefault">Whether a row without it gets a value.</param>
internal sealed record KnownColumn(string Name, string Type, bool IsRequired, bool HasDefault)
{
    public static KnownColumn Of(ColumnDefinition column) => new(column.Name, column.TypeText,
        column.Find(ClauseKind.NotNull) is not null,
        column.IsGenerated || column.Find(ClauseKind.Default) is { } value
            && !value.Text.EndsWith(" NULL", StringComparison.OrdinalIgnoreCase)
            || column.Find(ClauseKind.PrimaryKey) is not null
            && column.TypeText.Equals("INTEGER", StringComparison.OrdinalIgnoreCase));
}
