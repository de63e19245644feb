namespace Refract.PostgreSql.Migrations.Review;

/// <summary>
/// Whether a default has one value for all rows that are there, which the server then keeps once instead of writing it
/// into each row.
/// </summary>
internal static class VolatileDefaults
{
    private static readonly HashSet<string> s_volatile = new(StringComparer.OrdinalIgnoreCase)
    {
        "random", "random_normal", "gen_random_uuid", "gen_random_bytes", "uuidv4", "uuidv7", "clock_timestamp",
        "timeofday", "nextval", "uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4", "txid_current",
    };

    private static readonly HashSet<string> s_steady = new(StringComparer.OrdinalIgnoreCase)
    {
        "now", "transaction_timestamp", "statement_timestamp", "current_timestamp", "current_time", "localtimestamp",
        "localtime", "timezone", "date_trunc", "to_timestamp", "to_date", "to_char", "make_date", "make_interval",
        "make_timestamp", "make_timestamptz", "extract", "date_part", "age", "lower", "upper", "md5", "length",
        "concat", "coalesce", "nullif", "greatest", "least", "round", "floor", "ceil", "abs", "substring", "left",
        "right", "replace", "array", "row", "cast", "jsonb_build_object", "json_build_object", "jsonb_build_array",
        "json_build_array", "to_json", "to_jsonb", "array_fill", "current_setting", "encode", "decode", "interval",
        "numeric", "varchar", "decimal", "timestamp", "timestamptz", "time", "char", "bit", "current_user",
        "current_schema", "current_database",
    };

    /// <summary>The function that makes an expression volatile; null when there is none.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isCertain">
    /// False when the function is not one of the server's own: one without a marking is volatile to the server.
    /// </param>
    public static string? FunctionIn(IReadOnlyList<ScriptToken> expression, out bool isCertain)
    {
        isCertain = true;
        string? unknown = null;
        for (var i = 0; i + 1 < expression.Count; i++)
        {
            if (!expression[i].IsName || !expression[i + 1].Is('(')) continue;
            var name = expression[i].Name;
            if (s_volatile.Contains(name)) return name;
            // After :: it is a type: 'x'::varchar(9).
            if (!s_steady.Contains(name) && !(i > 0 && expression[i - 1].Is(':'))) unknown ??= name;
        }

        isCertain = unknown is null;
        return unknown;
    }
}
