using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.Relational.Contracts;

/// <summary>
/// How a database keeps its structure and which changes it can make: all that comparing two catalogs, and writing a
/// schema for one, depends on. Stateless and safe to share.
/// </summary>
public abstract class StructureRules
{
    /// <summary>Which database it is for.</summary>
    public abstract SqlProvider Kind { get; }

    /// <summary>What the schema language calls the database.</summary>
    public abstract DatabaseProvider Language { get; }

    /// <summary>The name in a datasource and in <c>migration_lock.toml</c>: <c>postgresql</c>, <c>sqlite</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name for display: <c>PostgreSQL</c>, <c>SQLite</c>.</summary>
    public string DisplayName => Traits.Name;

    /// <summary>True when tables and enums are in database schemas.</summary>
    public bool HasNamespaces => Traits.HasSchemas;

    /// <summary>True when enums are types of the database; otherwise a column of an enum is text.</summary>
    public abstract bool HasEnumTypes { get; }

    /// <summary>True when a column can hold a list; otherwise a list is kept as JSON.</summary>
    public bool HasLists => Traits.HasScalarLists;

    /// <summary>True when there are indexes of several types: hash, GIN, and so on.</summary>
    public bool HasIndexTypes => Traits.IndexTypes.Length > 1;

    /// <summary>
    /// True when primary and foreign keys have names of their own, by which they can be renamed and dropped.
    /// </summary>
    public bool HasNamedKeys => Traits.HasNamedPrimaryKeys && Traits.HasNamedForeignKeys;

    /// <summary>
    /// True when a table is copied into a new one for a change that ALTER TABLE cannot make. The copy brings foreign
    /// keys along, and takes a column's default for every null.
    /// </summary>
    public abstract bool RebuildsTables { get; }

    /// <summary>
    /// True when the table of an implicit many-to-many relation has a primary key; otherwise it has a unique index.
    /// </summary>
    public abstract bool JoinTablesHaveKeys { get; }

    /// <summary>An expression for a random UUID of version 4.</summary>
    public abstract string RandomUuid { get; }

    /// <summary>True when <c>SET NULL</c> is accepted for a column that cannot be null.</summary>
    public bool AllowsSetNullOnRequired => Traits.AllowsSetNullOnRequired;

    /// <summary>What the schema language knows of the database: each of these facts is in one place.</summary>
    private ProviderTraits Traits => ProviderTraits.Of(Language);

    /// <summary>Whether the name in a datasource or a lock file means this database.</summary>
    public virtual bool IsNamed(string provider) => provider == Name;

    /// <summary>Whether the migrations of a schema for another database run on this one, too.</summary>
    public virtual bool Runs(DatabaseProvider provider) => provider == Language;

    /// <summary>Whether the database counts a column's values by itself.</summary>
    /// <param name="field">The column's field.</param>
    /// <param name="isAsked">Whether the schema asks for it, with <c>autoincrement()</c> or <c>sequence()</c>.</param>
    public virtual bool IsNumbered(ScalarField field, bool isAsked) => isAsked;

    /// <summary>The type of a column that the database counts by itself.</summary>
    public virtual ColumnType NumberedTypeOf(ColumnType type) => type;

    /// <summary>
    /// What a column of a type is kept as; types of one text are the same, letter case aside. Not asked for enums and
    /// unsupported types.
    /// </summary>
    public abstract string StoredTypeOf(ColumnType type);

    /// <summary>How the values of a column come from one type to another.</summary>
    public abstract TypeCast CastOf(ColumnType from, ColumnType to);

    /// <summary>
    /// True when columns of the type have no NOT NULL, because null means the same as another value to the schema
    /// language.
    /// </summary>
    public virtual bool IsAlwaysNullable(ColumnType type) => false;

    /// <summary>Turns operations into those that the database can run, in an order in which it takes them.</summary>
    /// <param name="operations">What differs, as a database would change it that can alter everything.</param>
    /// <param name="from">What is there. Operations refer to its tables.</param>
    /// <param name="to">What is wanted.</param>
    public virtual IReadOnlyList<MigrationOperation> Plan(
        IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from, DatabaseCatalog to) => operations;
}
