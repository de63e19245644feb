using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Catalog;

namespace Refract.PostgreSql.Migrations;

/// <summary>Names, types and defaults as they stand in a script whose unqualified names mean <paramref name="defaultNamespace"/>.</summary>
internal sealed class DdlNames(string defaultNamespace)
{
    public string Of(QualifiedName name) => PostgreSqlNames.Qualify(name, defaultNamespace);

    public string TypeOf(ColumnType type) => PostgreSqlTypeNames.NameOf(type, defaultNamespace);

    public string? DefaultOf(CatalogColumn column) => PostgreSqlDefaults.TextOf(column.Default, column.Type, defaultNamespace);

    /// <summary>A sequence's name: without quotes where it can be, as the real engine writes it.</summary>
    public string Sequence(QualifiedName name)
    {
        var isPlain = !char.IsAsciiDigit(name.Name[0])
            && name.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
        var text = isPlain ? name.Name : PostgreSqlNames.Quote(name.Name);
        return name.Namespace is null || name.Namespace == defaultNamespace ? text : $"{PostgreSqlNames.Quote(name.Namespace)}.{text}";
    }
}
