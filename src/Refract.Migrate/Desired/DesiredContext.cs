using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Naming;

namespace Refract.Migrate.Desired;

/// <summary>
/// What every part of the desired catalog needs to know: the schema, the database at hand and the naming rules.
/// </summary>
internal sealed class DesiredContext
{
    public DesiredContext(PrismaSchema schema, StructureRules rules, string defaultNamespace)
    {
        Schema = schema;
        Rules = rules;
        DefaultNamespace = defaultNamespace;
        Names = new ConstraintNames(rules.Language);
        var named = schema.Datasource?.Provider;
        Substitute = named is null || named == rules.Language ? null : new SubstituteRules(schema, rules);
    }

    public PrismaSchema Schema { get; }

    public StructureRules Rules { get; }

    public string DefaultNamespace { get; }

    public ConstraintNames Names { get; }

    /// <summary>
    /// What the database at hand does in place of the one that the schema names; null when it is that one.
    /// </summary>
    public SubstituteRules? Substitute { get; }

    public bool HasForeignKeys => Schema.Datasource is not { EmulatesRelations: true };

    public string? NamespaceOf(string? name) =>
        Rules.HasNamespaces ? name is null ? DefaultNamespace : Names.Kept(name) : null;
}
