using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>
/// What other libraries call the verbs of a query. None of these members compiles; the error names the right
/// spelling. They are dynamic so that there is no further error about their arguments and what becomes of the result.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OtherSpellings
{
    private protected OtherSpellings()
    {
    }

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.List, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic ToListAsync(CancellationToken ct = default) => throw new NotSupportedException(RightSpelling.List);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.List, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic ToArrayAsync(CancellationToken ct = default) => throw new NotSupportedException(RightSpelling.List);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.List, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic ToList() => throw new NotSupportedException(RightSpelling.List);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.List, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic ToArray() => throw new NotSupportedException(RightSpelling.List);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.FirstOrDefault, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic FirstOrDefaultAsync(Func<dynamic, dynamic>? where = null, CancellationToken ct = default) =>
        throw new NotSupportedException(RightSpelling.FirstOrDefault);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.FirstOrDefault, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic SingleOrDefaultAsync(Func<dynamic, dynamic>? where = null, CancellationToken ct = default) =>
        throw new NotSupportedException(RightSpelling.FirstOrDefault);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.FirstOrDefault, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic FirstOrDefault(Func<dynamic, dynamic>? where = null) =>
        throw new NotSupportedException(RightSpelling.FirstOrDefault);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.FirstOrDefault, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic SingleOrDefault(Func<dynamic, dynamic>? where = null) =>
        throw new NotSupportedException(RightSpelling.FirstOrDefault);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.First, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic FirstAsync(Func<dynamic, dynamic>? where = null, CancellationToken ct = default) =>
        throw new NotSupportedException(RightSpelling.First);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.First, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic SingleAsync(Func<dynamic, dynamic>? where = null, CancellationToken ct = default) =>
        throw new NotSupportedException(RightSpelling.First);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.First, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic First(Func<dynamic, dynamic>? where = null) => throw new NotSupportedException(RightSpelling.First);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.First, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic Single(Func<dynamic, dynamic>? where = null) => throw new NotSupportedException(RightSpelling.First);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Find, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic FindAsync(params object?[] key) => throw new NotSupportedException(RightSpelling.Find);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Any, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic AnyAsync(Func<dynamic, dynamic>? where = null, CancellationToken ct = default) =>
        throw new NotSupportedException(RightSpelling.Any);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Any, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic Any(Func<dynamic, dynamic>? where = null) => throw new NotSupportedException(RightSpelling.Any);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Count, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic CountAsync(Func<dynamic, dynamic>? where = null, CancellationToken ct = default) =>
        throw new NotSupportedException(RightSpelling.Count);
}
