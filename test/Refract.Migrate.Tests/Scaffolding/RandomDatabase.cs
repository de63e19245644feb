using System.Text;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>
/// Scripts of databases as nobody should make them: names of every kind, and all that a database knows and the schema
/// language does not.
/// </summary>
internal sealed class RandomDatabase
{
    private static readonly string[] _names =
    [
        "case", "class", "package", "String", "Int", "model", "enum", "type", "a b", "a-b", "a_b", "A_B", "_a", "__a",
        "1a", "2a", "+", "-", "é", "ü", "名前", "😀", "null",
        "true", "await", "x\"y", "x'y", "x\\y", "user", "User", "id2", "key", "map", "Renamedcase", "a_b_2", "column_",
        "\t", " ", "a\nb", "*/", "--", "$$", "db", "other_user",
        "Userwhere", "UserWhere", "user_actions", "UserActions", "System", "Refract", "AppDb", "Equals", "toString",
        "loaded", "and", "Or", "NOT", "record", "field", "where", "include",
        "ct", "Loaded", "Item1", "r", "aux", "__proto__", "constructor", "id_2", "ı", "ß", "K", "user_userTouser",
        "modelx", "datasource", "generator", "view", "DateTime", "Json", "Unsupported",
        "ignore", "createdAt", "created_at", "CreatedAt", "a.b", "a;b", "%s", "{0}", "@id", "//", "///", "\u200b",
        "a\u00a0b", "\u0001", "\u2028", "\ufeffa", "A", "B", "_", "__",
    ];

    private static readonly (string Type, string[] Defaults)[] _sqliteTypes =
    [
        ("INT", ["1", "'2'", "1.5", "'x'", "(2 + 3)", "0x10", "-7"]), ("REAL", ["1e30", "'NaN'", "0.1", "1e999"]),
        ("DECIMAL", ["1.005", "'x'"]),
        ("TEXT", [Text("a\"b\\c"), "''", "5", "CURRENT_TIMESTAMP", "\"x\"", "(lower('A'))", "X'41'", "NULL"]),
        ("DATETIME", ["'infinity'", "'2020-01-01'", "CURRENT_TIMESTAMP", "0", "CURRENT_DATE"]),
        ("BOOLEAN", ["'yes'", "1", "true", "FALSE", "2"]), ("BLOB", ["x'00'", "'a'"]), ("JSON", ["'[]'", "'no'", "5"]),
        ("", ["'x'"]), ("GEOMETRY", ["'x'"]),
        ("BIGINT", ["99999999999999999999", "9223372036854775807"]), ("VARCHAR(20)", ["'x'"]),
        ("UNSIGNED BIG INT", ["1"]), ("DOUBLE PRECISION", ["1"]), ("NUMERIC(10, 2)", ["1.50"]),
        ("INTEGER", ["(random())"]), ("DATE", ["'2020-02-30'"]), ("a \"type\"", ["1"]),
        ("Timestamp with time zone", ["'x'"]),
    ];

    private readonly Random _random;
    private readonly bool _isPostgreSql;
    private readonly string[] _words;
    private readonly StringBuilder _sql = new();
    private readonly List<string> _enums = [];
    private (string Type, string[] Defaults)[] _types = _sqliteTypes;

    private RandomDatabase(int seed, bool isPostgreSql)
    {
        _random = new Random(seed);
        _isPostgreSql = isPostgreSql;
        // SQLite knows no two names that differ in the case of ASCII letters only, and its tables may not begin with
        // sqlite_.
        _words = isPostgreSql ? _names : [.. _names.DistinctBy(name => name.ToUpperInvariant())];
    }

    public static string Script(int seed, bool isPostgreSql) => new RandomDatabase(seed, isPostgreSql).Write();

