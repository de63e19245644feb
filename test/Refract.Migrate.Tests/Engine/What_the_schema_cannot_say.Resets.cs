using Refract.Migrate.Engine;
using Refract.Relational.Contracts;
using Refract.Testing;

namespace Refract.Migrate.Tests.Engine;

public sealed partial class What_the_schema_cannot_say
{
    [Fact]
    public async Task A_reset_keeps_schema_rights_extensions_and_default_privileges()
    {
        await Engine(Models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("""
            CREATE EXTENSION citext; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
            GRANT CREATE ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'mine';
            CREATE TABLE t (c citext, CONSTRAINT k CHECK (c <> ''));
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER t BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
            CREATE DOMAIN d AS int; CREATE TYPE e AS ENUM ('x'); CREATE TYPE r AS RANGE (subtype = int); CREATE SEQUENCE s;
            CREATE TABLE parent (id int, at d, x e) PARTITION BY RANGE (id); CREATE TABLE part PARTITION OF parent DEFAULT;
            CREATE TABLE child (y int GENERATED ALWAYS AS IDENTITY) INHERITS (t);
            CREATE VIEW v AS SELECT * FROM t; CREATE MATERIALIZED VIEW m AS SELECT * FROM v; CREATE STATISTICS st ON id, at FROM parent;
            CREATE COLLATION co (provider = libc, locale = 'C'); CREATE TEXT SEARCH CONFIGURATION ts (COPY = simple);
            CREATE FUNCTION add(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2';
            CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE far (id int) SERVER s;
            CREATE PUBLICATION pub FOR TABLE t; CREATE RULE ru AS ON DELETE TO t DO INSTEAD NOTHING;
            CREATE AGGREGATE total(int) (sfunc = add, stype = int); CREATE OPERATOR <#> (leftarg = int, rightarg = int, function = add);
            CREATE PROCEDURE pr() LANGUAGE sql AS 'SELECT 1'
            """);
        (await Engine(Models).Reset(Ct)).Applied.Count.ShouldBe(1);
        (await Scalar("""
            SELECT string_agg(pg_describe_object(classid, objid, 0), ', ' ORDER BY pg_describe_object(classid, objid, 0) COLLATE "C") FROM pg_depend
            WHERE refclassid = 'pg_namespace'::regclass AND refobjid = 'public'::regnamespace AND deptype = 'n'
                AND NOT EXISTS (SELECT 1 FROM pg_depend x WHERE x.classid = pg_depend.classid AND x.objid = pg_depend.objid AND x.deptype = 'e')
            """)).ShouldBe("extension citext, table \"A\", table \"B\", table _prisma_migrations");
        (await Scalar("SELECT count(*) FROM pg_default_acl")).ShouldBe(1L);
        (await Scalar(
            "SELECT has_schema_privilege('public', 'public', 'CREATE') AND "
                + "obj_description('public'::regnamespace) = 'mine'")).ShouldBe(true);
        (await Engine(Models).Diagnose(Ct)).Drift!.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("""CREATE VIEW other.v AS SELECT * FROM public."A" """, "view other.v")]
    [InlineData("""CREATE TABLE other.t (a int REFERENCES public."A")""", "constraint t_a_fkey on table other.t")]
    [InlineData("""CREATE TYPE public.e AS ENUM ('x'); CREATE TABLE other.t (e public.e)""",
        "column e of table other.t")]
    public async Task A_reset_refuses_to_take_along_what_lies_elsewhere(string sql, string name)
    {
        await Engine(Models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("CREATE SCHEMA other; " + sql);
        var failure = await Should.ThrowAsync<MigrationException>(() => Engine(Models).Reset(Ct));
        failure.Code.ShouldBe("RFR3013");
        failure.Message.ShouldContain(name);
        (await Scalar("""SELECT to_regclass('"A"') IS NOT NULL""")).ShouldBe(true);
    }

    [Fact]
    public async Task A_shadow_database_that_is_set_aside_is_emptied_of_extensions_too()
    {
        await using var shadow = await PostgreSqlServer.CreateDatabase();
        await shadow.Execute(
            "CREATE EXTENSION citext; CREATE SCHEMA left_over; CREATE TABLE left_over.t (c citext); CREATE "
                + "TABLE t (c citext)");
        WriteMigration("20260101000000_a",
            "CREATE EXTENSION citext; CREATE SCHEMA left_over; CREATE TABLE left_over.t (c citext);");
        var engine = new MigrationEngine(new MigrationSettings
        {
            Provider = new Refract.PostgreSql.Migrations.PostgreSqlMigrationProvider(),
            Url = Refract.Relational.DatabaseUrl.Parse(Database.Url),
            ShadowUrl = Refract.Relational.DatabaseUrl.Parse(shadow.Url),
            Migrations = new Refract.Migrate.History.MigrationFolder(Migrations),
        });
        await engine.Deploy(Ct);
        (await engine.Diagnose(Ct)).Drift!.IsEmpty.ShouldBeTrue();
        (await engine.Diagnose(Ct)).Drift!.IsEmpty.ShouldBeTrue();
    }
}
