using System.Globalization;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;
using Refract.Schema.Naming;

namespace Refract.PostgreSql.Migrations;

/// <summary>
/// Names, types and defaults as they stand in a script whose unqualified names mean
/// <paramref name="defaultNamespace"/>.
/// </summary>
/// <param name="defaultNamespace">The database schema of names without one.</param>
/// <param name="taken">The names of tables, views and types before and after the script.</param>
internal sealed class DdlNames(string defaultNamespace, IReadOnlySet<QualifiedName> taken)
{
    private static readonly ConstraintNames s_names = new(DatabaseProvider.PostgreSql);

    /// <summary>
    /// Whether statements leave out what is done already, so that a script which was cut off can be run again.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Before a block that does what has no such form.</summary>
    public const string Ignored = "-- refract-lint: ignore RFR3117 (it leaves out what is done already)\n";

    /// <summary>Behind what is dropped or renamed.</summary>
    public string IfExists => IsRepeatable ? "IF EXISTS " : "";

    /// <summary>Behind what is made.</summary>
    public string IfNotExists => IsRepeatable ? "IF NOT EXISTS " : "";

    /// <summary>
    /// A name for a type that is only there for a while: that of <paramref name="type"/> with a suffix, and free.
    /// </summary>
    public QualifiedName Beside(QualifiedName type, string suffix) => Free(type.Namespace, type.Name, suffix);

    /// <summary>
    /// A name for a new sequence that numbers a column: in lower case, as the real engine has it, and free.
    /// </summary>
    public QualifiedName NewSequence(QualifiedName table, string column) =>
        Free(table.Namespace, $"{table.Name}_{column}".ToLowerInvariant(), "_seq");

    private QualifiedName Free(string? ns, string stem, string suffix)
    {
        for (var number = 0; ; number++)
        {
            var name = s_names.Beside(stem,
                number == 0 ? suffix : suffix + number.ToString(CultureInfo.InvariantCulture));
            if (!taken.Contains(new QualifiedName(ns ?? defaultNamespace, name)))
                return new QualifiedName(ns, name);
        }
    }

    /// <summary>The database schema that a name lives in.</summary>
    public string NamespaceOf(QualifiedName name) => name.Namespace ?? defaultNamespace;

    public string Of(QualifiedName name) => PostgreSqlNames.Qualify(name, defaultNamespace);

    public string TypeOf(ColumnType type) => PostgreSqlTypeNames.NameOf(type, defaultNamespace);

    public string? DefaultOf(CatalogColumn column) =>
        PostgreSqlDefaults.TextOf(column.Default, column.Type, defaultNamespace);

    /// <summary>A sequence's name: without quotes where it can be, as the real engine writes it.</summary>
    public string Sequence(QualifiedName name)
    {
        var isPlain = !char.IsAsciiDigit(name.Name[0])
            && name.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
        var text = isPlain ? name.Name : PostgreSqlNames.Quote(name.Name);
        return name.Namespace is null || name.Namespace == defaultNamespace
            ? text : $"{PostgreSqlNames.Quote(name.Namespace)}.{text}";
    }
}
