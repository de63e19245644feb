using System.ComponentModel;

namespace Refract.Runtime;

// What other libraries call the steps of a query; the error names the right spelling.

public abstract partial class ReadQuery<TSelf, T, TWhere, TUnique, TOrderBy, TInclude, TFields, TRelations, TScalar,
    TSelect>
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Descending, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TSelf OrderByDescending<TKey>(Func<TFields, TKey> field) =>
        throw new NotSupportedException(RightSpelling.Descending);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Then, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TSelf ThenBy<TKey>(Func<TFields, TKey> field) =>
        throw new NotSupportedException(RightSpelling.Then);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Then, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TSelf ThenByDescending<TKey>(Func<TFields, TKey> field) =>
        throw new NotSupportedException(RightSpelling.Then);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.ThenInclude, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TSelf ThenInclude(Func<dynamic, dynamic> relation) =>
        throw new NotSupportedException(RightSpelling.ThenInclude);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Tracking, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TSelf AsNoTracking() => throw new NotSupportedException(RightSpelling.Tracking);
}
