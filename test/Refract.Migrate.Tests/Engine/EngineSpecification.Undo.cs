using Refract.Migrate.Engine;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Tests.Engine;

/// <summary>What was migrated can be undone by the script beside it.</summary>
public abstract partial class EngineSpecification
{
    private const string Shop = """
        model Customer {
          id    Int     @id
          full  String
          old   String?
          notes Note[]
        }

        model Note {
          id         Int      @id
          customerId Int
          customer   Customer @relation(fields: [customerId], references: [id])
        }
        """;

    private const string NextShop = """
        model Customer {
          id    Int     @id
          name  String
          email String? @unique
          notes Memo[]
        }

        model Memo {
          id         Int      @id
          customerId Int
          customer   Customer @relation(fields: [customerId], references: [id])

          @@index([customerId])
        }

        model Extra {
          id Int @id
        }
        """;

    private static readonly string[] s_shopRenames = ["Note=Memo", "Customer.full=Customer.name"];

    /// <summary>Two migrations with rows before the second, which renames, drops and adds.</summary>
    private async Task<DevResult> MigrateShop()
    {
        await Engine(Shop).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("""
            INSERT INTO "Customer" ("id", "full", "old") VALUES (1, 'A', 'x'), (2, 'B', NULL);
            INSERT INTO "Note" ("id", "customerId") VALUES (1, 2);
            """);
        var result = await Engine(NextShop).Dev(new DevOptions
        {
            Name = "second", WithDown = true, AcceptDataLoss = true, Renames = s_shopRenames,
        }, Ct);
        result.Created!.Name.ShouldNotBeNull();
        return result;
    }

