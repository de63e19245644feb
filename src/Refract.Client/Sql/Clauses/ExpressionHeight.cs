namespace Refract.Runtime;

/// <summary>
/// Where an expression stands and how high it is, roughly: databases refuse expressions that are too high, and the
/// stack of this process has an end too.
/// </summary>
internal struct ExpressionHeight
{
    /// <summary>The height of a comparison.</summary>
    public const int Leaf = 4;

    /// <summary>The height of a test of a document: functions inside each other, and a select in a select.</summary>
    public const int Document = 8;

    /// <summary>NOT, EXISTS, AND and NOT.</summary>
    private const int Exists = 4;

    /// <summary>How many conditions stand around, as <see cref="Nesting.Conditions"/> counts.</summary>
    private int _depth;

    /// <summary>
    /// The heights of selects inside the expression, of which the highest counts. SQLite adds them up: it resolves a
    /// select while the expression around is being resolved.
    /// </summary>
    private int _nested;

    /// <summary>The height of what was emitted last, without selects inside.</summary>
    public int Own { get; set; }

    /// <summary>The whole height.</summary>
    public readonly int Whole => Own + _nested;

    /// <summary>Checks the depth before a condition is emitted.</summary>
    /// <exception cref="InvalidQueryException">It is nested too deeply.</exception>
    public readonly void Check()
    {
        if (_depth > Nesting.Conditions) throw Nesting.TooDeep("where");
        Nesting.RequireStack("where");
    }

    /// <summary>Goes into a condition of the same select.</summary>
    public void Enter() => _depth++;

    /// <summary>Comes out of it.</summary>
    public void Leave() => _depth--;

    /// <summary>Begins a select inside.</summary>
    public readonly ExpressionHeight Select() => new() { _depth = _depth + Nesting.Relation };

    /// <summary>Takes the height of a select inside.</summary>
    public void Add(in ExpressionHeight select)
    {
        Own = select.Own + Exists;
        _nested = Math.Max(_nested, Own + select._nested);
    }

    /// <summary>Takes the height of a select without a condition.</summary>
    public void AddSelect()
    {
        Own = Leaf;
        _nested = Math.Max(_nested, Leaf);
    }
}
