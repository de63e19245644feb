using Refract.Migrate.Engine;
using Refract.Relational.Contracts;
using Refract.Relational.Review;

namespace Refract.Migrate.Tests.Engine;

/// <summary>What deployed programs may use is taken away in two steps, or with consent.</summary>
public abstract partial class EngineSpecification
{
    private const string Person = "model Person {\n  id Int @id\n  name String?\n  age Int @default(0)\n}\n";
    private const string Other = "model Other {\n  id Int @id\n}\n";
    private static string AgeIgnored => Person.Replace("@default(0)", "@default(0) @ignore", StringComparison.Ordinal);
    private static string NoAge => Person.Replace("  age Int @default(0)\n", "", StringComparison.Ordinal);
    private static string NameRequired => Person.Replace("String?", "String", StringComparison.Ordinal);
    private static string AgeText =>
        Person.Replace("Int @default(0)", "String @default(\"0\")", StringComparison.Ordinal);
    private static string NoDefault => Person.Replace(" @default(0)", "", StringComparison.Ordinal);
    private static string MoreRequired => Person.Replace("}", "  more Int\n}", StringComparison.Ordinal);

    private MigrationEngine Apart(string models) => Engine(models, expandAndContract: true);

    private static DevOptions New(string name) => new() { Name = name, AcceptDataLoss = true };

    public static TheoryData<string, string> Contracted => new()
    {
        { "column", "RFR3110" }, { "table", "RFR3110" }, { "required", "RFR3119" }, { "type", "RFR3119" },
        { "default", "RFR3119" }, { "more", "RFR3108 RFR3119" }, { "renamed", "RFR3111" },
    };

    private static (string After, string[] Renames) Change(string kind) => kind switch
    {
        "column" => (NoAge + Other, []),
        "table" => (Person, []),
        "required" => (NameRequired + Other, []),
        "type" => (AgeText + Other, []),
        "default" => (NoDefault + Other, []),
        "more" => (MoreRequired + Other, []),
        _ => (Person.Replace("name", "title", StringComparison.Ordinal) + Other, ["Person.name=Person.title"]),
    };

