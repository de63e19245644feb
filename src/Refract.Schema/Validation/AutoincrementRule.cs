using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>SQLite counts up its lone primary key only, and CockroachDB only columns of 64 bits.</summary>
internal static class AutoincrementRule
{
    internal static readonly SchemaRule Rule = new("RFR1216", "autoincrement() where the database has none");

    internal static void Check(ValidationContext context)
    {
        foreach (var model in context.Models)
        {
            var fields = model.Fields.FindAll(
                static field => field.Kind == FieldKind.Scalar && field.Default?.IsAutoincrement == true);
            if (fields.Count == 0) continue;
            if (context.Traits.Provider == DatabaseProvider.CockroachDb)
            {
                foreach (var field in fields.Where(field => field.Scalar == ScalarType.Int))
                    context.Report(Rule, model, field.Default!.Attribute,
                        $"On CockroachDB `autoincrement()` makes numbers of 64 bits. Make `{field.Name}` a "
                            + "`BigInt`, or use `sequence()`.");
            }

            if (context.Traits.HasFreeAutoincrement) continue;
            if (fields.Count > 1)
                context.Report(Rule, model,
                    $"{context.Traits.Name} counts up one column of a table, and `{model.Name}` has "
                    + $"{fields.Count} with "
                    + "`autoincrement()`. Keep it on the id.");
            foreach (var field in fields.Where(field => !IsLoneId(field)))
            {
                context.Report(Rule, field,
                    $"On {context.Traits.Name} only a single `@id` column can count up. Make `{field.Name}` "
                        + "the id, or set it yourself.");
            }
        }
    }

    private static bool IsLoneId(FieldSymbol field) =>
        field.Model.PrimaryKey is { Fields.Count: 1 } key && ReferenceEquals(key.Fields[0].Field, field);
}
