using Refract.Schema.Diagnostics;
using Refract.Schema.Naming;

namespace Refract.Schema.Validation;

/// <summary>A database that cuts long names must not make two of them one.</summary>
internal static class CutNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1220", "Two long names that are cut to one");

    internal static void Check(ValidationContext context)
    {
        if (context.Traits.MaximumNameLength > 1000) return;
        var names = new ConstraintNames(context.Traits.Provider);
        var relations = new Seen(names);
        foreach (var model in context.Models)
        {
            if (relations.Other(model.DatabaseSchema, model.TableName, model.Name) is { } other)
                context.Report(Rule, model, Text(context, "tables", model.Name, other));
            var columns = new Seen(names);
            foreach (var field in model.Fields)
                if (field.IsColumn && columns.Other(null, field.ColumnName, field.Name) is { } sibling)
                    context.Report(Rule, field, Text(context, "columns", field.Name, sibling));
        }

        var types = new Seen(names);
        foreach (var type in context.Symbols.Enums)
            if (types.Other(type.DatabaseSchema, type.MappedName ?? type.Name, type.Name) is { } other)
                context.Report(Rule, type, type.Syntax.Name, Text(context, "types", type.Name, other));
    }

    private static MessageText Text(ValidationContext context, string what, string one, string other) =>
        $"{context.Traits.Name} keeps {context.Traits.MaximumNameLength} bytes of a name, and those are the "
        + $"same for the {what} of "
        + $"`{one}` and `{other}`. Map one of them to a shorter name.";

    /// <summary>Names of one scope: as they are kept, and what has them.</summary>
    private sealed class Seen(ConstraintNames names)
    {
        private readonly Dictionary<(string? Schema, string Kept), (string Name, string Owner)> _owners = [];

        /// <summary>
        /// What already has a name that is cut to the same; null when there is none. Equal names have a rule of their
        /// own.
        /// </summary>
        internal string? Other(string? schema, string name, string owner)
        {
            var key = (schema, names.Kept(name));
            if (_owners.TryGetValue(key, out var other)) return other.Name == name ? null : other.Owner;
            _owners.Add(key, (name, owner));
            return null;
        }
    }
}
