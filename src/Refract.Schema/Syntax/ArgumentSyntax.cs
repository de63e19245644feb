namespace Refract.Schema.Syntax;

/// <summary>An argument: <c>value</c>, <c>name: value</c>, or the incomplete <c>name:</c>.</summary>
public sealed class ArgumentSyntax : SyntaxNode
{
    internal ArgumentSyntax(SyntaxToken? name, SyntaxToken? colon, ExpressionSyntax? value)
        : base(name ?? (SyntaxElement)value!, value ?? (SyntaxElement)colon!)
    {
        Name = name;
        Colon = colon;
        Value = value;
    }

    /// <summary>Its name, or null.</summary>
    public SyntaxToken? Name { get; }

    /// <summary><c>:</c>, set exactly when <see cref="Name"/> is.</summary>
    public SyntaxToken? Colon { get; }

    /// <summary>Its value; null only when a name was written and nothing behind it (an error).</summary>
    public ExpressionSyntax? Value { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => Concatenate([Name, Colon, Value]);
}