    private string Write()
    {
        string[] tables = [.. Some(_words, 7)];
        string[] schemas = _isPostgreSql ? ["public", "public", "public", "other"] : [""];
        if (_isPostgreSql) WriteTypes([.. Some(_words.Except(tables), 3)]);
        var all = tables.Select(
            (name, at) =>
                new Table(at == 0 || !_isPostgreSql
                    ? Quoted(name) : $"{schemas[_random.Next(schemas.Length)]}.{Quoted(name)}", name, at)).ToArray();
        foreach (var table in all) WriteTable(table, all);
        for (var number = 0; number < 3; number++)
            WriteJoinTable(number, all[_random.Next(all.Length)], all[_random.Next(all.Length)]);
        foreach (var table in all) WriteUnmodelled(table);
        return _sql.ToString();
    }

    private void WriteTypes(string[] names)
    {
        _sql.Append("CREATE SCHEMA other;\n");
        foreach (var name in names[..2])
        {
            _enums.Add(Quoted(name));
            var values = Some(_words.Concat(["", "1", "'", "null"]).Distinct(), _random.Next(1, 12)).Prepend("v");
            _sql.Append($"CREATE TYPE {Quoted(name)} AS ENUM ({string.Join(", ", values.Distinct().Select(Text))});\n");
        }

        _sql.Append(
            "CREATE TYPE other.elsewhere AS ENUM ('v'); CREATE TYPE pair AS (a INT, b TEXT); CREATE TYPE "
                + "span AS RANGE (subtype = FLOAT8);\n");
        _sql.Append(
            $"CREATE DOMAIN {Quoted(names[2])} AS INT NOT NULL CHECK (VALUE > 0) DEFAULT 5; CREATE DOMAIN "
                + $"words AS TEXT[]; CREATE DOMAIN mood AS {_enums[0]} DEFAULT 'v'; ");
        _sql.Append($"CREATE DOMAIN deep AS {Quoted(names[2])} CHECK (VALUE < 9);\n");
        _types =
        [
            ("INT", ["1", "-5", "(2 + 3)", "length('abc')"]), ("SMALLINT", ["'7'"]),
            ("BIGINT", ["9223372036854775807", "nextval('loose')"]), ("FLOAT8", ["'NaN'", "1e30", "0.1", "-0"]),
            ("REAL", ["1e38"]), ("NUMERIC(9, 2)", ["1.005", "'NaN'", "1e5"]), ("NUMERIC", ["1e-30"]),
            ("NUMERIC(4, -1)", ["10"]), ("TEXT", [Text("a\"b\\c"), Text(""), "now()", "NULL", Text("a\nb")]),
            ("VARCHAR(5)", ["'x'"]), ("TIME", ["'10:11:12.5'", "now()"]), ("TIMETZ(2)", ["'10:11:12+02'"]),
            ("TIMESTAMP", ["'infinity'", "'0044-03-15 BC'", "now()", "CURRENT_TIMESTAMP(2)"]),
            ("TIMESTAMPTZ(3)", ["now() + INTERVAL '1 day'", "'2020-01-01'"]),
            ("DATE", ["'2020-02-02'", "now()", "CURRENT_DATE"]), ("MONEY", ["5", "'$1,234.56'"]),
            ("JSONB", ["'[]'", "'{\"a\": \"b''c\"}'", "'null'"]), ("BYTEA", ["'\\x00'"]),
            ("INT[]", ["'{1,NULL}'", "'{}'", "ARRAY[1,2]"]), ("INTERVAL", ["'1 day'"]), ("INTERVAL[]", ["'{}'"]),
            ("BOOLEAN", ["true", "1 = 2"]), ("UUID", ["gen_random_uuid()", "'00000000-0000-0000-0000-000000000000'"]),
            ("CHAR(3)", ["'ab'"]), ("TEXT[]", ["'{a,\"b,c\"}'", "ARRAY['x']"]),
            ("INT4RANGE", ["'[1,3)'"]), ("TSTZRANGE[]", ["'{}'"]), ("span", ["'empty'"]), ("pair", ["ROW(1, 'x')"]),
            ("pair[]", ["'{}'"]), ("POINT", ["'(1,2)'"]), ("TSVECTOR", ["''"]),
            ("BIT(3)", ["B'101'"]), ("VARBIT", ["'1'"]), ("INET", ["'10.0.0.1'"]), ("CIDR", ["'10.0.0.0/8'"]),
            ("MACADDR", ["'08:00:2b:01:02:03'"]), ("XML", ["'<a/>'"]), ("OID", ["5"]), ("\"char\"", ["'c'"]),
            ("NAME", ["CURRENT_USER"]), ("REGCLASS", ["'pg_class'"]), ("other.elsewhere", ["'v'"]),
            ("other.elsewhere[]", ["'{v}'"]), (Quoted(names[2]), ["3"]), (Quoted(names[2]) + "[]", ["'{1,2}'"]),
            ("deep", ["4"]), ("words", ["'{x}'"]), ("mood", ["'v'"]), ("mood[]", ["'{v}'"]),
            .. _enums.SelectMany(
                name => new[] { (name, new[] { "'v'" }), (name + "[]", ["'{v}'", "ARRAY['v']::" + name + "[]"]) }),
        ];
        _sql.Append("CREATE SEQUENCE loose;\n");
    }

