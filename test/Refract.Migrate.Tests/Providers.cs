using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;

namespace Refract.Migrate.Tests;

/// <summary>The databases that migrations are tested on.</summary>
internal static class Providers
{
    public static IMigrationProvider Of(SqlProvider provider) =>
        provider == SqlProvider.Sqlite ? new SqliteMigrationProvider() : new PostgreSqlMigrationProvider();

    public static StructureRules RulesOf(SqlProvider provider) => Of(provider).Rules;
}
