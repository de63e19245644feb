using System.ComponentModel;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

// What C# calls on a text, a list or a nullable value, and a condition has another name for; the error says which.

public readonly partial struct TextField
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextField ToLower() => throw new NotSupportedException(RightSpelling.Case);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextField ToUpper() => throw new NotSupportedException(RightSpelling.Case);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextField ToLowerInvariant() => throw new NotSupportedException(RightSpelling.Case);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextField ToUpperInvariant() => throw new NotSupportedException(RightSpelling.Case);
}

public readonly partial struct NullableTextField
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NullableTextField ToLower() => throw new NotSupportedException(RightSpelling.Case);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NullableTextField ToUpper() => throw new NotSupportedException(RightSpelling.Case);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NullableTextField ToLowerInvariant() => throw new NotSupportedException(RightSpelling.Case);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Case, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NullableTextField ToUpperInvariant() => throw new NotSupportedException(RightSpelling.Case);
}

public readonly partial struct ListField<T>
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Has, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate Contains(T item) => throw new NotSupportedException(RightSpelling.Has);
}

public readonly partial struct ManyField<TFields>
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Some, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate Any() => throw new NotSupportedException(RightSpelling.Some);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Some, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate Any(Func<TFields, Predicate> condition) => throw new NotSupportedException(RightSpelling.Some);

    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.Every, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate All(Func<TFields, Predicate> condition) => throw new NotSupportedException(RightSpelling.Every);
}

public readonly partial struct NullableField<T>
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.HasValue, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate HasValue => throw new NotSupportedException(RightSpelling.HasValue);
}

public readonly partial struct NullableInstantField
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.HasValue, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate HasValue => throw new NotSupportedException(RightSpelling.HasValue);
}

public readonly partial struct NullableEnumField<T>
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.HasValue, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate HasValue => throw new NotSupportedException(RightSpelling.HasValue);
}

public sealed partial class NullableBooleanField
{
    /// <summary>Does not compile: another name.</summary>
    [Obsolete(RightSpelling.HasValue, error: true, DiagnosticId = RightSpelling.Rule)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Predicate HasValue => throw new NotSupportedException(RightSpelling.HasValue);
}
