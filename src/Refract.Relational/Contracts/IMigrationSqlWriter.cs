using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Relational.Contracts;

/// <summary>Writes migrations in one database's SQL. Stateless and safe to share.</summary>
public interface IMigrationSqlWriter
{
    /// <summary>Writes the operations in their order.</summary>
    /// <param name="operations">What the differ found for this provider.</param>
    /// <param name="from">The catalog that the script starts from.</param>
    /// <param name="to">The catalog that it leads to.</param>
    MigrationScript Write(IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from, DatabaseCatalog to);

    /// <summary>True when <see cref="WriteOnline"/> writes other forms than <see cref="Write"/>.</summary>
    bool HasOnlineForms => false;

    /// <summary>
    /// The same for a database in use: in forms that lock tables for moments only, where the database has such forms.
    /// It may take effect in parts.
    /// </summary>
    /// <param name="operations">What the differ found for this provider.</param>
    /// <param name="from">The catalog that the script starts from.</param>
    /// <param name="to">The catalog that it leads to.</param>
    MigrationScript WriteOnline(IReadOnlyList<MigrationOperation> operations, DatabaseCatalog from,
        DatabaseCatalog to) => Write(operations, from, to);
}
