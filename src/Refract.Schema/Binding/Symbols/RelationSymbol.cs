using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary><c>@relation(…)</c> of a relation field.</summary>
internal sealed class RelationAttribute(AttributeSyntax syntax)
{
    internal AttributeSyntax Syntax { get; } = syntax;

    internal string? Name { get; set; }

    /// <summary><c>fields</c>: null when not given, empty when given empty or wrongly.</summary>
    internal List<FieldSymbol>? Fields { get; set; }

    /// <summary><c>references</c>: null when not given, empty when given empty or wrongly.</summary>
    internal List<FieldSymbol>? References { get; set; }

    /// <summary><c>fields</c> or <c>references</c> could not be made out, which has been reported.</summary>
    internal bool IsBroken { get; set; }

    internal ReferentialAction? OnDelete { get; set; }

    internal ExpressionSyntax? OnDeleteSyntax { get; set; }

    internal ReferentialAction? OnUpdate { get; set; }

    internal ExpressionSyntax? OnUpdateSyntax { get; set; }

    internal string? MappedName { get; set; }
}

/// <summary>
/// A relation as its fields tell it. <see cref="Forward"/> holds the key or should; <see cref="Back"/> is the other
/// side. Of a one-to-many relation that stands only on its list side <see cref="Forward"/> is null.
/// </summary>
internal sealed class RelationSymbol(RelationKind kind, FieldSymbol? forward, FieldSymbol? back)
{
    internal RelationKind Kind { get; } = kind;

    internal FieldSymbol? Forward { get; } = forward;

    internal FieldSymbol? Back { get; } = back;

    internal bool IsComplete => Forward is not null && Back is not null;
}