    private void WriteTable(Table table, Table[] all)
    {
        var lines = new List<string> { KeyOf(table) };
        var names = new Queue<string>(Some(_words.Where(name => name != "id"), _words.Length - 1));
        for (var count = _random.Next(2, 14); count > 0; count--)
        {
            var (type, defaults) = _types[_random.Next(_types.Length)];
            var value = _random.Next(3) == 0 ? "" : $" DEFAULT {defaults[_random.Next(defaults.Length)]}";
            lines.Add($"{Quoted(names.Dequeue())} {type}{value}{(_random.Next(3) == 0 ? " NOT NULL" : "")}");
        }

        lines.Add($"{Quoted(names.Dequeue())} INT "
            + $"{(_isPostgreSql ? "GENERATED ALWAYS AS (id + 1) STORED" : "AS (id + 1)")}"
            + $"{(_random.Next(2) == 0 ? " NOT NULL" : "")}");
        lines.Add("one INT NOT NULL UNIQUE");
        lines.Add("two INT NOT NULL");
        lines.Add("UNIQUE (one, two)");

        // Several keys to tables that are there already, this one among them.
        for (var count = _random.Next(4); count > 0; count--)
        {
            var target = all[_random.Next(table.Number + 1)];
            var column = Quoted(names.Dequeue());
            var unique = _random.Next(4) == 0 ? " UNIQUE" : "";
            lines.Insert(1,
                $"{column} INT{unique}{(_random.Next(2) == 0 ? " NOT NULL" : "")} REFERENCES "
                    + $"{target.Qualified} ({TargetOf(target)}){Actions()}");
        }

        if (_random.Next(3) == 0)
        {
            var target = all[_random.Next(table.Number + 1)];
            lines.Insert(1, "first INT, second INT");
            lines.Add($"FOREIGN KEY (first, second) REFERENCES {target.Qualified} (one, two){Actions()}");
        }

        _sql.Append($"CREATE TABLE {table.Qualified} ({string.Join(", ", lines)});\n");
    }

