using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>Enum types that lose values, get them in the middle or have them in another order.</summary>
public sealed class Changes_of_enums : PostgreSqlEngineTest
{
    private const string Order = "SELECT string_agg(enumlabel, ' ' ORDER BY enumsortorder) FROM pg_enum";

    private static string Models(string values, string more = "") => $$"""
        enum Mood {
          {{values.Replace(" ", "\n  ", StringComparison.Ordinal)}}
        }

        model A {
          id Int    @id
          e  Mood   @default(Happy)
          es Mood[] @default([Happy])
          n  Int
          {{more}}
        }

        """;

    [Fact]
    public async Task Indexes_that_speak_of_the_type_are_away_while_it_is_replaced()
    {
        const string Index = "@@unique([n], where: raw(\"e = 'Happy'\"), map: \"one_happy\")";
        await Engine(Models("Happy Sad", Index)).Dev(new DevOptions { Name = "first" }, Ct);
        WriteMigration("20990101000000_more", """
            CREATE INDEX by_mood ON "A" ((CASE WHEN e = 'Happy' THEN 1 ELSE 2 END)) INCLUDE (n);
            CREATE INDEX plain ON "A" (e);
            """);
        await Execute("""INSERT INTO "A" VALUES (1, 'Happy', '{Happy}', 1)""");
        (await Engine(Models("Happy Calm", Index))
            .Dev(new DevOptions { Name = "less", AcceptDataLoss = true }, Ct)).Applied.Count.ShouldBe(2);
        (await Scalar("SELECT count(*) FROM pg_indexes WHERE indexname IN ('one_happy', 'by_mood')")).ShouldBe(2L);
        (await Scalar("SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum")).ShouldBe("Happy,Calm");
        await PushTwice(Models("Happy", Index));
        await PushTwice(Models("Happy Sad"));
        (await Scalar("SELECT count(*) FROM pg_indexes WHERE indexname IN ('one_happy', 'by_mood')")).ShouldBe(1L);
    }

    [Theory]
    [InlineData("Happy", """CREATE INDEX by_mood ON "A" ((n + 1)) WHERE e = 'Sad'""", "by_mood")]
    [InlineData("Happy", """CREATE UNIQUE INDEX "By ""Mood" ON "A" ((n + 1)) WHERE e IN ('Happy', 'Sad')""",
        "\"By \"\"Mood\"")]
    [InlineData("Happy", """CREATE INDEX by_mood ON "A" ((e <> 'Sad'))""", "by_mood")]
    [InlineData("Sad", "SELECT 1", "one_mood")]
    public async Task An_index_with_a_value_that_goes_is_named_and_nothing_is_changed(string where, string sql,
        string index)
    {
        const string count = "SELECT count(*) FROM pg_indexes WHERE tablename = 'A'";
        var schema = Models("Happy Sad", $"@@unique([n], where: raw(\"e = '{where}'\"), map: \"one_mood\")");
        await Engine(schema).Dev(new DevOptions { Name = "first" }, Ct);
        WriteMigration("20990101000000_more", sql + ";");
        var engine = Engine(schema.Replace("  Sad\n", "", StringComparison.Ordinal));
        await engine.Deploy(Ct);
        var before = await Scalar(count);
        var push = await Should.ThrowAsync<MigrationException>(
            () => engine.Push(new PushOptions { AcceptDataLoss = true }, Ct));
        push.Code.ShouldBe("P3018");
        push.Message.ShouldContain(" Nothing was changed.\n\nCREATE ");
        push.Next.ShouldNotBeNull().ShouldContain($"the index {index} has a value that its enum no longer has");
        (await Should.ThrowAsync<MigrationException>(
            () => engine.Dev(new DevOptions { Name = "less", AcceptDataLoss = true }, Ct)))
            .Next.ShouldNotBeNull().ShouldContain($"the index {index} has");
        (await Scalar("SELECT count(*) FROM pg_enum")).ShouldBe(2L);
        (await Scalar(count)).ShouldBe(before);
    }

