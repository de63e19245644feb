using Refract.EndToEnd.Shop;
using Refract.PostgreSql;
using Refract.Relational;
using Refract.Testing;

namespace Refract.EndToEnd.Tests;

/// <summary>Thousands of rows go in by COPY, and by INSERT where the server refuses that.</summary>
public sealed class Loading_on_postgresql() : ShopFixture(new PostgreSqlShop())
{
    private const int Rows = 9_000;

    private static IEnumerable<TagCreate> Tags(int count = Rows, string prefix = "n") =>
        Enumerable.Range(0, count).Select(n => new TagCreate { Name = $"{prefix}{n}" });

    [Theory]
    [InlineData(9_000, false, "COPY")]
    [InlineData(7_999, false, "INSERT")]
    [InlineData(9_000, true, "INSERT")]
    public async Task The_log_shows_which_way_rows_went(int count, bool skipDuplicates, string expected)
    {
        var log = Listen();
        (await Db.Tag.CreateMany(Tags(count), skipDuplicates, Ct)).ShouldBe(count);
        log.ShouldHaveSingleItem().ShouldStartWith(expected);
        (await Db.Tag.FindMany(orderBy: new() { Id = Sort.Asc }, ct: Ct)).Select(tag => tag.Name)
            .ShouldBe(Enumerable.Range(0, count).Select(n => $"n{n}"));
    }

