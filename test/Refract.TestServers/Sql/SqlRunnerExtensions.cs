using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;
using Xunit;

namespace Refract.Testing;

/// <summary>Runs SQL by hand, without a generated client. Placeholders are $1, $2, … for both databases.</summary>
public static class SqlRunnerExtensions
{
    public static ColumnType Type(ScalarType scalar, string? native = null, bool isList = false,
        params string[] arguments) => new()
    {
        Scalar = scalar, IsList = isList, IsNullable = true,
        Native = native is null ? null : new NativeType(native, arguments),
    };

    public static SqlParameter Int(int value) => new(Type(ScalarType.Int), SqlValue.Of(value));

    public static SqlParameter Text(string? value) => new(Type(ScalarType.String), SqlValue.Of(value));

    /// <summary>
    /// A statement that returns rows when its text begins like one, and writes when it does not begin with SELECT.
    /// </summary>
    public static SqlStatement Statement(string sql, params SqlParameter[] parameters) =>
        Statement(sql, null, parameters);

    public static SqlStatement Statement(string sql, IConstraintNames? names, params SqlParameter[] parameters)
    {
        var reads = sql.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase)
            || sql.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase);
        var text = new StatementText(sql)
        {
            ReturnsRows = reads || sql.Contains("RETURNING", StringComparison.OrdinalIgnoreCase), IsWrite = !reads,
            Constraints = names,
            Model = names is null ? null : "User", Verb = names is null ? "" : "create",
        };
        return new SqlStatement(text, parameters, parameters.Length);
    }

    public static Task<int> Execute(this SqlRunner runner, string sql, params SqlParameter[] parameters) =>
        runner.Run(Statement(sql, parameters), new ScalarResult<int>(row => row.Int(0)),
            TestContext.Current.CancellationToken).AsTask();

    public static Task<T> Read<T>(this SqlRunner runner, string sql, Func<IRow, T> read,
        params SqlParameter[] parameters) =>
        runner.Run(Statement(sql, parameters), new ScalarResult<T>(read),
            TestContext.Current.CancellationToken).AsTask();

    public static Task<int> Int(this SqlRunner runner, string sql, params SqlParameter[] parameters) =>
        runner.Read(sql, row => row.Int(0), parameters);

    public static Task<string?> Text(this SqlRunner runner, string sql, params SqlParameter[] parameters) =>
        runner.Read(sql, row => row.TextN(0), parameters);
}
