using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>
/// One write of each kind: what it returns and leaves does not depend on rows that are hidden, and those stay as they
/// are.
/// </summary>
internal static class PolicyWrites
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The writes by name.</summary>
    public static IReadOnlyDictionary<string, Func<ShopDb, Task<object?>>> All { get; } =
        new Dictionary<string, Func<ShopDb, Task<object?>>>
        {
            ["create"] = async db => (await db.Sheet.Create(new() { Title = "n" }, ct: Ct)).TenantId,
            ["create and connect"] = async db => (await db.Sheet.Create(
                new() { Title = "n", Binder = { Connect = 1 } }, ct: Ct)).BinderId,
            ["create and connect a hidden row"] = async db => await Error(() => db.Sheet.Create(
                new() { Title = "n", Binder = { Connect = 11 } }, ct: Ct)),
            ["create and connect a row of another tenant"] = async db => await Error(() => db.Sheet.Create(
                new() { Title = "n", Binder = { Connect = 12 } }, ct: Ct)),
            ["create a tree"] = async db => (await db.Binder.Create(new()
            {
                Name = "n", Sheets = { Create = [new() { Title = "n1" }, new() { Title = "n2" }] },
                Jacket = { Create = new() { Colour = "blue" } },
                Stickers = { Create = [new() { Text = "n3" }], Connect = [1] },
            }, new() { Sheets = true, Jacket = true, Stickers = true }, ct: Ct)) is var made
                ? (made.TenantId, made.Sheets.Sum(s => s.TenantId), made.Jacket!.TenantId,
                    made.Stickers.Sum(s => s.TenantId)).ToString() : null,
            ["create a tree with a hidden row"] = async db => await Error(() => db.Binder.Create(new()
            {
                Name = "n", Stickers = { Create = [new() { Text = "n3" }], Connect = [11] },
            }, ct: Ct)),
            ["create and connect or create"] = async db => (await db.Binder.Create(new()
            {
                Name = "n", Outer = { ConnectOrCreate = new() { Where = 2, Create = new() { Name = "o" } } },
                Stickers = { ConnectOrCreate = [new() { Where = 1, Create = new() { Text = "n4" } },
                    new() { Where = 777, Create = new() { Text = "n5" } }] },
            }, new() { Outer = true, Stickers = true }, ct: Ct)) is var made
                ? (made.Outer?.Name, made.Stickers.Count).ToString() : null,
            ["createMany"] = async db =>
                await db.Sheet.CreateMany([new() { Title = "n1" }, new() { Title = "n2", BinderId = 1 }], ct: Ct),
            ["createMany, some with their tenant"] = async db =>
                await db.Sheet.CreateMany([new() { Title = "n1", TenantId = 1 }, new() { Title = "n2" }], ct: Ct),
            ["createManyAndReturn"] = async db => (await db.Sheet.CreateManyAndReturn(
                [new() { Title = "n1" }, new() { Title = "n2" }], ct: Ct)).Select(s => s.TenantId),
            ["update"] = async db => (await db.Sheet.Update(1, new() { Rank = 9 }, ct: Ct)).Rank,
            ["update a hidden row"] = async db => await Error(() => db.Sheet.Update(11, new() { Rank = 9 }, ct: Ct)),
            ["update a row of another tenant"] = async db =>
                await Error(() => db.Sheet.Update(12, new() { Rank = 9 }, ct: Ct)),
            ["update without data"] = async db => await Error(() => db.Sheet.Update(12, new(), ct: Ct)),
            ["updateOrDefault"] = async db =>
                (await db.Sheet.UpdateOrDefault(11, new() { Rank = 9 }, ct: Ct))?.Title,
            ["update with nested writes of a hidden row"] = async db => await Error(() => db.Binder.Update(11,
                new() { Sheets = { Create = [new() { Title = "n" }] } }, ct: Ct)),
            ["update with include"] = async db => (await db.Binder.Update(1, new() { Size = 5 },
                include: new() { Sheets = true, Stickers = true }, ct: Ct)) is var b
                ? (b.Sheets.Count, b.Stickers.Count).ToString() : null,
            ["update behind a select"] = async db => await db.Binder.Select(b => b.Sheets.Count())
                .Update(1, new() { Size = 5 }, ct: Ct),
            ["updateMany"] = async db =>
                await db.Sheet.UpdateMany(new() { BinderId = 1 }, new() { Rank = { Increment = 1 } }, ct: Ct),
            ["updateMany of related conditions"] = async db => await db.Sheet.Where(s => s.Binder.Size > 0)
                .UpdateMany(new() { Rank = 9 }, Ct),
            ["updateMany with a limit"] = async db =>
                await db.Sheet.UpdateMany(new() { Rank = { Gt = 5 } }, new() { Rank = 9 }, limit: 10, ct: Ct),
            ["updateMany without data"] = async db =>
                await db.Sheet.UpdateMany(new() { Rank = { Gt = 5 } }, new(), ct: Ct),
            ["updateMany with data for each row"] = async db => await db.Sheet.UpdateMany(
                [(1, new() { Rank = 9 }), (11, new() { Rank = 9 }), (12, new() { Rank = 9 })], Ct),
            ["updateManyAndReturn"] = async db => (await db.Sheet.UpdateManyAndReturn(
                new() { BinderId = 1 }, new() { Rank = 9 }, ct: Ct)).Select(s => s.Title).Order(),
            ["updateAll"] = async db => await db.Sheet.UpdateAll(new() { Rank = 0 }, Ct),
            ["upsert that updates"] = async db => (await db.Sheet.Upsert(new(title: "s1"),
                new() { Title = "s1" }, new() { Rank = 9 }, ct: Ct)).Rank,
            ["upsert that creates"] = async db => (await db.Sheet.Upsert(new(title: "n"),
                new() { Title = "n" }, new() { Rank = 9 }, ct: Ct)).TenantId,
            ["upsertMany"] = async db => await db.Sheet.UpsertMany(
                [new() { Title = "s1", Rank = 7 }, new() { Title = "n", Rank = 8 }], [SheetScalar.Title], ct: Ct),
            ["delete"] = async db => (await db.Sheet.Delete(1, ct: Ct)).Title,
            ["delete with include"] = async db => (await db.Sheet.Delete(1, include: new() { Binder = true },
                ct: Ct)).Binder?.Name,
            ["delete a hidden row"] = async db => await Error(() => db.Sheet.Delete(12, ct: Ct)),
            ["deleteOrDefault"] = async db => (await db.Sheet.DeleteOrDefault(11, ct: Ct))?.Title,
            ["deleteMany"] = async db => await db.Sheet.DeleteMany(new() { Rank = { Gt = 2 } }, ct: Ct),
            ["deleteMany with a limit"] = async db =>
                await db.Sheet.DeleteMany(new() { Rank = { Gt = 5 } }, limit: 10, ct: Ct),
            ["deleteManyAndReturn"] = async db => (await db.Sheet.DeleteManyAndReturn(
                new() { BinderId = 1 }, ct: Ct)).Select(s => s.Title).Order(),
            ["deleteAll"] = async db => await db.Sheet.DeleteAll(Ct),
            ["nested connect"] = async db => await Titles(db, new() { Sheets = { Connect = [3, 4] } }),
            ["nested connect of a hidden row"] = async db => await Error(() => db.Binder.Update(1,
                new() { Sheets = { Connect = [12] } }, ct: Ct)),
            ["nested disconnect"] = async db => await Titles(db, new() { Sheets = { Disconnect = [1, 11, 12] } }),
            ["nested set"] = async db => await Titles(db, new() { Sheets = { Set = [2] } }),
            ["nested set of none"] = async db => await Titles(db, new() { Sheets = { Set = [] } }),
            ["nested update"] = async db => await Titles(db,
                new() { Sheets = { Update = [new() { Where = 1, Data = new() { Rank = 9 } }] } }),
            ["nested update of a hidden row"] = async db => await Error(() => db.Binder.Update(1,
                new() { Sheets = { Update = [new() { Where = 11, Data = new() { Rank = 9 } }] } }, ct: Ct)),
            ["nested updateMany"] = async db => await Titles(db, new()
            {
                Sheets = { UpdateMany = [new() { Where = new() { Rank = { Gt = 0 } }, Data = new() { Rank = 9 } }] },
            }),
            ["nested upsert"] = async db => await Titles(db, new()
            {
                Sheets =
                {
                    Upsert = [new() { Where = 1, Create = new() { Title = "n" }, Update = new() { Rank = 9 } },
                        new() { Where = 777, Create = new() { Title = "n" }, Update = new() { Rank = 9 } }],
                },
            }),
            ["nested delete"] = async db => await Titles(db, new() { Sheets = { Delete = [1] } }),
            ["nested delete of a hidden row"] = async db => await Error(() => db.Binder.Update(1,
                new() { Sheets = { Delete = [12] } }, ct: Ct)),
            ["nested deleteMany"] = async db => await Titles(db,
                new() { Sheets = { DeleteMany = [new() { Rank = { Gt = 1 } }] } }),
            ["nested writes of one row"] = async db => (await db.Sheet.Update(1, new()
            {
                Binder = { Update = { Size = 8, Stickers = { Disconnect = [1] } } },
            }, include: new() { Binder = true }, ct: Ct)).Binder?.Size,
            ["nested update of one hidden row"] = async db => await Error(() => db.Sheet.Update(5,
                new() { Binder = { Update = { Size = 8 } } }, ct: Ct)),
            ["nested upsert of one hidden row"] = async db => (await db.Sheet.Update(6, new()
            {
                Binder = { Upsert = new() { Create = new() { Name = "n" }, Update = new() { Size = 8 } } },
            }, include: new() { Binder = true }, ct: Ct)).Binder?.Name,
            ["nested set over a join table"] = async db => await Texts(db, new() { Stickers = { Set = [2] } }),
            ["nested connect over a join table"] = async db =>
                await Error(() => db.Binder.Update(2, new() { Stickers = { Connect = [11] } }, ct: Ct)),
            ["nested disconnect over a join table"] = async db =>
                await Texts(db, new() { Stickers = { Disconnect = [1, 11, 12] } }),
            ["nested delete over a join table"] = async db => await Texts(db, new() { Stickers = { Delete = [1] } }),
            ["nested deleteMany over a join table"] = async db =>
                await Texts(db, new() { Stickers = { DeleteMany = [new() { Text = { Not = "x" } }] } }),
            ["nested updateMany over a join table"] = async db => await Texts(db, new()
            {
                Stickers = { UpdateMany = [new() { Where = new() { Text = { StartsWith = "h" } },
                    Data = new() { Text = "z" } }] },
            }),
            ["a batch of writes"] = async db => (await db.Batch(b => (
                b.Sheet.UpdateMany(new() { Rank = { Gt = 5 } }, new() { Rank = 9 }, ct: Ct),
                b.Sheet.DeleteMany(new() { Title = { StartsWith = "h" } }, ct: Ct),
                b.Sheet.UpsertMany([new() { Title = "s2", Rank = 7 }], [SheetScalar.Title], ct: Ct),
                b.Sheet.Create(new() { Title = "n" }, ct: Ct)), ct: Ct)) is var (changed, deleted, upserted, made)
                ? (changed, deleted, upserted, made.TenantId).ToString() : null,
            ["a transaction"] = async db => await db.Transaction(async tx =>
            {
                await tx.Sheet.Create(new() { Title = "n" }, ct: Ct);
                return await tx.Sheet.DeleteMany(new() { Rank = { Gt = 3 } }, ct: Ct);
            }, ct: Ct),
        };

    private static async Task<object?> Titles(ShopDb db, BinderUpdate data) =>
        (await db.Binder.Update(1, data, include: new() { Sheets = true }, ct: Ct)).Sheets
            .OrderBy(s => s.Title).Select(s => $"{s.Title} {s.Rank}").ToList();

    private static async Task<object?> Texts(ShopDb db, BinderUpdate data) =>
        (await db.Binder.Update(1, data, include: new() { Stickers = true }, ct: Ct)).Stickers
            .Select(s => s.Text).Order().ToList();

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
