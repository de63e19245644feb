using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>Two columns of a table cannot have one name.</summary>
internal static class ColumnNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1217", "Two columns with one name");

    internal static void Check(ValidationContext context)
    {
        foreach (var model in context.Models)
        {
            var columns = model.Fields.Where(field => field.IsColumn).GroupBy(field => field.ColumnName, StringComparer.Ordinal).Where(group => group.Count() > 1);
            foreach (var column in columns)
            {
                // A field without `@map` has its name by right: the one that took it is the one to change.
                var owner = column.FirstOrDefault(field => field.MappedName is null) ?? column.First();
                foreach (var field in column.Where(field => !ReferenceEquals(field, owner)))
                {
                    context.Report(Rule, field, $"`{field.Name}` and `{owner.Name}` are both the column `{column.Key}` of the table `{model.TableName}`. Map one of them to another name.");
                }
            }
        }
    }
}