    [Theory]
    [InlineData("""ALTER TABLE "A" ADD CONSTRAINT k CHECK (e <> 'Sad')""", "constraint k on table \"A\"")]
    [InlineData("""CREATE VIEW v AS SELECT e FROM "A" """, "view v")]
    [InlineData("""ALTER TABLE "A" ADD COLUMN g int GENERATED ALWAYS AS (CASE WHEN e = 'Sad' THEN 1 END) STORED; ALTER TABLE "A" DROP COLUMN n; ALTER TABLE "A" RENAME g TO n""", "column \"n\"")]
    [InlineData("""CREATE FUNCTION f("Mood") RETURNS int LANGUAGE sql AS 'SELECT 1'""", "function f(")]
    [InlineData("""CREATE POLICY p ON "A" USING (e = 'Sad')""", "policy p")]
    [InlineData("""CREATE MATERIALIZED VIEW v AS SELECT e FROM "A" """, "materialized view v")]
    [InlineData("""CREATE RULE r AS ON DELETE TO "A" WHERE OLD.e = 'Sad' DO INSTEAD NOTHING""", "rule r")]
    [InlineData("""CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER t BEFORE UPDATE ON "A" FOR EACH ROW WHEN (NEW.e = 'Sad') EXECUTE FUNCTION f()""", "trigger t")]
    [InlineData("""CREATE TRIGGER t BEFORE UPDATE OF e ON "A" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()""", "trigger t")]
    [InlineData("""CREATE DOMAIN d AS "Mood" """, "type d")]
    [InlineData("""CREATE TYPE d AS (m "Mood")""", "type d")]
    [InlineData("""ALTER TABLE "A" ADD CONSTRAINT k CHECK ('Sad' <> ALL (es))""", "constraint k on table \"A\"")]
    [InlineData("""CREATE TABLE "_other" (m "Mood"); CREATE SCHEMA other; ALTER TABLE "_other" SET SCHEMA other""",
        "table other.")]
    public async Task What_cannot_go_along_is_named_and_nothing_changes(string sql, string name)
    {
        await Push(Models("Happy Sad"));
        await Execute(sql);
        var models = sql.Contains("RENAME", StringComparison.Ordinal)
            ? Models("Happy").Replace("n  Int", "n  Int?", StringComparison.Ordinal) : Models("Happy");
        (await Should.ThrowAsync<MigrationException>(() => Push(models, acceptDataLoss: true))).Message.ShouldContain(
            name);
        (await Scalar("SELECT count(*) FROM pg_enum")).ShouldBe(2L);
    }

    [Theory]
    [InlineData("A B C", "A X B C Y")]
    [InlineData("A B C", "X A B C")]
    [InlineData("A B C", "A X Y Z B C W")]
    [InlineData("A B C", "C B A")]
    [InlineData("A B C", "X C Y A")]
    [InlineData("A B C", "D E")]
    public async Task The_order_of_values_becomes_that_of_the_schema(string before, string after)
    {
        await PushTwice(WithoutDefaults(before));
        foreach (var times in new[] { 1, 2 })
        {
            var push = await Engine(WithoutDefaults(after), comparesEnumOrder: true)
                .Push(new PushOptions { AcceptDataLoss = true }, Ct);
            push.IsDone.ShouldBeTrue();
            push.InOtherOrder.ShouldBeEmpty();
            push.Script.IsEmpty.ShouldBe(times == 2);
        }

        (await Scalar(Order)).ShouldBe(after);
        var pulled = await Engine(WithoutDefaults(before)).Pull(ct: Ct);
        pulled.Notes.ShouldBeEmpty();
        pulled.Files[0].Text.ShouldContain(
            "enum Mood {\n  " + after.Replace(" ", "\n  ", StringComparison.Ordinal) + "\n}");
    }

