using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>The kinds of key and index.</summary>
internal enum KeyKind
{
    Id,
    Unique,
    Index,
    FullText,
    ShardKey,
}

/// <summary>An id, a unique key or an index.</summary>
internal sealed class KeySymbol(ModelSymbol model, KeyKind kind, AttributeSyntax attribute, bool isOnField)
{
    internal ModelSymbol Model { get; } = model;

    internal KeyKind Kind { get; } = kind;

    internal AttributeSyntax Attribute { get; } = attribute;

    internal bool IsOnField { get; } = isOnField;

    /// <summary>With its at signs: <c>@@index</c>.</summary>
    internal string AttributeName => Attribute.At.Text + Attribute.Name.Text;

    internal List<KeyFieldSymbol> Fields { get; } = new(1);

    /// <summary>Its fields could not be made out, which has been reported.</summary>
    internal bool IsBroken { get; set; }

    internal string? ClientName { get; set; }

    internal string? MappedName { get; set; }

    internal string? Algorithm { get; set; }

    internal bool HasClustered { get; set; }

    /// <summary>The condition of a partial index as SQL.</summary>
    internal string? Condition { get; set; }

    internal ExpressionSyntax? ConditionSyntax { get; set; }

    /// <summary>True when its columns are these in this order.</summary>
    internal bool Covers(List<FieldSymbol> columns) => Fields.Count == columns.Count && StartsWith(columns);

    /// <summary>True when its first columns are these in this order.</summary>
    internal bool StartsWith(List<FieldSymbol> columns)
    {
        if (Fields.Count < columns.Count) return false;
        for (var i = 0; i < columns.Count; i++)
            if (!ReferenceEquals(Fields[i].Field, columns[i])) return false;
        return true;
    }
}

/// <summary>One column of a key or index, or a path into a composite type.</summary>
internal sealed record KeyFieldSymbol(FieldSymbol Field, string Path, bool? Sort, int? Length, string? OperatorClass,
    bool IsRawOperatorClass)
{
    /// <summary>True when the path ends in a field of a composite type.</summary>
    internal bool IsInsideComposite => Path.IndexOf('.') >= 0;
}
