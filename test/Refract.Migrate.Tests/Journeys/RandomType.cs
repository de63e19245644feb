using Refract.Relational;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>A type that a field of a random schema may have.</summary>
/// <param name="Name">The scalar.</param>
/// <param name="Native">How it is stored, where the attribute is written.</param>
/// <param name="Value">A value for the number of a row, without quotes.</param>
/// <param name="Defaults">Arguments of <c>@default</c>.</param>
internal sealed record RandomType(string Name, string? Native, Func<int, string> Value, params string[] Defaults)
{
    private static readonly RandomType[] s_everywhere =
    [
        new("String", null, row => $"t{row}", "\"d\"", "\"it's \\\"q\\\" \\\\ %\"", "\"\"", "uuid()", "cuid()"),
        new("Int", null, row => $"{row}", "7", "-3"),
        new("BigInt", null, row => $"{row}", "9007199254740993", "-1"),
        new("Float", null, row => $"{row}.5", "0.25", "-2"),
        new("Decimal", null, row => $"{row}.25", "1.50", "-3"),
        new("Boolean", null, row => row % 2 == 0 ? "true" : "false", "true", "false"),
        new("DateTime", null, row => $"2020-01-0{row}T00:00:00.000", "now()", "\"2020-01-01T00:00:00Z\""),
        new("Json", null, row => $"{{\"a\": {row}}}", "\"{\\\"a\\\": [1, null]}\"", "\"[]\""),
        new("Bytes", null, row => $"\\x0{row}", "\"aGVsbG8=\""),
    ];

    private static readonly RandomType[] s_onPostgreSql =
    [
        .. s_everywhere,
        new("String", "VarChar(50)", row => $"t{row}", "\"d\"", "uuid()"),
        new("String", "VarChar(80)", row => $"t{row}", "\"d\""),
        new("String", "Char(10)", row => $"t{row}", "\"d\""),
        new("String", "Uuid", row => $"00000000-0000-0000-0000-00000000000{row}", "uuid()",
            "dbgenerated(\"gen_random_uuid()\")"),
        new("String", "Inet", row => $"10.0.0.{row}", "\"127.0.0.1\""),
        new("String", "Xml", row => $"<a>{row}</a>"),
        new("String", "VarBit(9)", row => $"10{row % 2}"),
        new("Int", "SmallInt", row => $"{row}", "7", "-3"),
        new("Int", "Oid", row => $"{row}", "7"),
        new("Float", "Real", row => $"{row}.5", "0.25"),
        new("Decimal", "Decimal(10, 2)", row => $"{row}.25", "1.50"),
        new("Decimal", "Money", row => $"{row}.25"),
        new("DateTime", "Timestamptz(6)", row => $"2020-01-0{row}T00:00:00Z", "now()", "dbgenerated(\"now()\")"),
        new("DateTime", "Timestamp(0)", row => $"2020-01-0{row}T00:00:00", "now()"),
        new("DateTime", "Date", row => $"2020-01-0{row}", "now()"),
        new("DateTime", "Time(3)", row => $"0{row}:00:00"),
        new("Json", "Json", row => $"{{\"a\": {row}}}", "\"{}\""),
    ];

    /// <summary>What a column can become and keep its values.</summary>
    private static readonly (string From, string To)[] s_widenings =
    [
        ("Int", "BigInt"), ("Int SmallInt", "Int"), ("Int SmallInt", "BigInt"), ("String VarChar(50)", "String"),
        ("String VarChar(50)", "String VarChar(80)"), ("String", "String VarChar(80)"), ("String Uuid", "String"),
        ("Float Real", "Float"), ("Decimal Decimal(10, 2)", "Decimal"), ("DateTime", "DateTime Timestamptz(6)"),
        ("DateTime Timestamptz(6)", "DateTime"), ("DateTime Date", "DateTime"), ("Json Json", "Json"),
        ("Json", "Json Json"), ("Int", "Decimal"), ("Int", "String"), ("BigInt", "String"),
    ];

    public static IReadOnlyList<RandomType> All(SqlProvider provider) =>
        provider == SqlProvider.PostgreSql ? s_onPostgreSql : s_everywhere;

    /// <summary>Those that may have more than one value in a list with a default of it.</summary>
    public bool CanBeList => Native is null && Name is not "Json" and not "Bytes";

    public bool CanBeUnique => (Name, Native) is ("String" or "Int" or "BigInt", null or "SmallInt" or "VarChar(50)");

    /// <summary>Whether a B-tree takes it.</summary>
    public bool IsOrdered => Native is not "Xml" and not "Json" && Name != "Json";

    /// <summary>Whether its values can be counted by their texts.</summary>
    public bool IsPlain => Native is null && Name is "String" or "Int" or "BigInt";

    private string Key => Native is null ? Name : $"{Name} {Native}";

    public bool Keeps(RandomType other) => this == other || s_widenings.Contains((Key, other.Key));
}
