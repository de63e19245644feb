namespace Refract.Benchmarks.Peers;

/// <summary>The ways to use EF Core that are measured.</summary>
internal enum EfMode
{
    /// <summary>A new context for each call.</summary>
    Plain,

    /// <summary>Contexts from a pool.</summary>
    Pooled,

    /// <summary>Contexts from a pool and compiled queries, which exist for reads only.</summary>
    Compiled,

    /// <summary>
    /// The same, with related lists joined into a single query. Only the cases where that makes a difference.
    /// </summary>
    CompiledSingle,
}
