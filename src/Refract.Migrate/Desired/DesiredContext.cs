using Refract.Relational;
using Refract.Schema;
using Refract.Schema.Naming;

namespace Refract.Migrate.Desired;

/// <summary>
/// What every part of the desired catalog needs to know: the schema, the database at hand and the naming rules.
/// </summary>
internal sealed class DesiredContext
{
    public DesiredContext(PrismaSchema schema, SqlProvider provider, string defaultNamespace)
    {
        Schema = schema;
        Provider = provider;
        DefaultNamespace = defaultNamespace;
        Names = new ConstraintNames(provider.ToDatabaseProvider());
        var named = schema.Datasource?.Provider;
        Substitute = named is null || named == provider.ToDatabaseProvider()
            ? null : new SubstituteRules(schema, provider);
    }

    public PrismaSchema Schema { get; }

    public SqlProvider Provider { get; }

    public string DefaultNamespace { get; }

    public ConstraintNames Names { get; }

    /// <summary>
    /// What the database at hand does in place of the one that the schema names; null when it is that one.
    /// </summary>
    public SubstituteRules? Substitute { get; }

    public bool HasForeignKeys => Schema.Datasource is not { EmulatesRelations: true };

    public bool IsPostgreSql => Provider == SqlProvider.PostgreSql;

    public string? NamespaceOf(string? name) =>
        IsPostgreSql ? name is null ? DefaultNamespace : Names.Kept(name) : null;
}
