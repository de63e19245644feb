using System.Globalization;
using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>SQL that the program writes, on every database.</summary>
public abstract partial class RawSpecification(IShopSource source) : ShopFixture(source)
{
    internal sealed record OrderLine(string Number, decimal Total, string? Note);

    internal sealed record Tally(string FullName, long Orders, decimal? Sum, int Missing = 7);

    internal sealed class Settable
    {
        public required string Number { get; set; }

        public int? CustomerId { get; init; }

        [System.ComponentModel.DataAnnotations.Schema.NotMapped]
        public string Ignored { get; set; } = "kept";
    }

    internal readonly record struct Point(int Id, string Name);

    internal enum Size
    {
        Small,
        Large,
    }

    internal sealed record Sized(Size ByName, Size? ByNumber, Colour? Colour, Colour Other);

    [Fact]
    public async Task Rows_become_records_classes_structures_tuples_and_scalars()
    {
        await Seed();
        (await Db.QueryRaw<OrderLine>($"select number, total, note from \"Order\" order by id", Ct))
            .ShouldBe([new("A1", 10.5m, null), new("A2", 20m, null), new("B1", 5m, null)]);
        var tallies = await Db.QueryRaw<Tally>($"""
            select c.full_name, count(o.id) as orders, sum(o.total) as "SUM"
            from {Sql.Table<Customer>()} c left join "Order" o on o."customerId" = c.cid
            group by c.full_name order by c.full_name
            """, Ct);
        tallies.ShouldBe([new("ada", 2, 30.5m), new("bob", 1, 5m), new("cy", 0, null)]);
        var made = await Db.QueryRawFirst<Settable>($"select \"customerId\" customer_id, number from \"Order\"", Ct);
        (made.Number, made.CustomerId, made.Ignored).ShouldBe(("A1", 1, "kept"));
        (await Db.QueryRaw<Point>($"select full_name as name, cid as id from \"Customer Accounts\" where cid = {2}",
            Ct))
            .ShouldBe([new Point(2, "bob")]);
        (await Db.QueryRaw<(int Id, string? Name)>($"select cid, full_name from \"Customer Accounts\" order by cid",
            Ct))
            .ShouldBe([(1, "ada"), (2, "bob"), (3, "cy")]);
        (await Db.QueryRaw<string>($"select number from \"Order\" order by number desc", Ct)).ShouldBe(
            ["B1", "A2", "A1"]);
        (await Db.QueryRaw<int?>($"select \"invited_by_id\" from \"Customer Accounts\" order by cid", Ct))
            .ShouldBe([null, 1, 2]);
        (await Db.QueryRawScalar<long>($"select count(*) from \"Order\"", Ct)).ShouldBe(3);
        (await Db.QueryRawScalar<int>($"select count(*) from \"Order\" where total > {6m}", Ct)).ShouldBe(2);
        (await Db.QueryRawFirstOrDefault<OrderLine>($"select * from \"Order\" where number = {"none"}",
            Ct)).ShouldBeNull();
        await Should.ThrowAsync<RecordNotFoundException>(() =>
            Db.QueryRawFirst<OrderLine>($"select * from \"Order\" where number = {"none"}", Ct));
        await Should.ThrowAsync<RecordNotFoundException>(() =>
            Db.QueryRawScalar<string>($"select number from \"Order\" where number = {"none"}", Ct));
    }

