using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>What a field holds.</summary>
internal enum FieldKind
{
    /// <summary>Its type is missing or unknown; that has been reported, and nothing else is said of it.</summary>
    Unknown,
    Scalar,
    Enum,
    Unsupported,
    Relation,
    Composite,
}

/// <summary>A field of a model, view or type.</summary>
internal sealed class FieldSymbol(ModelSymbol model, FieldSyntax syntax)
{
    internal ModelSymbol Model { get; } = model;

    internal FieldSyntax Syntax { get; } = syntax;

    internal SourceFile File => Model.File;

    internal string Name => Syntax.Name.Text;

    internal FieldKind Kind { get; set; }

    /// <summary>
    /// What keeps its type from being known, or from being read by anyone who takes the language at its word; null when
    /// its line is right.
    /// </summary>
    internal SyntaxElement? Flaw { get; set; }

    /// <summary>
    /// A field of the same name stands further up; that has been reported. Its type counts, its attributes do not.
    /// </summary>
    internal bool IsRepeated { get; set; }

    /// <summary>
    /// Where it is defined again, from which follows whatever is said of its type; null for the first field of a name.
    /// </summary>
    internal SourceLocation? Redefinition => IsRepeated ? new SourceLocation(File, Syntax.Name.Span) : null;

    internal bool IsColumn =>
        Kind is FieldKind.Scalar or FieldKind.Enum or FieldKind.Unsupported or FieldKind.Composite;

    internal ScalarType Scalar { get; set; }

    internal EnumSymbol? Enum { get; set; }

    /// <summary>The model of a relation, or the composite type.</summary>
    internal ModelSymbol? Target { get; set; }

    internal FieldArity Arity { get; set; }

    internal string? MappedName { get; set; }

    internal string ColumnName => MappedName ?? Name;

    internal bool IsIgnored { get; set; }

    internal bool IsUpdatedAt { get; set; }

    internal DefaultSymbol? Default { get; set; }

    internal NativeTypeSymbol? NativeType { get; set; }

    internal RelationAttribute? Relation { get; set; }

    internal string TypeName => Syntax.Type?.Name.Text ?? "";

    /// <summary>
    /// What the schema's readers get to see, or null where there is nothing for them; set by
    /// <see cref="ModelBuilder"/>.
    /// </summary>
    internal Field? Built { get; set; }

    internal bool IsScalar(ScalarType type) => Kind == FieldKind.Scalar && Scalar == type;
}

/// <summary><c>@default(…)</c>.</summary>
internal sealed record DefaultSymbol(AttributeSyntax Attribute, ExpressionSyntax Value, string? MappedName)
{
    /// <summary>False when the value does not fit the field, which has been reported.</summary>
    internal bool Fits { get; set; } = true;

    internal bool IsAutoincrement => Fits && Value is FunctionCallSyntax call && call.Name.Is("autoincrement");
}

/// <summary><c>@db.VarChar(20)</c>.</summary>
internal sealed record NativeTypeSymbol(AttributeSyntax Attribute, string Scope, string Name,
    IReadOnlyList<string> Arguments);
