using Refract.Relational;

namespace Refract.Specification;

/// <summary>The SQL that makes a database of the specification.</summary>
public static class SpecificationScripts
{
    /// <summary>Tables and rows.</summary>
    public static string For(SqlProvider provider) =>
        (provider == SqlProvider.PostgreSql ? Tables.PostgreSql : Tables.Sqlite) + "\n"
        + SeedData.Sql(provider);
}