    [Fact]
    public async Task Rows_become_records_of_models_whatever_the_order_of_their_columns()
    {
        await Seed();
        var typed = await Db.Customer.FindMany(orderBy: new() { CustomerId = Sort.Asc }, ct: Ct);
        (await Db.QueryRaw<Customer>($"select * from {Sql.Table<Customer>()} order by cid", Ct)).ShouldBe(typed);
        (await Db.QueryRaw<Customer>(
            $"select updated_at, \"e-mail\", created_at, invited_by_id, 1 as more, full_name, cid from "
                + $"\"Customer Accounts\" order by 7", Ct))
            .ShouldBe(typed);
        var missing = await Should.ThrowAsync<RefractException>(() =>
            Db.QueryRaw<Customer>($"select cid, full_name from \"Customer Accounts\"", Ct));
        missing.Code.ShouldBe("P2023");
        missing.Message.ShouldStartWith("Customer needs a column e-mail, and the statement returns cid, full_name.");

        await Db.Account.Create(new() { Handle = "h", Secret = "s", Colour = Colour.DarkBlue }, ct: Ct);
        (await Db.QueryRawFirst<Account>($"select id, handle, visits from \"Account\"",
            Ct)).Loaded.Secret.ShouldBeFalse();
        (await Db.QueryRawFirst<Account>($"select * from \"Account\"", Ct)).Colour.ShouldBe(Colour.DarkBlue);
    }