    [Fact]
    public async Task A_view_takes_rows_that_cannot_be_loaded_into_it()
    {
        await Server("""ALTER TABLE "Tag" RENAME TO "Hidden" """);
        await Server("""CREATE VIEW "Tag" AS SELECT * FROM "Hidden" """);
        var log = Listen();
        (await Db.Tag.CreateMany(Tags(), ct: Ct)).ShouldBe(Rows);
        (await Db.Tag.CreateMany(Tags(prefix: "m"), ct: Ct)).ShouldBe(Rows);
        (await Db.Tag.Count(ct: Ct)).ShouldBe(2 * Rows);
        log.ShouldNotContain(sql => sql.StartsWith("COPY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_is_followed()
    {
        await Server(
            """CREATE TABLE "Other" (name text); CREATE RULE elsewhere AS ON INSERT TO "Tag" DO INSTEAD INSERT INTO "Other" VALUES (NEW."name")""");
        await Db.Tag.CreateMany(Tags(), ct: Ct);
        (await Db.Tag.Count(ct: Ct)).ShouldBe(0);
        await using var server = new PostgreSqlDatabase(DatabaseUrl.Parse(Url), new RefractOptions());
        (await server.Text("""SELECT count(*)::text FROM "Other" """)).ShouldBe($"{Rows}");
    }

    [Theory]
    [InlineData("bigint")]
    [InlineData("smallint")]
    [InlineData("double precision")]
    [InlineData("text")]
    public async Task A_column_of_another_type_than_the_schema_says_is_inserted_into(string type)
    {
        await Server($"""ALTER TABLE "Everything" ALTER COLUMN "intN" TYPE {type}""");
        var rows = Enumerable.Range(0, Rows).Select(n => new EverythingCreate { IntN = n });
        (await Db.Everything.CreateMany(rows, ct: Ct)).ShouldBe(Rows);
        await using var server = new PostgreSqlDatabase(DatabaseUrl.Parse(Url), new RefractOptions());
        (await server.Text("""SELECT sum("intN"::integer)::text FROM "Everything" """)).ShouldBe(
            $"{Rows * (Rows - 1) / 2}");
    }

    [Fact]
    public async Task A_number_that_only_the_server_gives_is_refused_as_in_an_insert()
    {
        await Server(
            """ALTER TABLE "Tag" ALTER COLUMN "id" DROP DEFAULT, ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY""");
        var log = Listen();
        (await Db.Tag.CreateMany(Tags(), ct: Ct)).ShouldBe(Rows);
        log.ShouldHaveSingleItem().ShouldStartWith("COPY");
        var numbered = Enumerable.Range(0, Rows).Select(n => new TagCreate { Id = 100_000 + n, Name = $"m{n}" });
        (await Should.ThrowAsync<RefractException>(() => Db.Tag.CreateMany(numbered, ct: Ct))).Message.ShouldContain(
            "id");
        (await Db.Tag.Count(ct: Ct)).ShouldBe(Rows);
    }

    [Fact]
    public async Task Policies_hold_outside_and_inside_a_transaction()
    {
        var role = "refract_" + Guid.NewGuid().ToString("N");
        await Server(
            $"CREATE ROLE {role}; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}; GRANT ALL ON ALL "
                + $"SEQUENCES IN SCHEMA public TO {role}");
        try
        {
            var url = $"{Url}{(Url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}options=-c%20role%3D{role}";
            await using var narrow = ShopDb.Connect(url);
            // It has loaded into this table before.
            (await narrow.Tag.CreateMany(Tags(), ct: Ct)).ShouldBe(Rows);
            await Server("""ALTER TABLE "Tag" ENABLE ROW LEVEL SECURITY""");
            await Server("""CREATE POLICY short ON "Tag" USING (true) WITH CHECK (length("name") < 8)""");
            await narrow.Transaction(async tx => (await tx.Tag.CreateMany(Tags(prefix: "m"), ct: Ct)).ShouldBe(Rows),
                ct: Ct);
            await Should.ThrowAsync<RefractException>(() => narrow.Tag.CreateMany(Tags(prefix: "too long "), ct: Ct));
            await using var other = ShopDb.Connect(url);
            (await other.Tag.CreateMany(Tags(prefix: "o"), ct: Ct)).ShouldBe(Rows);
            (await Db.Tag.Count(ct: Ct)).ShouldBe(3 * Rows);
        }
        finally
        {
            await Server($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_row_that_is_refused_keeps_all_out_and_fails_a_transaction()
    {
        await Db.Tag.Create(new() { Name = "n8999" }, ct: Ct);
        var log = Listen();
        (await Should.ThrowAsync<UniqueConstraintException>(() => Db.Tag.CreateMany(Tags(), ct: Ct))).Fields.ShouldBe(
            ["name"]);
        log.ShouldHaveSingleItem().ShouldStartWith("COPY");
        await Db.Transaction(async tx =>
        {
            await tx.Tag.Create(new() { Name = "kept" }, ct: Ct);
            await Should.ThrowAsync<UniqueConstraintException>(
                () => tx.Transaction(inner => inner.Tag.CreateMany(Tags(), ct: Ct), ct: Ct));
            (await tx.Tag.CreateMany(Tags(prefix: "m"), ct: Ct)).ShouldBe(Rows);
        }, ct: Ct);
        await Should.ThrowAsync<UniqueConstraintException>(
            () => Db.Transaction(tx => tx.Tag.CreateMany(Tags(), ct: Ct), ct: Ct));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(Rows + 2);
    }

    [Fact]
    public async Task Loading_that_is_cancelled_leaves_nothing_and_a_usable_client()
    {
        using var cancel = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Db.Tag.CreateMany(Stopped(cancel), ct: cancel.Token));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(0);
        using var later = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        await Should.ThrowAsync<OperationCanceledException>(() => Db.Tag.CreateMany(Tags(300_000), ct: later.Token));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(0);
        (await Db.Tag.CreateMany(Tags(), ct: Ct)).ShouldBe(Rows);
    }

    private static IEnumerable<TagCreate> Stopped(CancellationTokenSource cancel)
    {
        foreach (var tag in Tags()) yield return tag;
        cancel.Cancel();
    }

    [Fact]
    public async Task A_table_that_comes_later_is_loaded_then()
    {
        await Server("""ALTER TABLE "Tag" RENAME TO "Later" """);
        var log = Listen();
        (await Should.ThrowAsync<RefractException>(() => Db.Tag.CreateMany(Tags(), ct: Ct))).Code.ShouldBe("P2021");
        await Server("""ALTER TABLE "Later" RENAME TO "Tag" """);
        (await Db.Tag.CreateMany(Tags(), ct: Ct)).ShouldBe(Rows);
        log.Select(sql => sql[..4]).ShouldBe(["INSE", "COPY"]);
    }

    private async Task Server(string sql)
    {
        await using var server = new PostgreSqlDatabase(DatabaseUrl.Parse(Url), new RefractOptions());
        await server.Execute(sql);
    }
}
