namespace Refract.Schema;

/// <summary>What <c>@default(…)</c> says.</summary>
public abstract record DefaultValue;

/// <summary>A number, string, boolean or JSON literal.</summary>
/// <param name="Text">Its value as text: strings unescaped and without quotes, numbers and booleans as written.</param>
public sealed record LiteralDefault(string Text) : DefaultValue;

/// <summary>A value of an enum.</summary>
/// <param name="Value">The value it names.</param>
public sealed record EnumDefault(EnumValue Value) : DefaultValue;

/// <summary>A list: <c>@default([1, 2])</c>.</summary>
/// <param name="Items">Each a literal or an enum's value.</param>
public sealed record ListDefault(IReadOnlyList<DefaultValue> Items) : DefaultValue
{
    /// <inheritdoc/>
    public bool Equals(ListDefault? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;
}

/// <summary>
/// A function call: <c>now()</c>, <c>uuid(7)</c>, <c>dbgenerated("…")</c>, <c>autoincrement()</c>, <c>sequence(start:
/// 5)</c>.
/// </summary>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">Its arguments in order; names are null where none was written, texts are unescaped.</param>
public sealed record FunctionDefault(string Name, IReadOnlyList<FunctionArgument> Arguments) : DefaultValue
{
    /// <inheritdoc/>
    public bool Equals(FunctionDefault? other) =>
        other is not null && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>An argument of a function in a default.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Text">Its value as text, strings unescaped.</param>
public sealed record FunctionArgument(string? Name, string Text);