    /// <summary>
    /// As the real Prisma does: a new value goes to the end, wherever the schema has it, and that is no difference to
    /// it.
    /// </summary>
    [Theory]
    [InlineData("A B", "X", "A X B")]
    [InlineData("A B", "X", "X A B")]
    [InlineData("A B", "X Y", "Y A X B")]
    [InlineData("A B", "X Y", "A B Y X")]
    public async Task Values_that_were_added_at_the_end_may_stand_anywhere_in_the_schema(string before, string added,
        string after)
    {
        var values = string.Join(", ", before.Split(' ').Select(value => $"'{value}'"));
        WriteMigration("20200101000000_init", $"""
            CREATE TYPE "Mood" AS ENUM ({values});
            CREATE TABLE "A" (id INTEGER NOT NULL, e "Mood" NOT NULL, es "Mood"[], n INTEGER NOT NULL,
                CONSTRAINT "A_pkey" PRIMARY KEY (id));
            """);
        WriteMigration("20200102000000_more",
            string.Concat(added.Split(' ').Select(value => $"ALTER TYPE \"Mood\" ADD VALUE '{value}';\n")));
        var engine = Engine(WithoutDefaults(after));
        (await engine.Deploy(Ct)).Applied.Count.ShouldBe(2);
        (await engine.Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await engine.Dev(new DevOptions { Name = "none" }, Ct)).Created!.Name.ShouldBeNull();
        (await Push(WithoutDefaults(after))).Script.IsEmpty.ShouldBeTrue();

        // New values go before the value that the schema has after them.
        await PushTwice(WithoutDefaults("N " + after.Replace("B", "M B", StringComparison.Ordinal)));
        ((string)(await Scalar(Order))!).ShouldContain("M B");
    }

    /// <summary>As the real Prisma, which compares no order: projects sort the values of their schema later.</summary>
    [Fact]
    public async Task The_order_of_values_that_are_there_is_told_and_left_alone_unless_it_is_asked_for()
    {
        await PushTwice(WithoutDefaults("USER ADMIN DEMO"));
        const string sorted = "ADMIN DEMO USER";
        var push = await Push(WithoutDefaults(sorted));
        push.Script.IsEmpty.ShouldBeTrue();
        push.InOtherOrder.ShouldHaveSingleItem().Values.ShouldBe(["USER", "ADMIN", "DEMO"]);
        await PushTwice(WithoutDefaults("ADMIN DEMO GUEST USER"));
        (await Scalar(Order)).ShouldBe("GUEST USER ADMIN DEMO");
        (await Engine(WithoutDefaults(sorted)).Pull(ct: Ct)).Files[0].Text.ShouldContain(
            "enum Mood {\n  GUEST\n  USER\n  ADMIN\n  DEMO\n}");

        // A type that is replaced for another reason gets the order of the schema.
        (await Push(WithoutDefaults("DEMO ADMIN"), acceptDataLoss: true)).IsDone.ShouldBeTrue();
        (await Scalar(Order)).ShouldBe("DEMO ADMIN");
    }

    [Fact]
    public async Task A_value_beyond_63_bytes_is_refused_and_says_what_to_do()
    {
        var models = WithoutDefaults("A " + new string('v', 64));
        var refusal = await Should.ThrowAsync<MigrationException>(() => Push(models));
        refusal.Message.ShouldContain("42602");
        refusal.Next.ShouldNotBeNull().ShouldContain("@map");
        await PushTwice(WithoutDefaults($"A {new string('v', 63)}"));
    }

    private static string WithoutDefaults(string values) => Models(values)
        .Replace(" @default(Happy)", "", StringComparison.Ordinal)
        .Replace(" @default([Happy])", "", StringComparison.Ordinal);

    [Fact]
    public async Task A_replaced_type_keeps_comment_rights_and_a_default_that_the_schema_leaves_to_the_database()
    {
        string Of(string values) =>
            Models(values).Replace("@default(Happy)", "@default(dbgenerated())", StringComparison.Ordinal);
        await Push(Models("Happy Sad"));
        await Execute("""COMMENT ON TYPE "Mood" IS 'it''s'; REVOKE USAGE ON TYPE "Mood" FROM PUBLIC""");
        await PushTwice(Of("Happy"));
        (await Scalar("""SELECT obj_description(oid) FROM pg_type WHERE typname = 'Mood'""")).ShouldBe("it's");
        (await Scalar("""SELECT NOT has_type_privilege('pg_monitor', '"Mood"', 'USAGE')""")).ShouldBe(true);
        (await Scalar("""SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adnum = 2""")).ShouldBe(
            "'Happy'::\"Mood\"");
    }

