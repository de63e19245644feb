using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What a statement looks like without its values, as a row of numbers, and the values beside it. Two queries with
/// equal numbers have the same SQL, so no row of numbers may be read in two ways: a token is always followed by the
/// same number of details, each a number of its own, and a list either says how long it is or ends where another token
/// begins. Reused by its thread: <see cref="Rent"/>, <see cref="Return"/>.
/// </summary>
internal sealed class StatementShape
{
    [ThreadStatic]
    private static StatementShape? t_spare;

    private int[] _tokens = new int[64];
    private int _tokenCount;
    private SqlParameter[] _values = new SqlParameter[16];
    private int _valueCount;

    private StatementShape(SqlDialect dialect) => Dialect = dialect;

    public SqlDialect Dialect { get; private set; }

    /// <summary>The policies of the client whose statement it is; null for none.</summary>
    public PolicyScope? Policies { get; private set; }

    /// <summary>The scopes around what is being walked.</summary>
    public ScopeStack Scopes { get; } = new();

    /// <summary>Lent to the walk over conditions.</summary>
    public GroupOperands Operands { get; } = new();

    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, _tokenCount);

    public ReadOnlySpan<SqlParameter> Values => _values.AsSpan(0, _valueCount);

    public int ValueCount => _valueCount;

    public static StatementShape Rent(SqlDialect dialect, PolicyScope? policies)
    {
        if (t_spare is not { } shape) return new StatementShape(dialect) { Policies = policies };
        t_spare = null;
        shape.Dialect = dialect;
        shape.Policies = policies;
        return shape;
    }

    public static void Return(StatementShape shape)
    {
        shape._tokenCount = 0;
        // The values may be texts of any size: not kept alive by a thread that waits.
        Array.Clear(shape._values, 0, shape._valueCount);
        shape._valueCount = 0;
        shape.Policies = null;
        shape.Scopes.Clear();
        shape.Operands.Clear();
        t_spare = shape;
    }

    /// <summary>Adds a number to the key.</summary>
    public void Add(int number)
    {
        if (_tokenCount == _tokens.Length) Array.Resize(ref _tokens, _tokenCount * 2);
        _tokens[_tokenCount++] = number;
    }

    public void Add(ColumnType type, SqlValue value)
    {
        if (_valueCount == _values.Length) Array.Resize(ref _values, _valueCount * 2);
        _values[_valueCount++] = new SqlParameter(type, value);
    }

    /// <summary>The values in an array of their own.</summary>
    public SqlParameter[] TakeValues() => _valueCount == 0 ? [] : _values.AsSpan(0, _valueCount).ToArray();
}
