using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Opens databases of one kind. The generator writes the list of the providers that a project references into its
/// client; nothing registers itself, because an assembly that is not loaded never runs an initialiser.
/// </summary>
public interface IDatabaseProvider
{
    /// <summary>True when the URL leads to a database of this kind.</summary>
    bool Accepts(DatabaseUrl url);

    /// <summary>Makes the database with its pool. No connection is opened yet.</summary>
    SqlDatabase Create(DatabaseUrl url, RefractOptions options);

    /// <summary>
    /// Makes the database from something that the application registered (an <c>NpgsqlDataSource</c>), or null when
    /// there is nothing.
    /// </summary>
    SqlDatabase? FromServices(IServiceProvider services, RefractOptions options) => null;
}