    [Fact]
    public async Task A_new_value_that_a_condition_uses_at_once_is_committed_first() =>
        await PushBoth(Models("Happy Sad"),
            Models("Happy Sad New", "@@index([n], where: raw(\"e = 'New'\"), map: \"news\")"));

    [Theory]
    [InlineData("id Int @default(autoincrement()) @id")]
    [InlineData("id BigInt @default(autoincrement()) @id")]
    [InlineData("id Int @default(7) @id")]
    public async Task Numbering_goes_on_and_off_again_and_again_with_rows(string on)
    {
        const string Off = "id Int @id";
        string Of(string id) => $"model A {{\n  {id}\n  n Int\n}}\n";
        await Engine(Of(Off)).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("""INSERT INTO "A" VALUES (41, 1)""");
        for (var turn = 0; turn < 3; turn++)
        {
            // Migrations of one second are applied in the order of their names.
            (await Engine(Of(on))
                .Dev(new DevOptions { Name = $"turn{turn}_1_on", AcceptDataLoss = true },
                    Ct)).Created!.Name.ShouldNotBeNull();
            if (on.Contains("autoincrement", StringComparison.Ordinal))
                await Execute("""INSERT INTO "A" (n) VALUES (1)""");
            (await Engine(Of(Off))
                .Dev(new DevOptions { Name = $"turn{turn}_2_off", AcceptDataLoss = true },
                    Ct)).Created!.Name.ShouldNotBeNull();
        }

        (await Engine(Of(Off)).Diagnose(Ct)).Drift!.IsEmpty.ShouldBeTrue();
        (await Scalar("SELECT count(*) FROM pg_class WHERE relkind = 'S'")).ShouldBe(0L);
        if (on.Contains("autoincrement", StringComparison.Ordinal))
            (await Scalar("""SELECT max(id)::bigint FROM "A" """)).ShouldBe(44L);
    }

    [Theory]
    [InlineData("ALWAYS")]
    [InlineData("BY DEFAULT")]
    public async Task An_identity_column_counts_as_numbered_and_stops(string kind)
    {
        await Execute(
            $"""CREATE TABLE "A" (id int GENERATED {kind} AS IDENTITY, n int NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY (id)); INSERT INTO "A" (n) VALUES (1)""");
        await PushTwice("model A {\n  id Int @id @default(autoincrement())\n  n Int\n}\n");
        await PushTwice("model A {\n  id BigInt @id @default(autoincrement())\n  n Int\n}\n");
        await PushTwice("model A {\n  id BigInt @id\n  n Int\n}\n");
        await PushTwice("model A {\n  id BigInt @id @default(autoincrement())\n  n Int\n}\n");
        await Execute("""INSERT INTO "A" (n) VALUES (1)""");
        await PushTwice("model A {\n  id BigInt @id @default(5)\n  n Int\n}\n");
    }

    [Fact]
    public async Task A_sequence_of_that_name_that_is_somebody_elses_is_left_alone()
    {
        await Push("model A {\n  id Int @id\n  n Int\n}\n");
        await Execute("CREATE SEQUENCE a_id_seq");
        await PushTwice("model A {\n  id Int @id @default(autoincrement())\n  n Int\n}\n");
        await PushTwice("model A {\n  id Int @id\n  n Int\n}\n");
        (await Scalar("SELECT string_agg(relname, ',') FROM pg_class WHERE relkind = 'S'")).ShouldBe("a_id_seq");
    }

    private async Task PushBoth(string first, string second)
    {
        await PushTwice(first);
        await PushTwice(second);
    }
}
