using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>One read of each kind; what they return does not depend on rows that are hidden.</summary>
internal static class PolicyReads
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The reads by name.</summary>
    public static IReadOnlyDictionary<string, Func<ShopDb, Task<object?>>> All { get; } =
        new Dictionary<string, Func<ShopDb, Task<object?>>>
        {
            ["findUnique"] = async db =>
                await Task.WhenAll(new[] { 1, 11, 12, 13 }.Select(async id =>
                    (await db.Sheet.FindUnique(id, ct: Ct))?.Title)),
            ["findUnique by another key"] = async db =>
                new[] { await db.Sheet.FindUnique(title: "h1", ct: Ct), await db.Sheet.FindUnique(title: "h2", ct: Ct) }
                    .Select(s => s?.Title),
            ["findUnique with include"] = async db => (await db.Binder.FindUnique(11,
                include: new() { Sheets = true }, ct: Ct))?.Sheets.Count,
            ["findUnique with lists below"] = async db => Names((await db.Binder.FindUnique(1,
                include: new() { Sheets = true, Stickers = true, Inner = { Include = { Sheets = true } } }, ct: Ct))!),
            ["findUnique with a lock"] = async db =>
                (await db.Sheet.FindUnique(11, @lock: RowLock.Update, ct: Ct))?.Title,
            ["findUnique with conditions"] = async db =>
                (await db.Sheet.FindUnique(11, and: new() { Rank = 100 }, ct: Ct))?.Title,
            ["findUniqueOrThrow"] = async db => await Error(() => db.Sheet.FindUniqueOrThrow(12, ct: Ct)),
            ["findFirst"] = async db =>
                (await db.Sheet.FindFirst(orderBy: new() { Rank = Sort.Desc }, ct: Ct))?.Title,
            ["findFirst from the end"] = async db =>
                (await db.Sheet.FindFirst(orderBy: new() { Rank = Sort.Asc }, take: -1, ct: Ct))?.Title,
            ["findFirstOrThrow"] = async db =>
                await Error(() => db.Sheet.FindFirstOrThrow(new() { Title = "h1" }, ct: Ct)),
            ["findMany"] = async db => Titles(await db.Sheet.FindMany(ct: Ct)),
            ["findMany with a condition"] = async db => Titles(await db.Sheet.FindMany(s => s.Rank > 2, ct: Ct)),
            ["findMany with or"] = async db =>
                Titles(await db.Sheet.FindMany(s => s.Rank == 100 || s.Title == "s1", ct: Ct)),
            ["findMany with not"] = async db => Titles(await db.Sheet.FindMany(s => !(s.Rank < 3), ct: Ct)),
            ["a page"] = async db => (await db.Sheet.FindMany(orderBy: new() { Rank = Sort.Desc }, take: 2, skip: 1,
                ct: Ct)).Select(s => s.Title),
            ["a page from a cursor"] = async db => (await db.Sheet.FindMany(orderBy: new() { Rank = Sort.Asc },
                cursor: 3, ct: Ct)).Select(s => s.Title),
            ["a page from a hidden cursor"] = async db => (await db.Sheet.FindMany(orderBy: new() { Rank = Sort.Asc },
                cursor: 11, ct: Ct)).Select(s => s.Title),
            ["distinct"] = async db => (await db.Sheet.FindMany(distinct: [SheetScalar.BinderId],
                where: new() { BinderId = 1 }, orderBy: new() { Rank = Sort.Desc }, ct: Ct)).Select(s => s.Title),
            ["orders by a related row"] = async db => (await db.Sheet.FindMany(
                orderBy: [new() { Binder = { Size = Sort.DescNullsLast } }, new() { Rank = Sort.Asc }], ct: Ct))
                .Select(s => s.Title),
            ["pages by a related row"] = async db => (await db.Sheet.FindMany(
                orderBy: [new() { Binder = { Size = Sort.AscNullsFirst } }, new() { Rank = Sort.Asc }], cursor: 1,
                take: 3, ct: Ct)).Select(s => s.Title),
            ["orders by a number of rows"] = async db => (await db.Binder.Query
                .OrderBy(b => b.Sheets.Count.Desc, b => b.Name.Asc).FindMany(Ct)).Select(b => b.Name),
            ["include of lists"] = async db => (await db.Binder.FindMany(include: new() { Sheets = true },
                orderBy: new() { Name = Sort.Asc }, ct: Ct)).Select(Names),
            ["include of limited lists"] = async db => (await db.Binder.FindMany(
                include: new() { Sheets = { OrderBy = { Rank = Sort.Desc }, Take = 1 } },
                orderBy: new() { Name = Sort.Asc }, ct: Ct)).Select(b => b.Sheets.Select(s => s.Title)),
            ["include over a join table"] = async db => (await db.Binder.FindMany(include: new() { Stickers = true },
                orderBy: new() { Name = Sort.Asc }, ct: Ct)).Select(b => b.Stickers.Select(s => s.Text).Order()),
            ["include of a row"] = async db => (await db.Sheet.FindMany(include: new() { Binder = true },
                orderBy: new() { Title = Sort.Asc }, ct: Ct)).Select(s => s.Binder?.Name),
            ["include of the other side"] = async db => (await db.Binder.FindMany(include: new() { Jacket = true },
                orderBy: new() { Name = Sort.Asc }, ct: Ct)).Select(b => b.Jacket?.Colour),
            ["include at depth"] = async db => (await db.Sticker.FindMany(include: new()
            {
                Binders = { Include = { Inner = { Include = { Sheets = true, Jacket = true } }, Outer = true } },
            }, orderBy: new() { Text = Sort.Asc }, ct: Ct)).Select(s => s.Binders.OrderBy(b => b.Name).Select(b =>
                new { b.Name, Inner = b.Inner.OrderBy(i => i.Name).Select(Names), Outer = b.Outer?.Name })),
            ["include in one trip"] = async db => (await db.Binder.FindMany(include: new()
            {
                Sheets = true, Stickers = { Include = { Binders = true } },
            }, orderBy: new() { Name = Sort.Asc }, relationLoadStrategy: RelationLoadStrategy.OneTrip, ct: Ct))
                .Select(b => new { Names = Names(b), Stickers = b.Stickers.Select(s => s.Binders.Count).Order() }),
            ["included numbers"] = async db => (await db.Binder.FindMany(
                include: new() { Count = { Sheets = true, Stickers = true, Inner = true } },
                orderBy: new() { Name = Sort.Asc }, ct: Ct))
                .Select(b => (b.Count.Sheets, b.Count.Stickers, b.Count.Inner).ToString()),
            ["some"] = async db => Names(await db.Binder.FindMany(b => b.Sheets.Some(s => s.Rank > 50), ct: Ct)),
            ["some of any"] = async db => Names(await db.Binder.FindMany(b => b.Sheets.Some(), ct: Ct)),
            ["none"] = async db => Names(await db.Binder.FindMany(b => b.Sheets.None(s => s.Rank > 50), ct: Ct)),
            ["none of any"] = async db => Names(await db.Binder.FindMany(b => b.Sheets.None(), ct: Ct)),
            ["every"] = async db => Names(await db.Binder.FindMany(b => b.Sheets.Every(s => s.Rank < 50), ct: Ct)),
            ["some over a join table"] = async db =>
                Names(await db.Binder.FindMany(b => b.Stickers.Some(s => s.Text.StartsWith("h")), ct: Ct)),
            ["some of any over a join table"] = async db =>
                Names(await db.Binder.FindMany(b => b.Stickers.Some(), ct: Ct)),
            ["none over a join table"] = async db =>
                Names(await db.Binder.FindMany(b => b.Stickers.None(), ct: Ct)),
            ["every over a join table"] = async db =>
                Names(await db.Binder.FindMany(b => b.Stickers.Every(s => s.Text == "x"), ct: Ct)),
            ["is"] = async db => Titles(await db.Sheet.FindMany(new() { Binder = { Size = 100 } }, ct: Ct)),
            ["is none"] = async db => Titles(await db.Sheet.FindMany(new() { Binder = null }, ct: Ct)),
            ["is any"] = async db => Titles(await db.Sheet.FindMany(new() { Not = { Binder = null } }, ct: Ct)),
            ["a field of a related row"] = async db => Titles(await db.Sheet.FindMany(s => s.Binder.Size > 1, ct: Ct)),
            ["the other side is none"] = async db =>
                Names(await db.Binder.FindMany(new() { Jacket = null }, ct: Ct)),
            ["a condition at depth"] = async db => Names(await db.Binder.FindMany(
                b => b.Inner.Some(i => i.Sheets.Some(s => s.Rank > 50)), ct: Ct)),
            ["a number of rows"] = async db => Names(await db.Binder.FindMany(b => b.Sheets.Count > 2, ct: Ct)),
            ["a number over a join table"] = async db =>
                Names(await db.Binder.FindMany(b => b.Stickers.Count == 2, ct: Ct)),
            ["findManyAndCount"] = async db => await db.Sheet.FindManyAndCount(take: 2,
                orderBy: new() { Rank = Sort.Desc }, ct: Ct) is var page
                ? (page.Count, string.Join(',', page.Rows.Select(s => s.Title))).ToString() : null,
            ["count"] = async db => await db.Sheet.Count(ct: Ct),
            ["count of a page"] = async db => await db.Sheet.Query.Take(20).Count(Ct),
            ["exists"] = async db => await db.Sheet.Exists(new() { Title = "h1" }, ct: Ct),
            ["sum"] = async db => await db.Sheet.Sum(s => s.Rank, ct: Ct),
            ["max of a condition"] = async db => await db.Sheet.Max(s => s.Rank, new() { BinderId = 1 }, ct: Ct),
            ["aggregate"] = async db =>
                await db.Sheet.Aggregate(a => new { Rows = a.Count(), Max = a.Max(s => s.Rank) }, ct: Ct),
            ["groupBy"] = async db => (await db.Sheet.Where(s => s.Binder.Name == "a").GroupBy(s => s.BinderId)
                .Select(g => new { g.Key, Rows = g.Count(), Sum = g.Sum(s => s.Rank) }).FindMany(Ct)),
            ["groupBy with having"] = async db => (await db.Sheet.GroupBy(s => s.Rank)
                .Having(g => g.Max(s => s.Rank) > 5).Select(g => g.Key).FindMany(Ct)),
            ["select"] = async db => (await db.Binder.Query.OrderBy(b => b.Name.Asc).Select(b => new
            {
                b.Name, Outer = b.Outer == null ? null : b.Outer.Name,
                Sheets = b.Sheets.OrderBy(s => s.Rank.Desc).Take(1).Select(s => s.Title),
                Rows = b.Sheets.Count(), High = b.Sheets.Count(s => s.Rank > 50),
                Stickers = b.Stickers.OrderBy(s => s.Text.Asc).Select(s => s.Text),
            }).FindMany(Ct)),
            ["select of a key"] = async db => await db.Sheet.Select(s => s.Title).FindUnique(11, ct: Ct),
            ["stream"] = async db =>
            {
                var titles = new List<string>();
                await foreach (var sheet in db.Sheet.Stream(include: new() { Binder = true }, ct: Ct))
                    titles.Add($"{sheet.Title} {sheet.Binder?.Name}");
                return titles.Order();
            },
            ["batch"] = async db => (await db.Batch(b => (b.Sheet.Count(ct: Ct),
                b.Binder.FindMany(include: new() { Sheets = true }, orderBy: new() { Name = Sort.Asc }, ct: Ct),
                b.Sheet.FindUnique(12, ct: Ct)), ct: Ct)) is var (rows, binders, none)
                ? new { rows, Binders = binders.Select(Names), none } : null,
            ["a transaction"] = async db => await db.Transaction(tx => tx.Sheet.Count(ct: Ct), ct: Ct),
            ["outside of a transaction"] = async db => await db.Transaction(
                tx => tx.OutsideTransaction(other => other.Sheet.Count(ct: Ct)), ct: Ct),
            ["an explicit transaction"] = async db =>
            {
                await using var tx = await db.BeginTransaction(ct: Ct);
                return await tx.Sheet.Count(ct: Ct);
            },
            ["raw SQL"] = async db => await db.QueryRaw<string>(
                $"select t.title from {Sql.Table<Sheet>()} t where t.rank > {1} order by t.title", Ct),
            ["raw SQL without an alias"] = async db => await db.QueryRawScalar<int>(
                $"""select cast(count(*) as integer) from {Sql.Table<Sheet>()} where "Sheet".rank > 1""", Ct),
            ["raw SQL with joins"] = async db => await db.QueryRaw<string>($"""
                select s.title from {Sql.Table<Binder>()} as b join {Sql.Table<Sheet>()} s on s."binderId" = b.id
                where exists (select 1 from {Sql.Table<Sticker>()}) order by s.title
                """, Ct),
        };

    private static List<string> Names(IEnumerable<Binder> binders) => [.. binders.Select(b => b.Name).Order()];

    private static List<string> Names(Binder binder) =>
        [binder.Name, .. binder.Sheets.Select(s => s.Title).Order()];

    private static List<string> Titles(IEnumerable<Sheet> sheets) => [.. sheets.Select(s => s.Title).Order()];

    private static async Task<string> Error(Func<Task> work)
    {
        try
        {
            await work();
            return "none";
        }
        catch (RefractException error)
        {
            return error.Message;
        }
    }
}
