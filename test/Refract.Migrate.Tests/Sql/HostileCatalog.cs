using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Tests.Sql;

/// <summary>
/// Two catalogs, between which lies every kind of change, with names, enum values and defaults that try to get out of
/// wherever they are written.
/// </summary>
internal sealed class HostileCatalog(Random random, SqlProvider provider)
{
    private static readonly string[] _fragments =
    [
        "*/", "/*", "--", "\n", "\r", "\r\n", ";", "'", "''", "\"", "\"\"", "\\", "\\'", "$$", "$body1$", "$1",
        "DROP TABLE victim", "[", "]",
        "`", "%I", "%", "{0}", "::", "(", ")", "COMMIT", "E'", "é", "😀", "\u00a0", "\t", " ", ".", "a", "Z", "?", "@x",
        ":x", "#",
    ];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>As it is.</summary>
    public DatabaseCatalog Before() => Catalog(false);

    /// <summary>As it should be.</summary>
    public DatabaseCatalog After() => Catalog(true);

    private bool IsPostgreSql => provider == SqlProvider.PostgreSql;

    private DatabaseCatalog Catalog(bool after) => new()
    {
        Namespaces = IsPostgreSql ? after ? ["public", Name("ns"), Name("ns2")] : ["public", Name("ns")] : [],
        Enums = IsPostgreSql
            ?
            [
                Enum("grown", after ? ["a", "new", "b"] : ["a", "b"]),
                Enum("shrunk", after ? ["a", "b"] : ["a", "b", "c"]),
                Enum(after ? "came" : "went", ["a"]),
            ]
            : [],
        Tables = [Main(after), Child(after), Plain(after ? "new table" : "old table")],
    };

    private CatalogTable Main(bool after) => new()
    {
        Namespace = IsPostgreSql ? Name("ns") : null,
        Name = Name("main"),
        Columns =
        [
            Column("id",
                Of(after && IsPostgreSql ? ScalarType.BigInt : ScalarType.Int)) with { IsAutoIncrement = true },
            Column("counts", Of(ScalarType.Int)) with { IsAutoIncrement = after && IsPostgreSql },
            Column(after ? "added" : "dropped", Of(ScalarType.String, isNullable: true)),
            Column("text", Of(after ? ScalarType.Int : ScalarType.Boolean, isNullable: true)),
            Column("required",
                Of(ScalarType.String, isNullable: !after)) with { Default = new ConstantDefault(Name("d" + after)) },
            Column("json", Of(ScalarType.Json)) with { Default = new ConstantDefault("{}") },
            .. IsPostgreSql
                ?
                [
                    Column("e1", EnumOf("grown")) with { Default = new ConstantDefault(Name(after ? "v new" : "v a")) },
                    Column("e2", EnumOf("shrunk")) with { Default = new ConstantDefault(Name("v b")) },
                    Column("list", EnumOf("shrunk") with { IsList = true })
                        with { Default = new ConstantListDefault([Name("v a"), Name("v b")]) },
                    Column("gone", EnumOf(after ? "came" : "went") with { IsNullable = true }, after ? "came" : "went"),
                ]
                : Array.Empty<CatalogColumn>(),
        ],
        PrimaryKey = new CatalogPrimaryKey(IsPostgreSql ? Name("pk" + after) : null, [Name("c id")]),
        Indexes =
        [
            Index("u" + after, isUnique: true, "c required"),
            Index(after ? "i new" : "i old", isUnique: false, after ? "c counts" : "c json"),
        ],
    };

    private CatalogTable Child(bool after) => new()
    {
        Namespace = IsPostgreSql ? "public" : null,
        Name = Name("child"),
        Columns =
        [
            Column("id", Of(ScalarType.Int)) with { IsAutoIncrement = !IsPostgreSql },
            Column("a", Of(after && IsPostgreSql ? ScalarType.BigInt : ScalarType.Int, isNullable: true)),
            Column("b", Of(after && IsPostgreSql ? ScalarType.BigInt : ScalarType.Int, isNullable: true)),
        ],
        PrimaryKey = new CatalogPrimaryKey(IsPostgreSql ? Name("pk child") : null, [Name("c id")]),
        ForeignKeys =
        [
            Key("fk" + after, "c a", ReferentialAction.Cascade),
            Key("fk b", "c b", after ? ReferentialAction.SetNull : ReferentialAction.Restrict),
        ],
    };

    private CatalogTable Plain(string name) => new()
    {
        Namespace = IsPostgreSql ? "public" : null,
        Name = Name(name),
        Columns = [Column("id", Of(ScalarType.Int)) with { IsAutoIncrement = !IsPostgreSql }],
        PrimaryKey = new CatalogPrimaryKey(IsPostgreSql ? Name("pk " + name) : null, [Name("c id")]),
    };

    private CatalogForeignKey Key(string name, string column, ReferentialAction onDelete) => new()
    {
        Name = Name(name),
        Columns = [Name(column)],
        ReferencedNamespace = IsPostgreSql ? Name("ns") : null,
        ReferencedTable = Name("main"),
        ReferencedColumns = [Name("c id")],
        OnDelete = onDelete,
        OnUpdate = ReferentialAction.Cascade,
    };

    private CatalogIndex Index(string name, bool isUnique, string column) =>
        new() { Name = Name(name), IsUnique = isUnique, Columns = [new CatalogIndexColumn(Name(column))] };

    private CatalogEnum Enum(string name, string[] values) =>
        new(Name("ns"), Name(name), [.. values.Select(value => Name("v " + value))]);

    private CatalogColumn Column(string name, ColumnType type, string? key = null) =>
        new() { Name = Name("c " + (key ?? name)), Type = type };

    private static ColumnType Of(ScalarType scalar, bool isNullable = false) =>
        new() { Scalar = scalar, IsNullable = isNullable };

    private ColumnType EnumOf(string name) =>
        new() { Scalar = ScalarType.Enum, EnumName = Name(name), EnumSchema = Name("ns") };

    /// <summary>
    /// The same name for the same key, and never one for two: its end tells them apart also to those who look at the
    /// first 63 bytes.
    /// </summary>
    private string Name(string key)
    {
        if (_names.TryGetValue(key, out var known))
            return known;
        var text = string.Concat(
            Enumerable.Range(0, random.Next(1, 5)).Select(_ => _fragments[random.Next(_fragments.Length)]));
        var name = $"{_names.Count}{text}";
        while (System.Text.Encoding.UTF8.GetByteCount(name) > 63)
            name = name[..^2];
        return _names[key] = char.IsHighSurrogate(name[^1]) ? name[..^1] : name;
    }
}
