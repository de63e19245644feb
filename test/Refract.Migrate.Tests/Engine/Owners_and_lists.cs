using Refract.Relational.Catalog;
using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// Keys that rest on lists, owners of tables and types, and sequences of columns, through push, pull, migrations and
/// reset: none of them is drift or changes a pulled schema.
/// </summary>
public sealed class Owners_and_lists : PostgreSqlEngineTest
{
    private const string Lists = """
        model L {
          tags Int[]
          b Int @unique
        }

        model M {
          id Int @id
          ref Int[]
          one Int?
        }

        """;

    private const string ListKeys = """
        ALTER TABLE "L" ADD CONSTRAINT lp PRIMARY KEY (tags);
        ALTER TABLE "M" ADD CONSTRAINT mf FOREIGN KEY (ref) REFERENCES "L" (tags) ON DELETE CASCADE DEFERRABLE;
        INSERT INTO "L" VALUES ('{1,2}', 1); INSERT INTO "M" VALUES (1, '{1,2}', NULL)
        """;

    private const string Owned = """
        enum E {
          X
          Y
        }

        model A {
          id Int @id @default(autoincrement())
          e E
          a Int
        }

        """;

    private readonly string _role = "refract_" + Guid.NewGuid().ToString("n");

    private Task<object?> KeysOfLists() => Scalar("SELECT count(*) FROM pg_constraint WHERE conname IN ('lp', 'mf')");

    [Fact]
    public async Task A_pull_says_why_the_key_of_a_list_has_no_relation()
    {
        await Push(Lists);
        await Execute(ListKeys);
        await Execute("ALTER TABLE \"M\" ADD COLUMN more text");
        (await Engine(Lists).Pull(ct: Ct)).Notes.ShouldNotContain(
            note => note.Contains("remains", StringComparison.Ordinal));
        var pulled = await Engine("").Pull(ct: Ct);
        pulled.LeftOut.ShouldContain(
            new CatalogLeftOut("foreign key that no relation can stand for", "mf", "M", "public")
        {
            Detail = "to L: ref is a list",
        });
        pulled.LeftOut.ShouldContain(new CatalogLeftOut("primary key of a list", "lp", "L", "public"));
        await PushTwice(pulled.Files[0].Text[pulled.Files[0].Text.IndexOf("model ", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("PRIMARY KEY (tags)")]
    [InlineData("PRIMARY KEY (tags, b)")]
    [InlineData("PRIMARY KEY (tags) DEFERRABLE INITIALLY DEFERRED")]
    public async Task A_primary_key_of_a_list_that_was_made_by_hand_is_no_drift(string key)
    {
        await Engine(Lists).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute($"ALTER TABLE \"L\" ADD CONSTRAINT lp {key}");
        (await Engine(Lists).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText);
        var schema = DiffSource.Of(SchemaOf(Lists));
        (await Engine(Lists).Diff(schema, DiffSource.Database, Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(Lists).Diff(DiffSource.Database, schema, Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(Lists).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
        await PushTwice(Lists);

        var more = Lists.Replace("  one Int?\n", "  one BigInt?\n", StringComparison.Ordinal);
        var result = await Engine(more).Dev(new DevOptions { Name = "second", AcceptDataLoss = true }, Ct);
        (result.NeedsReset, result.Applied.Count).ShouldBe((false, 1));
        (await Engine(more).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText);
        (await Scalar("SELECT count(*) FROM pg_constraint WHERE conname = 'lp'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_list_of_another_type_keeps_its_keys_and_rows()
    {
        await Push(Lists);
        await Execute(ListKeys);
        await PushTwice(Lists.Replace("Int[]", "BigInt[]", StringComparison.Ordinal));
        (await KeysOfLists()).ShouldBe(2L);
        (await Scalar("SELECT condeferrable AND confdeltype = 'c' FROM pg_constraint WHERE conname = 'mf'"))
            .ShouldBe(true);
        (await Scalar("SELECT count(*) FROM \"M\" JOIN \"L\" ON ref = tags")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_list_that_goes_takes_its_keys_along()
    {
        await Push(Lists);
        await Execute(ListKeys);
        await PushTwice(Lists.Replace("  tags Int[]\n", "", StringComparison.Ordinal));
        (await KeysOfLists()).ShouldBe(0L);
        (await Scalar("SELECT count(*) FROM \"M\" WHERE ref = '{1,2}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task What_another_role_owns_is_no_drift_and_a_reset_by_the_administrator_drops_it()
    {
        await Engine(Owned).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute($"CREATE ROLE {_role}; GRANT ALL ON SCHEMA public TO {_role}; "
            + $"ALTER TABLE \"A\" OWNER TO {_role}; ALTER TYPE \"E\" OWNER TO {_role}");
        try
        {
            (await Engine(Owned).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText);
            (await Engine(Owned).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
            await PushTwice(Owned.Replace("  Y\n", "  Z\n", StringComparison.Ordinal));
            (await Scalar("SELECT pg_get_userbyid(typowner)::text FROM pg_type WHERE typname = 'E'")).ShouldBe(_role);
            (await Scalar("SELECT pg_get_userbyid(relowner)::text FROM pg_class WHERE relname = 'A_id_seq'"))
                .ShouldBe(_role);
            (await Engine(Owned).Reset(Ct)).Applied.Count.ShouldBe(1);
            (await Engine(Owned).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        }
        finally
        {
            await Execute($"DROP OWNED BY {_role}; DROP ROLE {_role}");
        }
    }

    [Theory]
    [InlineData("ALTER SEQUENCE \"A_id_seq\" OWNED BY NONE")]
    [InlineData("CREATE SEQUENCE s OWNED BY \"A\".id; ALTER TABLE \"A\" ALTER id SET DEFAULT nextval('s')")]
    [InlineData("CREATE SEQUENCE s OWNED BY \"A\".a")]
    [InlineData("CREATE SCHEMA other; CREATE SEQUENCE other.s; "
        + "ALTER TABLE \"A\" ALTER id SET DEFAULT nextval('other.s')")]
    public async Task Sequences_are_no_drift_whoever_owns_them(string sql)
    {
        await Engine(Owned).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute(sql);
        (await Engine(Owned).Diagnose(Ct)).Drift!.Body.ShouldBe(MigrationScript.EmptyText);
        (await Engine(Owned).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
        await PushTwice(Owned);
        await Execute("INSERT INTO \"A\" (e, a) VALUES ('X', 1)");
        (await Engine(Owned).Reset(Ct)).Applied.Count.ShouldBe(1);
        (await Engine(Owned).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Scalar("SELECT to_regclass('s') IS NULL")).ShouldBe(true);
    }
}
