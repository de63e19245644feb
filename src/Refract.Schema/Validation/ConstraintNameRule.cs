using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Providers;
using Refract.Schema.Syntax;

namespace Refract.Schema.Validation;

/// <summary>Keys, indexes and foreign keys have names of their own; how far such a name reaches depends on the database.</summary>
internal static class ConstraintNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1310", "Two constraints with one name");

    private sealed record Named(ModelSymbol Model, SyntaxElement Element, string Name, KeyKind? Kind);

    internal static void Check(ValidationContext context)
    {
        var scopes = context.Traits.NameScopes;
        if (scopes == NameScopes.None) return;
        var all = Collect(context).ToList();
        var reported = new HashSet<Named>();
        if ((scopes & NameScopes.IndexesAndPrimaryKeysOfSchema) != 0)
            Report(context, reported,
                all.Where(named => named.Kind is not null).GroupBy(named => (named.Name,
                    named.Model.DatabaseSchema)).Select(group => (IEnumerable<Named>)group),
                "in the database schema");
        if ((scopes & NameScopes.IndexesOfSchema) != 0)
            Report(context, reported,
                all.Where(named => named.Kind is not (null or KeyKind.Id)).GroupBy(named => named.Name)
                    .Select(group => (IEnumerable<Named>)group),
                "in the database");
        if ((scopes & NameScopes.AllOfModel) != 0)
            Report(context, reported, all.GroupBy(named => (named.Name, named.Model)).Select(group => (IEnumerable<Named>)group),
                "in its table", named => named.Kind is null or KeyKind.Id);
    }

    private static IEnumerable<Named> Collect(ValidationContext context)
    {
        var length = context.Traits.MaximumNameLength;
        foreach (var model in context.Models)
        {
            foreach (var key in model.Indexes.Where(key => !key.IsBroken)) yield return Name(key, length);
            if (model.PrimaryKey is { IsBroken: false } id && context.Traits.HasNamedPrimaryKeys) yield return Name(id, length);
        }

        foreach (var field in context.KeyRelations.Select(relation => relation.Forward).OfType<FieldSymbol>())
        {
            if (field.Relation is not { } attribute || (attribute.MappedName is null && attribute.Fields is not { Count: > 0 })) continue;
            var map = attribute.Syntax.Arguments.FirstOrDefault(argument => argument.Name?.Text == "map");
            yield return new Named(field.Model, map
                ?? (SyntaxElement)field.Syntax, ConstraintNames.OfForeignKey(field, attribute, length), null);
        }
    }

    private static Named Name(KeySymbol key, int length)
    {
        var map = key.Attribute.Arguments.FirstOrDefault(argument => argument.Name?.Text == "map")
            ?? key.Attribute.Arguments.FirstOrDefault(argument => argument.Name?.Text == "name");
        return new Named(key.Model, map ?? (SyntaxElement)key.Attribute, ConstraintNames.Of(key, length), key.Kind);
    }

    /// <summary>
    /// Two indexes of one table are told apart by the scope of the schema, where the database has it; on CockroachDB the real language lets
    /// them be.
    /// </summary>
    private static void Report(ValidationContext context, HashSet<Named> reported, IEnumerable<IEnumerable<Named>> groups, string where,
        Func<Named, bool>? isChecked = null)
    {
        foreach (var group in groups)
        {
            var named = group.ToList();
            if (named.Count < 2) continue;
            foreach (var one in named.Where(one => (isChecked is null || isChecked(one)) && reported.Add(one)))
                context.Report(Rule, one.Model, one.Element,
                    $"The name `{one.Name}` is used {named.Count} times {where}. Give this one another with `map: \"…\"`.");
        }
    }
}
