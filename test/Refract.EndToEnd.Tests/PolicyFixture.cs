using System.Text.Json;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>
/// Binders of tenant 1 with what belongs to them, and between them rows that policies hide: deleted ones, and those of
/// tenant 2.
/// </summary>
public abstract class PolicyFixture(IShopSource source) : ShopFixture(source)
{
    /// <summary>A client of tenant 1 with all policies.</summary>
    protected ShopDb Connect(Action<RefractOptions>? configure = null) => ShopDb.Connect(Url, options =>
    {
        options.Policies
            .Tenant<BinderFields>(b => b.TenantId).Tenant<SheetFields>(s => s.TenantId)
            .Tenant<JacketFields>(j => j.TenantId).Tenant<StickerFields>(s => s.TenantId)
            .SoftDelete<BinderFields>(b => b.DeletedAt).SoftDelete<SheetFields>(s => s.DeletedAt)
            .SoftDelete<JacketFields>(j => j.IsGone).SoftDelete<StickerFields>(s => s.DeletedAt)
            .Audit<BinderFields>(createdBy: b => b.CreatedBy, updatedBy: b => b.UpdatedBy);
        configure?.Invoke(options);
    });

    /// <summary>Only tenants: deletes delete.</summary>
    protected ShopDb ConnectTenants() => ShopDb.Connect(Url, options => options.Policies
        .Tenant<BinderFields>(b => b.TenantId).Tenant<SheetFields>(s => s.TenantId)
        .Tenant<JacketFields>(j => j.TenantId).Tenant<StickerFields>(s => s.TenantId));

    /// <summary>Empties the tables and fills them again.</summary>
    /// <param name="withHidden">False to leave out all rows that policies would hide.</param>
    protected async Task SeedBinders(bool withHidden)
    {
        await Db.Sticker.DeleteAll(Ct);
        await Db.Jacket.DeleteAll(Ct);
        await Db.Sheet.DeleteAll(Ct);
        await Db.Binder.DeleteAll(Ct);
        var then = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await Db.Binder.CreateMany([
            new() { Id = 1, TenantId = 1, Name = "a", Size = 1 },
            new() { Id = 2, TenantId = 1, Name = "b", Size = 2, OuterId = 1 },
            new() { Id = 3, TenantId = 1, Name = "c", Size = 3, OuterId = 1 }], ct: Ct);
        if (withHidden)
            await Db.Binder.CreateMany([
                new() { Id = 11, TenantId = 1, Name = "deleted", Size = 100, OuterId = 1, DeletedAt = then },
                new() { Id = 12, TenantId = 2, Name = "a", Size = 100, OuterId = 1 }], ct: Ct);
        await Db.Sheet.CreateMany([
            new() { Id = 1, TenantId = 1, Title = "s1", Rank = 1, BinderId = 1 },
            new() { Id = 2, TenantId = 1, Title = "s2", Rank = 2, BinderId = 1 },
            new() { Id = 3, TenantId = 1, Title = "s3", Rank = 3, BinderId = 2 },
            new() { Id = 4, TenantId = 1, Title = "s4", Rank = 4 },
            new() { Id = 5, TenantId = 1, Title = "s5", Rank = 5, BinderId = withHidden ? 11 : null },
            new() { Id = 6, TenantId = 1, Title = "s6", Rank = 6, BinderId = withHidden ? 12 : null }], ct: Ct);
        if (withHidden)
            await Db.Sheet.CreateMany([
                new() { Id = 11, TenantId = 1, Title = "h1", Rank = 100, BinderId = 1, DeletedAt = then },
                new() { Id = 12, TenantId = 2, Title = "h2", Rank = 100, BinderId = 1 },
                new() { Id = 13, TenantId = 2, Title = "h3", Rank = 100, BinderId = 3 }], ct: Ct);
        await Db.Jacket.Create(new() { Id = 1, TenantId = 1, Colour = "red", BinderId = 1 }, ct: Ct);
        if (withHidden)
            await Db.Jacket.Create(new() { Id = 11, TenantId = 1, Colour = "grey", BinderId = 2, IsGone = true },
                ct: Ct);
        await AddSticker(1, 1, "x", null, [1, 2]);
        await AddSticker(2, 1, "y", null, [1]);
        if (withHidden)
        {
            await AddSticker(11, 1, "h4", then, [1, 3]);
            await AddSticker(12, 2, "h5", null, [1, 3]);
        }

        if (!IsPostgreSql) return;
        foreach (var table in new[] { "Binder", "Sheet", "Jacket", "Sticker" })
            await Raw($"""SELECT setval(pg_get_serial_sequence('"{table}"', 'id'), 100)""");
    }

    /// <summary>All rows that policies hide, as they are stored.</summary>
    protected async Task<string> Hidden() => Text(new
    {
        Binders = await Db.Binder.Where(b => b.Id.In(11, 12)).OrderBy(b => b.Id.Asc)
            .Select(b => new { b.Id, b.TenantId, b.Name, b.Size, b.OuterId, b.DeletedAt, b.UpdatedBy, b.ChangedAt })
            .FindMany(Ct),
        Sheets = await Db.Sheet.Where(s => s.Id.In(11, 12, 13)).OrderBy(s => s.Id.Asc)
            .Select(s => new { s.Id, s.TenantId, s.Title, s.Rank, s.BinderId, s.DeletedAt }).FindMany(Ct),
        Jackets = await Db.Jacket.Where(j => j.Id == 11).OrderBy(j => j.Id.Asc)
            .Select(j => new { j.Id, j.TenantId, j.Colour, j.IsGone, j.BinderId }).FindMany(Ct),
        Stickers = await Db.Sticker.Where(s => s.Id.In(11, 12)).OrderBy(s => s.Id.Asc).Select(s => new
        {
            s.Id, s.TenantId, s.Text, s.DeletedAt,
            Binders = s.Binders.OrderBy(b => b.Id.Asc).Select(b => b.Id),
        }).FindMany(Ct),
    });

    /// <summary>All rows as a client has them, without what only the database knows.</summary>
    protected static async Task<string> Visible(ShopDb db) => Text(new
    {
        Binders = await db.Binder.Query.OrderBy(b => b.Name.Asc).Select(b => new
        {
            b.TenantId, b.Name, b.Size, Outer = b.Outer == null ? null : b.Outer.Name,
            Jacket = b.Jacket == null ? null : b.Jacket.Colour,
            Sheets = b.Sheets.OrderBy(s => s.Title.Asc).Select(s => s.Title),
            Stickers = b.Stickers.OrderBy(s => s.Text.Asc).Select(s => s.Text),
        }).FindMany(Ct),
        Sheets = await db.Sheet.Query.OrderBy(s => s.Title.Asc).Select(s => new
        {
            s.TenantId, s.Title, s.Rank, Binder = s.Binder == null ? null : s.Binder.Name,
        }).FindMany(Ct),
        Stickers = await db.Sticker.Query.OrderBy(s => s.Text.Asc).Select(s => new { s.TenantId, s.Text })
            .FindMany(Ct),
    });

    protected static string Text(object? value) => JsonSerializer.Serialize(value);

    private Task AddSticker(int id, int tenant, string text, DateTimeOffset? deletedAt, int[] binders) =>
        Db.Sticker.Create(new()
        {
            Id = id, TenantId = tenant, Text = text, DeletedAt = deletedAt,
            Binders = { Connect = binders.Select(binder => new BinderUnique(binder)) },
        }, ct: Ct);
}
