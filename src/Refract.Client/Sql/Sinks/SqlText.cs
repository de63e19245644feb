using System.Globalization;
using Refract.Relational;

namespace Refract.Runtime;

/// <summary>The text of one statement while it is written: the names of its tables and the next placeholder.</summary>
/// <param name="shape">The shape whose text it is.</param>
internal sealed class SqlText(StatementShape shape)
{
    private readonly Dictionary<char, int> _aliases = [];
    private int _value;
    private int _position;

    public StatementShape Shape => shape;

    /// <summary>Compares the next value with the one that the key's walk met at the same place.</summary>
    /// <exception cref="InvalidOperationException">
    /// An emitter adds its values in one walk only: a defect of the engine.
    /// </exception>
    public void Take(ColumnType type)
    {
        if (_value == shape.ValueCount || shape.Values[_value].Type != type) throw Disagreement();
        _value++;
    }

    public string Placeholder(ColumnType type) => shape.Dialect.Expressions.Placeholder(_position++, type);

    public string Alias(char first)
    {
        var count = _aliases.GetValueOrDefault(first);
        _aliases[first] = count + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{first}{count}");
    }

    /// <summary>Ends the statement.</summary>
    /// <inheritdoc cref="Take" path="/exception"/>
    public void Finish()
    {
        if (_value != shape.ValueCount) throw Disagreement();
    }

    private InvalidOperationException Disagreement() => new(
        $"The engine wrote placeholders for {_value} of {shape.ValueCount} values. "
        + "Please report the query that did this.");
}
