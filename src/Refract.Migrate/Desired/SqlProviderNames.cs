using Refract.Relational;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>What the database at hand is called in the schema language.</summary>
internal static class SqlProviderNames
{
    public static DatabaseProvider ToDatabaseProvider(this SqlProvider provider) =>
        provider == SqlProvider.Sqlite ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql;
}
