namespace Refract.Relational.Operations;

/// <summary>One step from one catalog to another, as data. A provider's <see cref="Contracts.IMigrationSqlWriter"/>
/// makes SQL of it.</summary>
public abstract record MigrationOperation
{
    /// <summary>What the step can destroy, or what rows can make it fail; computed from the step alone, not from the
    /// rows. Empty when harmless.</summary>
    public virtual IReadOnlyList<DataRisk> Risks => [];
}
