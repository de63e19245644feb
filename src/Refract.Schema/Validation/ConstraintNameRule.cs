using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Naming;
using Refract.Schema.Providers;
using Refract.Schema.Syntax;

namespace Refract.Schema.Validation;

/// <summary>
/// Keys, indexes and foreign keys have names of their own; how far such a name reaches depends on the database.
/// </summary>
internal static class ConstraintNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1310", "Two constraints with one name");

    internal static void Check(ValidationContext context)
    {
        var scopes = context.Traits.NameScopes;
        if (scopes == NameScopes.None) return;
        var all = Collect(context);
        // Names that all differ differ within any scope, and they nearly always do.
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (all.TrueForAll(named => names.Add(named.Name))) return;
        var reported = new HashSet<Named>();
        if ((scopes & NameScopes.IndexesAndPrimaryKeysOfSchema) != 0)
            Report(context, reported,
                all.Where(named => named.Kind is not null).GroupBy(named => (named.Name, named.Model.DatabaseSchema)),
                "in the database schema");
        if ((scopes & NameScopes.IndexesOfSchema) != 0)
            Report(context, reported,
                all.Where(named => named.Kind is not (null or KeyKind.Id)).GroupBy(named => named.Name),
                "in the database");
        if ((scopes & NameScopes.AllOfModel) != 0)
            Report(context, reported, all.GroupBy(named => (named.Name, named.Model)), "in its table",
                named => named.Kind is null or KeyKind.Id);
    }

    private static List<Named> Collect(ValidationContext context)
    {
        var names = new ConstraintNames(context.Traits.Provider);
        var all = new List<Named>(context.Indexes.Count + context.Models.Count + context.KeyRelations.Count);
        foreach (var index in context.Indexes)
            if (!index.IsBroken) all.Add(new Named(index, index.MappedName ?? DefaultName(names, index)));
        foreach (var model in context.Models)
        {
            if (context.Traits.HasNamedPrimaryKeys && model.PrimaryKey is { IsBroken: false } id)
                all.Add(new Named(id, id.MappedName ?? names.PrimaryKey(model.TableName)));
        }

        foreach (var relation in context.KeyRelations)
        {
            if (relation.Forward is not { Relation: { } attribute } field) continue;
            if (attribute.MappedName is { } given) all.Add(new Named(field, attribute, given));
            else if (attribute.Fields is { Count: > 0 } columns)
                all.Add(new Named(field, attribute,
                    names.ForeignKey(field.Model.TableName, columns.Select(column => column.ColumnName))));
        }

        return all;
    }

    private static string DefaultName(ConstraintNames names, KeySymbol index)
    {
        var columns = index.Fields.Select(
            part => part.IsInsideComposite ? part.Path.Replace('.', '_') : part.Field.ColumnName);
        return index.Kind == KeyKind.Unique
            ? names.Unique(index.Model.TableName, columns)
            : names.Index(index.Model.TableName, columns);
    }

    /// <summary>
    /// Two indexes of one table are told apart by the scope of the schema, where the database has it; on CockroachDB
    /// the real language lets them be.
    /// </summary>
    private static void Report<T>(ValidationContext context, HashSet<Named> reported,
        IEnumerable<IGrouping<T, Named>> groups,
        string where, Func<Named, bool>? isChecked = null)
    {
        foreach (var group in groups)
        {
            var count = group.Count();
            if (count < 2) continue;
            foreach (var one in group.Where(one => (isChecked is null || isChecked(one)) && reported.Add(one)))
                context.Report(Rule, one.Model, one.Element,
                    $"The name `{one.Name}` is used {count} times {where}. Give this one another with `map: \"…\"`.");
        }
    }

    /// <summary>A constraint and what it is called; <see cref="Kind"/> is null for a foreign key.</summary>
    private sealed class Named
    {
        private readonly AttributeSyntax _attribute;

        internal Named(KeySymbol key, string name)
        {
            (Model, Kind, Name, _attribute) = (key.Model, key.Kind, name, key.Attribute);
            Fallback = key.Attribute;
        }

        internal Named(FieldSymbol field, RelationAttribute relation, string name)
        {
            (Model, Name, _attribute) = (field.Model, name, relation.Syntax);
            Fallback = field.Syntax;
        }

        internal ModelSymbol Model { get; }

        internal KeyKind? Kind { get; }

        internal string Name { get; }

        /// <summary>Where the name is given, or what the name is made for.</summary>
        internal SyntaxElement Element =>
            (Argument("map") ?? (Kind is null ? null : Argument("name"))) as SyntaxElement ?? Fallback;

        private SyntaxElement Fallback { get; }

        private ArgumentSyntax? Argument(string name) =>
            _attribute.Arguments.FirstOrDefault(argument => argument.Name?.Is(name) == true);
    }
}
