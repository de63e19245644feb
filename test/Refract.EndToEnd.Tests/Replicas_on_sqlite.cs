using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>A file has no replicas.</summary>
public sealed class Replicas_on_sqlite() : ShopFixture(new SqliteShop())
{
    [Fact]
    public async Task Replicas_of_a_file_are_refused()
    {
        var error = Should.Throw<RefractException>(() => ShopDb.Connect(Url, options => options.Replicas.Add(Url)));
        (error.Code, error.Message).ShouldBe(("P1013", "A Sqlite database has no replicas: it is a file that any "
            + "number of connections read at once. Leave Replicas out, or set them only where the URL is that of a "
            + "server."));
        // The same code runs on both databases.
        (await Db.OnPrimary().Tag.Count(ct: Ct)).ShouldBe(0);
    }
}