    [Fact]
    public async Task Rows_become_JSON_objects()
    {
        await Seed();
        await Db.Everything.Create(new()
        {
            Text = "a \" b", Flag = true, Int = 3, Big = 1L << 40, Real = 1.5, Number = 2.25m,
        }, ct: Ct);
        var row = await Db.QueryRawFirst<JsonElement>(
            $"select id, text, \"textN\", flag, int, big, real, number from \"Everything\"", Ct);
        row.GetRawText().ShouldBe(
            ("{\"id\":1,\"text\":\"a \\u0022 b\",\"textN\":null,\"flag\":FLAG,\"int\":3,\"big\":1099511627776,"
                + "\"real\":1.5,\"number\":2.25}")
                .Replace("FLAG", IsPostgreSql ? "true" : "1", StringComparison.Ordinal));
        (await Db.QueryRaw<JsonElement>($"select number from \"Order\" order by id", Ct))
            .Select(order => order.GetProperty("number").GetString()).ShouldBe(["A1", "A2", "B1"]);
        (await Db.QueryRawScalar<JsonElement>(IsPostgreSql ? (Sql)$"select '[1]'::jsonb" : $"select '[1]'", Ct))
            .GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Enums_of_the_schema_and_of_the_program_are_read_and_written()
    {
        await Db.Account.Create(new() { Handle = "h", Secret = "s" }, ct: Ct);
        (await Db.ExecuteRaw($"update \"Account\" set colour = {Colour.DarkBlue} where handle = {"h"}", Ct)).ShouldBe(
            1);
        (await Db.Account.FindFirst(a => a.Colour == Colour.DarkBlue, ct: Ct)).ShouldNotBeNull();
        (await Db.QueryRaw<Colour>($"select colour from \"Account\" where colour = {Colour.DarkBlue}", Ct))
            .ShouldBe([Colour.DarkBlue]);
        (await Db.QueryRawScalar<Colour?>($"select colour from \"Account\" where colour in ({Sql.List([Colour.Red,
            Colour.DarkBlue])})", Ct)).ShouldBe(Colour.DarkBlue);
        Colour? none = null;
        await Db.ExecuteRaw($"update \"Account\" set colour = {none}", Ct);
        (await Db.QueryRawScalar<Colour?>($"select colour from \"Account\"", Ct)).ShouldBeNull();
        (await Db.QueryRawFirst<Sized>(
            $"select 'large' as by_name, 1 as by_number, colour, 'dark blue' as other from \"Account\"", Ct))
            .ShouldBe(new Sized(Size.Large, Size.Large, null, Colour.DarkBlue));
        var error = await Should.ThrowAsync<InvalidQueryException>(() => Db.QueryRaw<int>($"select {Size.Large}", Ct));
        error.Message.ShouldContain("is no enum of the schema");
    }

    [Fact]
    public async Task Writes_count_rows_and_join_transactions()
    {
        await Seed();
        (await Db.ExecuteRaw($"update \"Order\" set note = {"n"} where total > {6m}", Ct)).ShouldBe(2);
        (await Db.ExecuteRaw($"delete from \"Order\" where number = {"none"}", Ct)).ShouldBe(0);
        (await Db.ExecuteRaw($"create table made (id int)", Ct)).ShouldBe(0);
        (await Db.QueryRaw<int>($"insert into made (id) values ({1}), ({2}) returning id", Ct)).ShouldBe([1, 2]);
        await Should.ThrowAsync<FormatException>(() => Db.Transaction(async db =>
        {
            (await db.ExecuteRaw($"delete from made", Ct)).ShouldBe(2);
            (await Db.QueryRawScalar<int>($"select count(*) from made", Ct)).ShouldBe(0);
            throw new FormatException();
        }, ct: Ct));
        (await Db.QueryRawScalar<int>($"select count(*) from made", Ct)).ShouldBe(2);
        await using var transaction = await Db.BeginTransaction(ct: Ct);
        await transaction.ExecuteRaw($"delete from made where id = {1}", Ct);
        await transaction.Commit(Ct);
        (await Db.QueryRaw<int>($"select id from made", Ct)).ShouldBe([2]);
    }

    [Fact]
    public async Task Errors_name_the_statement_and_the_place_and_no_value()
    {
        await Seed();
        var typo = await Should.ThrowAsync<RefractException>(() =>
            Db.QueryRaw<int>($"select cid\nfrom \"Customer Accounts\" wher cid = {4711}", Ct));
        typo.Code.ShouldBe("P2010");
        typo.Message.ShouldContain(IsPostgreSql ? "Line 2, column 31:\n    from \"Customer Accounts\" wher cid = $1\n"
            : "In:\n    select cid\n    from \"Customer Accounts\" wher cid = ");
        typo.Message.ShouldNotContain("4711");
        var table = await Should.ThrowAsync<RefractException>(() => Db.QueryRaw<int>($"select 1 from nowhere", Ct));
        table.Code.ShouldBe("P2010");
        table.Message.ShouldContain("nowhere");
        table.Message.ShouldNotContain("db push");
        var column = await Should.ThrowAsync<RefractException>(
            () => Db.ExecuteRaw($"update \"Order\" set nope = {1}", Ct));
        (column.Code, column.Message.Contains("nope", StringComparison.Ordinal)).ShouldBe(("P2010", true));
        (await Should.ThrowAsync<UniqueConstraintException>(() =>
            Db.ExecuteRaw($"update \"Order\" set number = {"A1"} where number = {"A2"}", Ct))).Code.ShouldBe("P2002");
        (await Should.ThrowAsync<RefractException>(
            () => Db.ExecuteRaw($"update \"Order\" set number = {(string?)null}", Ct)))
            .Code.ShouldBe("P2011");
        foreach (var several in new Sql[] { $"select 1; select 2", $"delete from \"Order\"; -- x\ndelete from \"Line\"",
            $"select {1}; select {2}" })
            (await Should.ThrowAsync<InvalidQueryException>(() => Db.ExecuteRaw(several, Ct))).Message
                .ShouldStartWith("The SQL holds several statements.");
        await Db.QueryRaw<int>($"select 1; -- one\n /* statement */ ;", Ct);
        await Should.ThrowAsync<Exception>(() => Db.ExecuteRaw($"", Ct));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Db.QueryRaw<int>($"select 1", new CancellationToken(true)));
    }

    [Fact]
    public async Task Rows_that_do_not_fit_say_which_column_and_row()
    {
        await Seed();
        (await Wrong(Db.QueryRaw<OrderLine>($"select number, note from \"Order\"", Ct))).ShouldBe(
            "OrderLine needs a column Total, and the statement returns number, note. Select it, or rename a column "
            + "(number as \"Total\").");
        (await Wrong(Db.QueryRaw<(int A, string B)>($"select 1 as a, 2 as b, 3 as c", Ct)))
            .ShouldStartWith("A row of the statement has 3 columns (a, b, c), and ");
        (await Wrong(Db.QueryRaw<int>($"select 1 as a, 2 as b", Ct))).ShouldContain("2 columns (a, b)");
        (await Wrong(Db.QueryRaw<decimal>($"select total from \"Order\" union all select null", Ct)))
            .ShouldStartWith("column total of row 4 cannot be read (Decimal): it is NULL");
        (await Wrong(Db.QueryRaw<OrderLine>($"""
            select * from (select 'x' as number, 1 as total, null as note union all select 'y', null, null) q order by 1
            """, Ct))).ShouldStartWith("column total of row 2 cannot be read (OrderLine, Total): it is NULL");
        (await Wrong(Db.QueryRaw<OrderLine>($"select 'x' as number, 1 as total, 2 as \"TO_TAL\", null as note", Ct)))
            .ShouldContain("could be column total or column TO_TAL");
        (await Wrong(Db.QueryRaw<int>($"select 'abc' as word", Ct))).ShouldStartWith("column word of row 1");

        static async Task<string> Wrong(Task query)
        {
            var error = await Should.ThrowAsync<RefractException>(query);
            error.Code.ShouldBe("P2023");
            return error.Message;
        }
    }

    [Fact]
    public async Task Streams_read_as_they_are_read()
    {
        await Seed();
        var rows = IsPostgreSql ? (Sql)$"select i, 'row ' || i as name from generate_series(1, {3000}) i"
            : $"with recursive n(i) as (select 1 union all select i + 1 from n where i < {3000}) select i, "
                + $"'row ' || i as name from n";
        var numbers = new List<int>();
        await foreach (var (i, name) in Db.StreamRaw<(int, string)>(rows, Ct))
        {
            name.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"row {i}"));
            numbers.Add(i);
        }

        numbers.ShouldBe(Enumerable.Range(1, 3000));

        // A loop may be left, use the client, and begin again.
        Sql endless = $"with recursive n(i) as (select 1 union all select i + 1 from n) select i from n";
        for (var round = 0; round < 20; round++)
        {
            await foreach (var i in Db.StreamRaw<int>(endless, Ct))
            {
                (await Db.Order.Count(ct: Ct)).ShouldBe(3);
                if (i > 300) break;
            }
        }

        // What was left does not go on in the server.
        if (IsPostgreSql)
            (await Db.QueryRawScalar<int>($"""
                select count(*)::int from pg_stat_activity
                where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
                """, Ct)).ShouldBe(0);

        var inside = await Db.Transaction(async db =>
        {
            var found = new List<string>();
            await foreach (var number in db.StreamRaw<string>($"select number from \"Order\" order by id", Ct))
            {
                await db.Order.Update(new(number: number), new() { Note = number }, ct: Ct);
                found.Add(number);
            }

            return found;
        }, ct: Ct);
        inside.ShouldBe(["A1", "A2", "B1"]);

        await Should.ThrowAsync<RefractException>(async () =>
        {
            await foreach (var _ in Db.StreamRaw<int>($"select nope", Ct)) { }
        });
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var i in Db.StreamRaw<int>(endless, stop.Token)) if (i == 200) await stop.CancelAsync();
        });
    }

    [Fact]
    public async Task Connections_are_clean_after_statements_that_change_the_session()
    {
        if (!IsPostgreSql) return;
        await Db.ExecuteRaw($"set application_name = 'left behind'", Ct);
        await Db.ExecuteRaw($"create temporary table left_behind (id int)", Ct);
        await Db.QueryRaw<bool>($"select pg_try_advisory_lock({4711})", Ct);
        await Db.QueryRawScalar<string>($"select set_config('search_path', 'pg_catalog', false)", Ct);
        for (var i = 0; i < 5; i++)
        {
            (await Db.QueryRawScalar<string>($"show application_name", Ct)).ShouldNotBe("left behind");
            (await Db.QueryRawScalar<bool>($"select to_regclass('left_behind') is null", Ct)).ShouldBeTrue();
            (await Db.QueryRawScalar<long>(
                $"select count(*) from pg_locks where locktype = 'advisory' and objid = 4711", Ct))
                .ShouldBe(0);
            (await Db.Order.Count(ct: Ct)).ShouldBe(0);
        }
    }
}