    [Fact]
    public async Task Undo_leads_back_keeps_rows_and_makes_the_migration_pending_again()
    {
        var second = (await MigrateShop()).Created!;
        second.DownPath!.ShouldEndWith("down.sql");
        second.NotRestored.ShouldHaveSingleItem().ShouldContain("`old`");
        File.ReadAllText(second.DownPath!).ShouldStartWith("/*\n  This does not come back:\n");

        var result = await Engine(NextShop).Undo(new UndoOptions(), Ct);
        result.IsDone.ShouldBeTrue(string.Join('\n', result.Warnings));
        result.Migrations.ShouldBe([second.Name!]);
        (await Engine(Shop).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        await using (var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct))
        {
            (await database.RowProbe.CountValues(null, "Customer", "full", ["A", "B"], Ct)).ShouldBe(2);
            (await database.RowProbe.CountRows(null, "Note", Ct)).ShouldBe(1);
            (await database.RowProbe.CountNonNull(null, "Customer", "old", Ct)).ShouldBe(0);
        }

        var status = await Engine(NextShop).Status(Ct);
        status.History.Pending.Select(migration => migration.Name).ShouldBe([second.Name!]);
        status.ResetReasons.ShouldBeEmpty();
        (await History()).Single(row => row.Name == second.Name).RolledBackAt.ShouldNotBeNull();

        var again = await Engine(NextShop).Dev(new DevOptions(), Ct);
        again.NeedsReset.ShouldBeFalse();
        again.Applied.Select(migration => migration.Name).ShouldBe([second.Name!]);
        (await Engine(NextShop).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
    }

    [Fact]
    public async Task Undo_announces_what_goes_and_refuses_without_consent()
    {
        await MigrateShop();
        await Execute("INSERT INTO \"Extra\" (\"id\") VALUES (1), (2); "
            + "UPDATE \"Customer\" SET \"email\" = 'a' WHERE \"id\" = 1");
        var refused = await Engine(NextShop).Undo(new UndoOptions(), Ct);
        refused.IsDone.ShouldBeFalse();
        refused.Warnings.Select(warning => (warning.Risk.Kind, warning.Count)).ShouldBe(
            [(DataRiskKind.TableDropped, 2), (DataRiskKind.ColumnDropped, 1)], ignoreOrder: true);
        (await Engine(NextShop).Status(Ct)).IsUpToDate.ShouldBeTrue();
        (await Engine(NextShop).Undo(new UndoOptions { AcceptDataLoss = true }, Ct)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Undo_goes_back_by_steps_or_to_a_name()
    {
        var names = new List<string>();
        foreach (var name in (string[])["a", "b", "c"])
        {
            var models = string.Concat("abc"[..(name[0] - 'a' + 1)].Select(c => $"model {c} {{\n  id Int @id\n}}\n"));
            names.Add((await Engine(models).Dev(new DevOptions { Name = name, WithDown = true }, Ct)).Created!.Name!);
        }

        (await Should.ThrowAsync<MigrationException>(() => Engine().Undo(new UndoOptions { Steps = 4 }, Ct))).Code
            .ShouldBe("RFR3015");
        (await Should.ThrowAsync<MigrationException>(() => Engine().Undo(new UndoOptions { To = "x" }, Ct))).Code
            .ShouldBe("P3017");
        (await Should.ThrowAsync<MigrationException>(() => Engine().Undo(new UndoOptions { To = names[2] }, Ct)))
            .Message.ShouldContain("nothing to undo");
        (await Engine().Undo(new UndoOptions { To = names[0] }, Ct)).Migrations.ShouldBe([names[2], names[1]]);
        (await Catalog()).Tables.Select(table => table.Name).ShouldBe(["a"]);
        (await Engine().Undo(new UndoOptions(), Ct)).Migrations.ShouldBe([names[0]]);
        (await Catalog()).Tables.ShouldBeEmpty();
        (await Engine().Deploy(Ct)).Applied.Count.ShouldBe(3);
        (await Engine().Undo(new UndoOptions { Steps = 3 }, Ct)).Migrations.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(null, "has no down.sql")]
    [InlineData("DROP TABLE nowhere;", "does not run on a shadow database")]
    [InlineData("CREATE TABLE other (id INTEGER NOT NULL PRIMARY KEY);", "do not lead back")]
    public async Task A_migration_without_a_right_way_back_is_not_undone(string? down, string message)
    {
        const string Name = "20260101000000_first";
        WriteMigration(Name, "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY);");
        if (down is not null) Folder.Write($"migrations/{Name}/down.sql", down);
        await Engine().Deploy(Ct);
        var refusal = await Should.ThrowAsync<MigrationException>(() => Engine().Undo(new UndoOptions(), Ct));
        (refusal.Code, refusal.Next is null).ShouldBe(("RFR3015", false));
        refusal.Message.ShouldContain(message);
        (await Engine().Status(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_migration_that_was_edited_or_is_gone_is_not_undone()
    {
        const string Name = "20260101000000_first";
        WriteMigration(Name, "CREATE TABLE a (id INTEGER);");
        Folder.Write($"migrations/{Name}/down.sql", "DROP TABLE a;");
        await Engine().Deploy(Ct);
        WriteMigration(Name, "CREATE TABLE a (id INTEGER); -- edited");
        (await Should.ThrowAsync<MigrationException>(() => Engine().Undo(new UndoOptions(), Ct))).Message
            .ShouldContain("was changed after it was applied");
        Directory.Delete(Migrations, recursive: true);
        (await Should.ThrowAsync<MigrationException>(() => Engine().Undo(new UndoOptions(), Ct))).Message
            .ShouldContain("is not in");
    }

    [Fact]
    public async Task An_undo_that_was_cut_off_is_found_and_resolved()
    {
        const string Name = "20260101000000_first";
        WriteMigration(Name, "CREATE TABLE a (id INTEGER);");
        Folder.Write($"migrations/{Name}/down.sql",
            "BEGIN; DROP TABLE a; COMMIT; CREATE TABLE b (id INTEGER); DROP TABLE b;");
        await Engine().Deploy(Ct);
        await using (var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct))
            await database.History.Note((await History()).Single().Id, MigrationRecord.UndoBegun, Ct);
        (await Engine().Status(Ct)).History.Failed.Count.ShouldBe(1);
        (await Should.ThrowAsync<MigrationException>(() => Engine().Deploy(Ct))).Code.ShouldBe("P3009");
        await Engine().ResolveApplied(Name, Ct);
        (await Engine().Status(Ct)).IsUpToDate.ShouldBeTrue();
        (await Engine().Undo(new UndoOptions(), Ct)).IsDone.ShouldBeTrue();
        (await Catalog()).Tables.ShouldBeEmpty();
        (await History()).Where(row => row.IsApplied).ShouldBeEmpty();
    }
}
