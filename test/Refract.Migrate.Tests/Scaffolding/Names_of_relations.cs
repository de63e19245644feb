using System.Text.RegularExpressions;
using Refract.Migrate.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>The names, order and attributes that a pull from nothing gives, each compared with the real Prisma
/// 7.10.</summary>
public sealed class Names_of_relations
{
    private const string Relations = """
        CREATE TABLE "A" ("id" INTEGER PRIMARY KEY, "x" INTEGER, "y" INTEGER,
            CONSTRAINT "A_x_fkey" FOREIGN KEY ("x") REFERENCES "A" ("id"), CONSTRAINT "A_y_fkey" FOREIGN KEY ("y") REFERENCES "A" ("id"));
        CREATE TABLE "Folder" ("id" INTEGER PRIMARY KEY, "up" INTEGER REFERENCES "Folder" ("id"));
        CREATE TABLE "S" ("id" INTEGER PRIMARY KEY, "A" INTEGER REFERENCES "A" ("id"));
        CREATE TABLE "D" ("id" INTEGER PRIMARY KEY, "aId" INTEGER REFERENCES "A" ("id"));
        CREATE TABLE "Two" ("id" INTEGER PRIMARY KEY, "d1" INTEGER REFERENCES "D" ("id"), "d2" INTEGER REFERENCES "D" ("id"));
        """;

    private static string JoinTable(string name, string first, string second) => $"""
        CREATE TABLE "{name}" ("A" INTEGER NOT NULL REFERENCES "{first}" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
            "B" INTEGER NOT NULL REFERENCES "{second}" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE UNIQUE INDEX "{name}_AB_unique" ON "{name}" ("A", "B");
        CREATE INDEX "{name}_B_index" ON "{name}" ("B");
        """;

    private static readonly string Sql = Relations + JoinTable("_ads", "A", "D") + JoinTable("_fr", "A", "A")
        + JoinTable("_Tree", "Folder", "S")
        + JoinTable("_DToFolder", "D", "Folder") + JoinTable("_solo", "D", "D");

    private static readonly string[] Expected =
    [
        // Two relations of a model with itself, with a foreign key and a join table beside each other.
        "A_A_xToA A? @relation(\"A_xToA\", fields: [x], references: [id], onDelete: NoAction, onUpdate: NoAction)",
        "other_A_A_xToA A[] @relation(\"A_xToA\")",
        "A_fr_A A[] @relation(\"fr\")",
        "A_fr_B A[] @relation(\"fr\")",

        // One of them is called after the model alone.
        "Folder Folder? @relation(\"FolderToFolder\", fields: [up], references: [id], onDelete: NoAction, "
            + "onUpdate: NoAction)",
        "other_Folder Folder[] @relation(\"FolderToFolder\")",
        "D_A D[] @relation(\"solo\")",
        "D_B D[] @relation(\"solo\")",

        // A key whose column is called like the other model.
        "A_S_AToA A? @relation(\"S_AToA\", fields: [A], references: [id], onDelete: NoAction, onUpdate: NoAction)",
        "S_S_AToA S[] @relation(\"S_AToA\")",

        // A foreign key and a join table between the same two.
        "A_D_aIdToA A? @relation(\"D_aIdToA\", fields: [aId], references: [id], onDelete: NoAction, "
            + "onUpdate: NoAction)",
        "D_D_aIdToA D[] @relation(\"D_aIdToA\")",
        "D_ads D[] @relation(\"ads\")",
        "A_ads A[] @relation(\"ads\")",

        // A join table alone, with the name that it has by rule and with another one.
        "Folder Folder[]",
        "D D[]",
        "S S[] @relation(\"Tree\")",
        "Folder Folder[] @relation(\"Tree\")",
        "D_Two_d1ToD D? @relation(\"Two_d1ToD\", fields: [d1], references: [id], onDelete: NoAction, "
            + "onUpdate: NoAction)",
        "Two_Two_d2ToD Two[] @relation(\"Two_d2ToD\")",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fields_of_relations_are_called_as_the_real_ones_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();

        // There the two columns of a join table are its primary key.
        ShouldHold(await Pull(database.Url, Regex.Replace(Sql, "CREATE UNIQUE INDEX \"(\\w+)_AB_unique\" ON \"\\w+\"",
            "ALTER TABLE \"$1\" ADD CONSTRAINT \"$1_AB_pkey\" PRIMARY KEY")));
    }

    [Fact]
    public async Task Fields_of_relations_are_called_and_ordered_as_the_real_ones_on_sqlite()
    {
        using var folder = new TempFolder();
        var text = await Pull("file:" + folder["a.db"], Sql);
        ShouldHold(text);

        // SQLite tells foreign keys from the last to the first.
        text.IndexOf("A_A_yToA", StringComparison.Ordinal)
            .ShouldBeLessThan(text.IndexOf("A_A_xToA", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Indexes_of_sqlite_come_from_the_last_to_the_first()
    {
        using var folder = new TempFolder();
        var text = await Pull("file:" + folder["a.db"], """
            CREATE TABLE "k" ("id" INTEGER PRIMARY KEY, "a" INTEGER, "b" TEXT);
            CREATE INDEX "k_1" ON "k" ("b");
            CREATE INDEX "k_2" ON "k" ("b", "a");
            CREATE UNIQUE INDEX "k_3" ON "k" ("b" DESC);
            CREATE INDEX "k_4" ON "k" ("b" DESC, "a");
            """);
        text.ShouldContain("b  String? @unique(map: \"k_3\", sort: Desc)\n");
        text.ShouldContain(
            "@@index([b(sort: Desc), a], map: \"k_4\")\n  @@index([b, a], map: \"k_2\")\n  @@index([b], map: "
                + "\"k_1\")\n");
    }

    [Fact]
    public async Task A_unique_index_that_descends_and_operator_classes_are_written_as_the_language_has_them()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        var text = await Pull(database.Url, """
            CREATE TABLE k (id INTEGER PRIMARY KEY, d TEXT, j JSONB);
            CREATE UNIQUE INDEX k_d ON k (d DESC);
            CREATE INDEX k_j ON k USING gin (j jsonb_path_ops);
            CREATE INDEX k_like ON k (d text_pattern_ops);
            """);
        text.ShouldContain("d  String? @unique(map: \"k_d\", sort: Desc)\n");
        text.ShouldContain("@@index([j(ops: JsonbPathOps)], map: \"k_j\", type: Gin)");
        text.ShouldContain("@@index([d(ops: raw(\"text_pattern_ops\"))], map: \"k_like\")");
    }

    private static void ShouldHold(string text)
    {
        var lines = text.Split('\n')
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToHashSet();
        foreach (var line in Expected)
            lines.ShouldContain(line);
    }

    private static async Task<string> Pull(string url, string sql)
    {
        var parsed = DatabaseUrl.Parse(url);
        Refract.Relational.Contracts.IMigrationProvider provider = parsed.Provider == SqlProvider.Sqlite
            ? new SqliteMigrationProvider()
            : new PostgreSqlMigrationProvider();
        await provider.EnsureExists(parsed, Ct);
        var engine = new MigrationEngine(new MigrationSettings { Provider = provider, Url = parsed });
        await engine.Execute(sql, Ct);
        var pulled = await engine.Pull(ct: Ct);
        pulled.Notes.ShouldNotContain(note => note.StartsWith("The schema cannot", StringComparison.Ordinal));
        return pulled.Files[0].Text;
    }
}
