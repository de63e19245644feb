using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What a statement looks like without its values, as a row of numbers, and the values beside it. Two queries with equal tokens have the
/// same SQL, so no row of numbers may be read in two ways: a token is always followed by the same number of details, each a number of its
/// own, and a list either says how long it is or ends where another token begins. The SQL of a new shape is written by a second walk that
/// meets the values in the same order. Reused by its thread: <see cref="Rent"/>, <see cref="Return"/>.
/// </summary>
internal sealed class Shape
{
    [ThreadStatic]
    private static Shape? t_spare;

    private int[] _tokens = new int[64];
    private int _tokenCount;
    private SqlParameter[] _values = new SqlParameter[16];
    private int _valueCount;
    private readonly List<Scope> _scopes = [];

    /// <summary>Lent to the walk over conditions.</summary>
    public GroupOperands Operands { get; } = new();

    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, _tokenCount);

    public ReadOnlySpan<SqlParameter> Values => _values.AsSpan(0, _valueCount);

    public int ValueCount => _valueCount;

    public static Shape Rent()
    {
        var shape = t_spare ?? new Shape();
        t_spare = null;
        return shape;
    }

    public static void Return(Shape shape)
    {
        shape._tokenCount = 0;
        // The values may be texts of any size: not kept alive by a thread that waits.
        Array.Clear(shape._values, 0, shape._valueCount);
        shape._valueCount = 0;
        shape._scopes.Clear();
        shape.Operands.Clear();
        t_spare = shape;
    }

    /// <summary>A token without details.</summary>
    public void Token(ShapeToken kind) => Detail((int)kind);

    /// <summary>A token with one detail.</summary>
    public void Token(ShapeToken kind, int detail)
    {
        Detail((int)kind);
        Detail(detail);
    }

    /// <summary>A further detail of the last token.</summary>
    public void Detail(int detail)
    {
        if (_tokenCount == _tokens.Length) Array.Resize(ref _tokens, _tokenCount * 2);
        _tokens[_tokenCount++] = detail;
    }

    /// <summary>A further detail of the last token, of two possible ones.</summary>
    public void Detail(bool detail) => Detail(detail ? 1 : 0);

    /// <summary>The verb, letter by letter: two verbs never share a text, because it carries the verb to logs and errors.</summary>
    public void Verb(string verb)
    {
        Detail(verb.Length);
        for (var i = 0; i < verb.Length; i += 2) Detail(verb[i] << 16 | (i + 1 < verb.Length ? verb[i + 1] : 0));
    }

    public void Value(ColumnType type, SqlValue value)
    {
        if (_valueCount == _values.Length) Array.Resize(ref _values, _valueCount * 2);
        _values[_valueCount++] = new SqlParameter(type, value);
    }

    /// <summary>The values in an array of their own.</summary>
    public SqlParameter[] TakeValues() => _valueCount == 0 ? [] : _values.AsSpan(0, _valueCount).ToArray();

    public void Enter(Scope scope) => _scopes.Add(scope);

    public void Leave() => _scopes.RemoveAt(_scopes.Count - 1);

    /// <summary>Says which of the scopes around a condition is meant, and the to-one relations that lead on from there.</summary>
    public void ScopeOf(Scope scope)
    {
        var steps = 0;
        for (var at = scope; at is not null; at = at.Parent, steps++)
        {
            var index = _scopes.LastIndexOf(at);
            if (index < 0) continue;
            Token(ShapeToken.Scope, index);
            Detail(steps);
            for (var step = scope; !ReferenceEquals(step, at); step = step.Parent!) Detail(step.Via!.Slot);
            return;
        }

        throw ScopeStack.Stranger(scope);
    }
}

/// <summary>The tokens that shapes are made of.</summary>
internal enum ShapeToken
{
    Select,
    Count,
    Keys,
    Insert,
    Update,
    Delete,
    Upsert,
    Link,
    Model,
    Key,
    Where,
    Nothing,
    And,
    Or,
    Not,
    Constant,
    Compare,
    Literal,
    Null,
    Field,
    Relation,
    RelationCount,
    Scope,
    Step,
    End,
    Order,
    OrderCount,
    Reversed,
    Take,
    TakeLiteral,
    Skip,
    Cursor,
    Distinct,
    Lock,
    Join,
    Parent,
    Column,
    Assign,
    SharedColumn,
    Rows,
    Lookup,
    SkipDuplicates,
    OnConflict,
    Root,
    TreeLink,
    TreeKey,
    InsertTree,
    InsertMany,
    Returning,
    Limit,
}