    /// <summary>Mostly a key; sometimes none, so that clients leave the table out.</summary>
    private string KeyOf(Table table)
    {
        table.HasKey = _random.Next(4) != 0;
        if (!table.HasKey) return "id INT";
        return _isPostgreSql
            ? new[] { "id SERIAL PRIMARY KEY", "id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                "id INT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY", "id INT PRIMARY KEY" }[_random.Next(4)]
            : new[] { "id INTEGER PRIMARY KEY", "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "id INT PRIMARY KEY",
                "id INT NOT NULL PRIMARY KEY" }[_random.Next(4)];
    }

    /// <summary>SQLite takes a key to any column; only a write finds that it is not unique.</summary>
    private string TargetOf(Table target) => _random.Next(3) switch
    {
        0 => "one",
        1 when !_isPostgreSql => "two",
        _ => target.HasKey ? "id" : "one",
    };

    private string Actions() =>
        _random.Next(3) == 0
            ? "" : " ON DELETE "
                + new[] { "CASCADE", "NO ACTION", "RESTRICT", "SET NULL", "SET DEFAULT" }[_random.Next(5)];

    /// <summary>
    /// Join tables as Prisma makes them, and tables that only look like one: with a primary key on SQLite, without an
    /// index on B, or with a name that a relation cannot have.
    /// </summary>
    private void WriteJoinTable(int number, Table a, Table b)
    {
        if (!a.HasKey || !b.HasKey) return;
        var name = number == 0 ? "_Links" : $"_{a.Name}To{b.Name}{number}";
        var hasKey = _isPostgreSql || _random.Next(2) == 0;
        var key = hasKey ? $", CONSTRAINT {Quoted(name + "_AB_pkey")} PRIMARY KEY (\"A\", \"B\")" : "";
        _sql.Append(
            $"CREATE TABLE {Quoted(name)} (\"A\" INT NOT NULL REFERENCES {a.Qualified} (id) ON DELETE "
                + "CASCADE ON UPDATE CASCADE, ")
            .Append($"\"B\" INT NOT NULL REFERENCES {b.Qualified} (id) ON DELETE CASCADE ON UPDATE CASCADE{key});\n");
        if (!hasKey)
            _sql.Append($"CREATE UNIQUE INDEX {Quoted(name + "_AB_unique")} ON {Quoted(name)} (\"A\", \"B\");\n");
        if (_random.Next(5) != 0) _sql.Append($"CREATE INDEX {Quoted(name + "_B_index")} ON {Quoted(name)} (\"B\");\n");
    }

    private void WriteUnmodelled(Table table)
    {
        var name = table.Qualified;
        string[] things = _isPostgreSql
            ?
            [
                $"CREATE INDEX ON {name} ((one + two))", $"CREATE UNIQUE INDEX ON {name} (two) WHERE one > 1",
                $"CREATE INDEX ON {name} (one) INCLUDE (two)", $"CREATE INDEX ON {name} USING hash (two)",
                $"CREATE INDEX ON {name} USING brin (two, one)", $"CREATE INDEX ON {name} (two DESC, one NULLS FIRST)",
                $"ALTER TABLE {name} ADD CHECK (one > 0)", $"ALTER TABLE {name} ADD UNIQUE (two) DEFERRABLE",
                $"CREATE VIEW {Quoted("v " + table.Name)} AS SELECT * FROM {name}", $"COMMENT ON TABLE {name} IS 'x'",
                $"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY",
                $"CREATE INDEX {Quoted("i " + table.Name)} ON {name} (two)",
                $"CREATE TABLE {Quoted("child " + table.Name)} () INHERITS ({name})",
                $"CREATE STATISTICS {Quoted("stat " + table.Name)} ON one, two FROM {name}",
                $"ALTER TABLE {name} ADD EXCLUDE (two WITH =)",
            ]
            :
            [
                $"CREATE INDEX {Quoted("e " + table.Name)} ON {name} (one + two)",
                $"CREATE UNIQUE INDEX {Quoted("p " + table.Name)} ON {name} (two) WHERE one > 1",
                $"CREATE INDEX {Quoted("d " + table.Name)} ON {name} (two DESC, one)",
                $"CREATE VIEW {Quoted("v " + table.Name)} AS SELECT * FROM {name}",
                $"CREATE TRIGGER {Quoted("t " + table.Name)} AFTER INSERT ON {name} BEGIN SELECT 1; END",
                $"CREATE UNIQUE INDEX {Quoted("u " + table.Name)} ON {name} (two)",
                $"CREATE TABLE {Quoted("strict " + table.Name)} (k INTEGER PRIMARY KEY, v ANY) STRICT",
                $"CREATE TABLE {Quoted("rowless " + table.Name)} (k TEXT NOT NULL PRIMARY KEY, v INT) WITHOUT ROWID",
                $"CREATE TABLE {Quoted("numbered " + table.Name)} (k INTEGER, v INT, PRIMARY KEY (k DESC))",
            ];
        foreach (var thing in Some(things, _random.Next(5))) _sql.Append(thing).Append(";\n");
    }

    private IEnumerable<T> Some<T>(IEnumerable<T> all, int count) => all.OrderBy(_ => _random.Next()).Take(count);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private sealed record Table(string Qualified, string Name, int Number)
    {
        public bool HasKey { get; set; }
    }
}
