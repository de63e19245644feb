using System.ComponentModel;

namespace Refract.Runtime;

// What other libraries call the steps of a query; the error names the right spelling.

public abstract partial class ModelReads<T, TWhere, TUnique, TOrderBy, TInclude, TFields, TScalar,
    TSelect, TQuery>
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Descending, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TQuery OrderByDescending<TKey>(Func<TFields, TKey> field) =>
        throw new NotSupportedException(RightSpelling.Descending);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Tracking, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TQuery AsNoTracking() => throw new NotSupportedException(RightSpelling.Tracking);
}
