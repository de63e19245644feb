using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Schema;
using Refract.Schema.Naming;

namespace Refract.Migrate.Renames;

/// <summary>
/// The names by which a person may speak of a part of a catalog: the database's own and the schema's.
/// </summary>
/// <param name="schema">The schema that the catalog is of, or null when it is a database's.</param>
/// <param name="rules">The database.</param>
/// <param name="defaultNamespace">The database schema of models that do not name one.</param>
internal sealed class RenameNames(PrismaSchema? schema, StructureRules rules, string defaultNamespace)
{
    private readonly ConstraintNames _names = new(rules.Language);

    /// <summary>The names of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="formerOwner">What its table or enum was called before, or null.</param>
    /// <param name="former">The names of the side on which it was called so.</param>
    public IEnumerable<string> Of(RenamablePart part, QualifiedName? formerOwner = null, RenameNames? former = null)
    {
        var owners = OwnersOf(part.Kind, part.Owner);
        IEnumerable<string> parts = part.Name is null ? [] : PartsOf(part.Kind, part.Owner, part.Name);
        if (formerOwner is not null && former is not null)
        {
            owners = owners.Concat(former.OwnersOf(part.Kind, formerOwner));
            if (part.Name is { } name) parts = parts.Concat(former.PartsOf(part.Kind, formerOwner, name));
        }
        else if (former is not null && part.Name is { } name)
        {
            parts = parts.Concat(former.PartsOf(part.Kind, part.Owner, name));
        }

        return (part.Name is null ? owners : owners.SelectMany(owner => parts, (owner, name) => $"{owner}.{name}"))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>A rename of an enum's value where enums are text; null when the argument speaks of none.</summary>
    /// <param name="from">The old value, as given: <c>Color.RED</c>.</param>
    /// <param name="to">The new value, as given.</param>
    /// <param name="catalog">What is there.</param>
    public RenameEnumValue? OfText(string from, string to, DatabaseCatalog catalog)
    {
        if (rules.HasEnumTypes || schema is null || Split(from) is not var (type, old)
            || Split(to) is not var (next, value) || EnumNamed(type) is not { } known || EnumNamed(next) != known)
            return null;
        if (known.Values.FirstOrDefault(candidate => candidate.Name == value || candidate.DatabaseName == value)
            is not { } wanted || known.Values.Any(candidate => candidate.DatabaseName == old)) return null;
        var columns = schema.Models.Where(model => !model.IsView).SelectMany(model => model.ScalarFields)
            .Where(field => field.Enum == known)
            .Select(field => new EnumTextColumn(_names.Kept(field.Model.TableName), _names.Kept(field.ColumnName),
                field.Arity == FieldArity.List))
            .Where(column => catalog.Tables.Any(table =>
                table.Name == column.Table && table.FindColumn(column.Column) is not null));
        return new RenameEnumValue(new QualifiedName(null, known.DatabaseName), old, wanted.DatabaseName)
        {
            Columns = [.. columns],
        };
    }

    private EnumType? EnumNamed(string name) =>
        schema!.Enums.FirstOrDefault(type => type.Name == name || type.DatabaseName == name);

    private static (string Owner, string Name)? Split(string text) =>
        text.LastIndexOf('.') is > 0 and var at ? (text[..at], text[(at + 1)..]) : null;

    private IEnumerable<string> OwnersOf(RenameKind kind, QualifiedName owner)
    {
        yield return owner.ToString();
        yield return owner.Name;
        if (owner.Namespace is { } ns) yield return $"{ns}.{owner.Name}";
        if (IsOfEnum(kind))
        {
            if (EnumOf(owner) is { } type) yield return type.Name;
        }
        else if (ModelOf(owner) is { } model)
        {
            yield return model.Name;
        }
    }

    private IEnumerable<string> PartsOf(RenameKind kind, QualifiedName owner, string name)
    {
        yield return name;
        if (IsOfEnum(kind))
        {
            if (EnumOf(owner)?.Values.FirstOrDefault(value => value.DatabaseName == name) is { } value)
                yield return value.Name;
        }
        else if (ModelOf(owner)?.ScalarFields.FirstOrDefault(field => _names.Kept(field.ColumnName) == name)
            is { } field)
        {
            yield return field.Name;
        }
    }

    private static bool IsOfEnum(RenameKind kind) => kind is RenameKind.Enum or RenameKind.EnumValue;

    private Model? ModelOf(QualifiedName table) => schema?.Models.FirstOrDefault(model =>
        _names.Kept(model.TableName) == table.Name && IsIn(model.DatabaseSchema, table));

    private EnumType? EnumOf(QualifiedName name) => schema?.Enums.FirstOrDefault(type =>
        _names.Kept(type.DatabaseName) == name.Name && IsIn(type.DatabaseSchema, name));

    private bool IsIn(string? ns, QualifiedName name) =>
        !rules.HasNamespaces || (ns ?? defaultNamespace) == (name.Namespace ?? defaultNamespace);
}
