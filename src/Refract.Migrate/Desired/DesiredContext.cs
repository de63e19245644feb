using Refract.Relational;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>What every part of the desired catalog needs to know: the schema, the database at hand and the naming rules.</summary>
internal sealed class DesiredContext
{
    public DesiredContext(PrismaSchema schema, SqlProvider provider, string defaultNamespace)
    {
        Schema = schema;
        Provider = provider;
        DefaultNamespace = defaultNamespace;
        Names = new DefaultNames(provider);
        Substitute = IsNative(schema.Datasource?.Provider, provider) ? null : new SubstituteRules(schema, provider);
    }

    public PrismaSchema Schema { get; }

    public SqlProvider Provider { get; }

    public string DefaultNamespace { get; }

    public DefaultNames Names { get; }

    /// <summary>What the database at hand does in place of the one that the schema names; null when it is that one.</summary>
    public SubstituteRules? Substitute { get; }

    public bool HasForeignKeys => Schema.Datasource is not { EmulatesRelations: true };

    public bool IsPostgreSql => Provider == SqlProvider.PostgreSql;

    public string? NamespaceOf(string? name) => IsPostgreSql ? name ?? DefaultNamespace : null;

    private static bool IsNative(DatabaseProvider? named, SqlProvider provider) => named switch
    {
        null => true,
        DatabaseProvider.PostgreSql => provider == SqlProvider.PostgreSql,
        DatabaseProvider.Sqlite => provider == SqlProvider.Sqlite,
        _ => false,
    };
}
