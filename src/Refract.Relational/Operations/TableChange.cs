using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>One change inside a table.</summary>
public abstract record TableChange
{
    /// <summary>What it can destroy, or what rows can make it fail.</summary>
    public virtual IEnumerable<DataRisk> RisksOn(QualifiedName table) => [];
}