    [Theory, MemberData(nameof(Contracted))]
    public async Task What_programs_use_is_taken_away_with_consent_only(string kind, string codes)
    {
        var (after, renames) = Change(kind);
        await Apart(Person + Other).Dev(New("first"), Ct);
        var options = New("second") with { Renames = renames };
        var refused = (await Apart(after).Dev(options, Ct)).Created!;
        (refused.IsRefused, refused.Name).ShouldBe((true, null));
        codes.ShouldContain(refused.Contractions.ShouldHaveSingleItem().Code);
        Folders().Length.ShouldBe(1);

        var made = (await Apart(after).Dev(options with { Contract = true }, Ct)).Created!;
        File.ReadAllText(made.Path!).ShouldContain(
            $"-- refract-lint: ignore {refused.Contractions[0].Code} (--contract)\n");
        (await Apart(after).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        // The consent stands in the script: another database takes it without a question.
        Provider.Reviewer.Review(new ReviewedScript(File.ReadAllText(made.Path!),
            [File.ReadAllText(Path.Combine(Migrations, Folders()[0], "migration.sql"))]))
            .SelectMany(statement => statement.Findings).ShouldNotContain(finding => finding.IsContraction);
    }

    [Theory, MemberData(nameof(Contracted))]
    public async Task Nothing_is_kept_apart_unless_that_is_asked_for(string kind, string codes)
    {
        _ = codes;
        var (after, renames) = Change(kind);
        await Engine(Person + Other).Dev(New("first"), Ct);
        var made = (await Engine(after).Dev(New("second") with { Renames = renames }, Ct)).Created!;
        (made.IsRefused, made.Contractions.Count).ShouldBe((false, 0));
        File.ReadAllText(made.Path!).ShouldNotContain("refract");
    }

    [Fact]
    public async Task What_is_added_or_widened_takes_nothing_away()
    {
        await Apart(Person).Dev(New("first"), Ct);
        var made = (await Apart(Person.Replace("}", "  a Int?\n  b Int @default(1)\n  c String @default(\"\")\n}",
            StringComparison.Ordinal).Replace("age Int ", "age Int? ", StringComparison.Ordinal) + Other)
            .Dev(New("second"), Ct)).Created!;
        (made.IsRefused, made.Contractions.Count).ShouldBe((false, 0));
    }

    [Fact]
    public async Task A_column_that_a_migration_retires_is_dropped_by_a_later_one()
    {
        await Apart(Person).Dev(New("first"), Ct);
        var folder = new Refract.Migrate.History.MigrationFolder(Migrations);
        var expected = await Apart(AgeIgnored).Diff(DiffSource.Of(folder), DiffSource.Of(SchemaOf(AgeIgnored)), Ct);
        expected.Script.Steps.ShouldHaveSingleItem().Comment.ShouldBe(RetiredParts.StepName);
        var retire = (await Apart(AgeIgnored).Dev(New("retire"), Ct)).Created!;
        File.ReadAllText(retire.Path!).ShouldBe("-- Retire\n-- refract: retires column \"age\" of \"Person\"\n");
        (await Apart(AgeIgnored).Dev(New("again"), Ct)).Created!.Name.ShouldBeNull();
        var drop = (await Apart(NoAge).Dev(New("drop"), Ct)).Created!;
        (drop.IsRefused, drop.Contractions.Count).ShouldBe((false, 0));
        (await Apart(NoAge).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_table_that_a_migration_retires_is_dropped_by_a_later_one()
    {
        await Apart(Person + Other).Dev(New("first"), Ct);
        await Apart(Person + Other.Replace("\n}", "\n  @@ignore\n}", StringComparison.Ordinal)).Dev(New("retire"), Ct);
        (await Apart(Person).Dev(New("drop"), Ct)).Created!.Contractions.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_column_that_programs_use_again_is_no_longer_retired()
    {
        await Apart(Person).Dev(New("first"), Ct);
        await Apart(AgeIgnored).Dev(New("retire"), Ct);
        var back = (await Apart(Person).Dev(New("back"), Ct)).Created!;
        File.ReadAllText(back.Path!).ShouldBe("-- Retire\n-- refract: uses column \"age\" of \"Person\"\n");
        (await Apart(NoAge).Dev(New("drop"), Ct)).Created!.Contractions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_client_that_could_not_insert_rows_is_announced()
    {
        await Apart(NoDefault).Dev(New("first"), Ct);
        var ignored = NoDefault.Replace("age Int", "age Int @ignore", StringComparison.Ordinal);
        (await Apart(ignored).Dev(New("retire"), Ct)).Created!.StoppedInserts.ShouldHaveSingleItem()
            .ShouldStartWith("The client leaves out Person.age, which is required and has no default");
    }

    [Fact]
    public async Task A_deployment_does_not_retire_and_drop_at_once()
    {
        await Apart(Person).Dev(New("first"), Ct);
        const string retire = "20990101000000_retire", drop = "20990102000000_drop";
        WriteMigration(retire, RetiredParts.Mark(new RetiredPart(null, "Person", "age"), isUsed: false) + "\n");
        WriteMigration(drop, "ALTER TABLE \"Person\" DROP COLUMN \"age\";\n");

        var refusal = await Should.ThrowAsync<MigrationException>(() => Apart(NoAge).Deploy(Ct));
        (refusal.Code, refusal.Message.Contains(drop, StringComparison.Ordinal)).ShouldBe(("RFR3017", true));
        (await Should.ThrowAsync<MigrationException>(() => Apart(NoAge).DryDeploy(Ct))).Code.ShouldBe("RFR3017");
        (await History()).Count(row => row.IsApplied).ShouldBe(1);

        Directory.Delete(Path.Combine(Migrations, drop), recursive: true);
        (await Apart(AgeIgnored).Deploy(Ct)).Applied.Single().Name.ShouldBe(retire);
        WriteMigration(drop, "ALTER TABLE \"Person\" DROP COLUMN \"age\";\n");
        (await Apart(NoAge).Deploy(Ct)).Applied.Single().Name.ShouldBe(drop);
    }

    [Fact]
    public async Task A_database_without_migrations_gets_all_at_once()
    {
        WriteMigration("20260101000000_a", "CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, gone TEXT);");
        WriteMigration("20260102000000_b", "ALTER TABLE a DROP COLUMN gone;");
        (await Apart("").Deploy(Ct)).Applied.Count.ShouldBe(2);
        WriteMigration("20260103000000_c", "DROP TABLE a;");
        (await Should.ThrowAsync<MigrationException>(() => Apart("").Deploy(Ct))).Code.ShouldBe("RFR3017");
        (await Engine().Deploy(Ct)).Applied.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_squash_keeps_what_is_retired()
    {
        await Apart(Person).Dev(New("first"), Ct);
        await Apart(AgeIgnored).Dev(New("retire"), Ct);
        await Apart(AgeIgnored).Squash(new SquashOptions(), Ct);
        await Apart(AgeIgnored).Deploy(Ct);
        (await Apart(AgeIgnored).Dev(New("nothing"), Ct)).Created!.Name.ShouldBeNull();
        (await Apart(NoAge).Dev(New("drop"), Ct)).Created!.Contractions.ShouldBeEmpty();
    }
}
