using Microsoft.Data.Sqlite;

namespace Refract.Cli.Tests;

/// <summary>
/// A table is rebuilt on a disk that becomes full meanwhile, at many moments: nothing is lost, nothing is left
/// half made, and with more space the next run finishes. The disk is a small file system in memory, which only a
/// privileged user can mount.
/// </summary>
public sealed class Full_disk_on_sqlite
{
    private const int Rows = 8_000;

    private const string Schema =
        "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel Item {\n  id Int @id @default(autoincrement())\n"
        + "  text String @default(\"-\")\n}\n";

    private const string Init = """
        CREATE TABLE "Item" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "text" TEXT CHECK (length("text") < 100));
        CREATE INDEX "Item_lower" ON "Item" (lower("text"));
        CREATE TRIGGER "item_upd" AFTER UPDATE ON "Item" BEGIN SELECT 1; END;

        """;

    private const string Rebuild = """
        PRAGMA foreign_keys=OFF;
        CREATE TABLE "new_Item" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            "text" TEXT NOT NULL DEFAULT '-' CHECK (length("text") < 100));
        INSERT INTO "new_Item" ("id", "text") SELECT "id", coalesce("text", '-') FROM "Item";
        DROP TABLE "Item";
        ALTER TABLE "new_Item" RENAME TO "Item";
        CREATE INDEX "Item_lower" ON "Item" (lower("text"));
        CREATE TRIGGER "item_upd" AFTER UPDATE ON "Item" BEGIN SELECT 1; END;
        PRAGMA foreign_keys=ON;

        """;

    [Theory]
    [InlineData("db push")]
    [InlineData("migrate deploy")]
    public async Task Nothing_is_lost_and_the_next_run_finishes(string command)
    {
        using var folder = new CliFolder().With("schema.prisma", Schema).With("migrations/1_init/migration.sql", Init);
        var disk = Directory.CreateDirectory(folder["disk"]).FullName;
        var isMounted = OperatingSystem.IsLinux() && Mounting.Run("-t", "tmpfs", "-o", "size=64m", "tmpfs", disk);
        Assert.SkipUnless(isMounted, "A small file system cannot be mounted.");
        try
        {
            folder.Variables["DATABASE_URL"] = "file:./disk/x.db";
            (await folder.Run("migrate", "deploy")).ShouldExit(0);
            folder.With("migrations/2_rebuild/migration.sql", Rebuild);
            Query(folder, $"WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < {Rows}) "
                + "INSERT INTO \"Item\" (\"text\") "
                + $"SELECT iif(i % 2, NULL, 'text ' || i) FROM c; DELETE FROM \"Item\" WHERE \"id\" = {Rows}");
            var template = folder["template.db"];
            File.Copy(folder["disk/x.db"], template);
            var size = new FileInfo(template).Length;
            var failures = 0;
            foreach (var share in new[] { 0.02, 0.1, 0.3, 0.5, 0.8, 1.1, 1.5, 2, 3 })
            {
                foreach (var file in Directory.GetFiles(disk)) File.Delete(file);
                File.Copy(template, folder["disk/x.db"]);
                Mounting.Run("-o", $"remount,size={(long)(size * (1 + share))}", disk).ShouldBeTrue();
                var run = await folder.Run(command.Split(' '));
                if (run.ExitCode != 0)
                {
                    failures++;
                    run.ShouldExit(1).Error.ShouldContain("full");
                    ShouldBeWhole(folder, isRebuilt: false);
                    Mounting.Run("-o", "remount,size=64m", disk).ShouldBeTrue();
                    run = await folder.Run(command.Split(' '));
                }

                // The failure may have been written down; then it says what to do.
                if (run.ExitCode != 0)
                {
                    run.Error.ShouldContain("--rolled-back 2_rebuild");
                    (await folder.Run("migrate", "resolve", "--rolled-back", "2_rebuild")).ShouldExit(0);
                    (await folder.Run(command.Split(' '))).ShouldExit(0);
                }

                ShouldBeWhole(folder, isRebuilt: true);
                Directory.GetFiles(disk).ShouldBe([folder["disk/x.db"]]);
            }

            failures.ShouldBeGreaterThan(3);
        }
        finally
        {
            Mounting.End(disk);
        }
    }

    private static void ShouldBeWhole(CliFolder folder, bool isRebuilt)
    {
        Query(folder, "SELECT count(*) FROM \"Item\"").ShouldBe(Rows - 1);
        Query(folder, "SELECT count(*) FROM \"Item\" WHERE \"text\" IS NULL OR \"text\" = '-'").ShouldBe(Rows / 2);
        Query(folder, "SELECT sql LIKE '%DEFAULT%' FROM sqlite_master WHERE name = 'Item'").ShouldBe(isRebuilt ? 1 : 0);
        Query(folder, "SELECT seq FROM sqlite_sequence WHERE name = 'Item'").ShouldBe(Rows);
        Query(folder, "SELECT count(*) FROM sqlite_master WHERE name IN ('item_upd', 'Item_lower')").ShouldBe(2);
        Query(folder, "SELECT count(*) FROM sqlite_master WHERE name LIKE 'new\\_%' ESCAPE '\\'").ShouldBe(0);
        Query(folder, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'").ShouldBe(1);
    }

    private static long Query(CliFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder["disk/x.db"]};Pooling=False");
        connection.Open();
        using var query = connection.CreateCommand();
        query.CommandText = sql;
        return query.ExecuteScalar() is long value ? value : 0;
    }
}
