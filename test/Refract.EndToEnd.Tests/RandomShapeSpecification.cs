using System.Globalization;
using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Functions of Select with random arguments, answered by the database and by LINQ in memory.</summary>
public abstract class RandomShapeSpecification(IShopSource source) : ShopFixture(source)
{
    private static readonly RelationLoadStrategy[] s_strategies = Enum.GetValues<RelationLoadStrategy>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Rows_are_those_of_memory(int seed)
    {
        var random = new Random(seed);
        var customers = await Fill(random);
        for (var i = 0; i < 80; i++)
        {
            var (least, most, take) = (random.Next(8), random.Next(8, 60), random.Next(4));
            var (skip, isDescending, strategy) = (random.Next(3), random.Next(2) == 0, s_strategies[i % 3]);
            var name = "c" + random.Next(3);
            var query = Db.Customer.Where(c => c.CustomerId > least && !(c.FullName == name))
                .OrderBy(c => isDescending ? c.CustomerId.Desc : c.CustomerId.Asc).Skip(skip).Take(6)
                .RelationLoadStrategy(strategy);
            var rows = customers.Where(c => c.CustomerId > least && c.FullName is { } own && own != name);
            rows = (isDescending ? rows.OrderByDescending(c => c.CustomerId) : rows.OrderBy(c => c.CustomerId))
                .Skip(skip).Take(6);
            var kind = random.Next(7);
            var found = kind switch
            {
                0 => await query.Select(c => $"{c.CustomerId} {c.FullName}").FindMany(Ct),
                1 => await query.Select(c => $"{c.FullName} {c.Orders.Count()} {c.Orders.Count(o => o.Total > 30m)}")
                    .FindMany(Ct),
                2 => await query.Select(c => c.FullName + c.InvitedBy?.FullName + c.InvitedBy?.InvitedBy?.FullName)
                    .FindMany(Ct),
                3 => await query.Select(c => string.Join(",", c.Orders.Where(o => o.Total < most)
                    .OrderBy(o => o.Total.Desc, o => o.Id.Asc).Skip(1).Take(take + 1).Select(o => o.Number)))
                    .FindMany(Ct),
                4 => await query.Select(c => string.Join(",", c.Orders.OrderBy(o => o.Id.Asc).Take(-take - 1)
                    .Select(o => $"{o.Number}:{o.Lines.Count()}:{o.Customer!.FullName}"))).FindMany(Ct),
                5 => await query.Select(c => string.Join(",", c.Invited.OrderBy(o => o.CustomerId.Asc).ToList()
                    .Select(o => o.FullName))).FindMany(Ct),
                _ => await query.Select(c => string.Join(",", c.Orders.OrderBy(o => o.Id.Asc).Select(o =>
                    string.Join("+", o.Lines.Where(l => l.Quantity > take).OrderBy(l => l.Sku.Asc)
                        .Select(l => l.Sku + l.Product.Price))))).FindMany(Ct),
            };
            var expected = rows.Select(c => kind switch
            {
                0 => $"{c.CustomerId} {c.FullName}",
                1 => $"{c.FullName} {c.Orders.Count} {c.Orders.Count(o => o.Total > 30m)}",
                2 => c.FullName + Inviter(c)?.FullName + (Inviter(c) is { } by ? Inviter(by)?.FullName : null),
                3 => string.Join(",", c.Orders.Where(o => o.Total < most).OrderByDescending(o => o.Total)
                    .ThenBy(o => o.Id).Skip(1).Take(take + 1).Select(o => o.Number)),
                4 => string.Join(",", c.Orders.OrderBy(o => o.Id).TakeLast(take + 1)
                    .Select(o => $"{o.Number}:{o.Lines.Count}:{c.FullName}")),
                5 => string.Join(",", customers.Where(o => o.InvitedById == c.CustomerId).OrderBy(o => o.CustomerId)
                    .Select(o => o.FullName)),
                _ => string.Join(",", c.Orders.OrderBy(o => o.Id).Select(o =>
                    string.Join("+", o.Lines.Where(l => l.Quantity > take).OrderBy(l => l.Sku, StringComparer.Ordinal)
                        .Select(l => l.Sku + l.Product.Price)))),
            });
            found.ShouldBe(expected, $"{i} of seed {seed}: kind {kind}, {strategy}, most {most}, take {take}");
        }

        Customer? Inviter(Customer customer) => customers.Find(other => other.CustomerId == customer.InvitedById);
    }

    private async Task<List<Customer>> Fill(Random random)
    {
        string[] skus = ["a", "b", "c", "d"];
        await Db.Product.CreateMany(
            skus.Select((sku, n) => new ProductCreate { Sku = sku, Barcode = "b" + n, Price = n }), ct: Ct);
        var number = 0;
        for (var id = 1; id <= 14; id++)
            await Db.Customer.Create(new()
            {
                EmailAddress = id.ToString(CultureInfo.InvariantCulture), FullName = id % 5 == 0 ? null : "c" + id % 4,
                InvitedById = id > 1 && random.Next(3) > 0 ? random.Next(1, id) : null,
                Orders =
                {
                    Create = [.. Enumerable.Range(0, random.Next(5)).Select(_ => new OrderCreate
                    {
                        Number = $"n{++number}", Total = random.Next(60),
                        Lines =
                        {
                            Create = [.. skus.Where(_ => random.Next(2) == 0)
                                .Select(sku => new LineCreate { Sku = sku, Quantity = random.Next(1, 5) })],
                        },
                    })],
                },
            }, ct: Ct);
        return [.. await Db.Customer.FindMany(
            include: new() { Orders = { Include = { Lines = { Include = { Product = true } } } } }, ct: Ct)];
    }
}
