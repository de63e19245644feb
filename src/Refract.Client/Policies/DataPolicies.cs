namespace Refract;

/// <summary>The kinds of policies that a client can have; see <see cref="Runtime.PolicyOptions"/>.</summary>
[Flags]
public enum DataPolicies
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>A delete marks the row, and marked rows count as not there.</summary>
    SoftDelete = 1,

    /// <summary>Only rows of one tenant are read and written.</summary>
    Tenant = 2,

    /// <summary>Rows hold who created and who last changed them.</summary>
    Audit = 4,

    /// <summary>All of them.</summary>
    All = SoftDelete | Tenant | Audit,
}
