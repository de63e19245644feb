namespace Refract.EndToEnd.Tests;

/// <summary>The schema of these tests, which has something of everything, is what a push makes of it.</summary>
public abstract class PushSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task A_second_push_finds_nothing_to_do()
    {
        var second = await ShopSchema.Push(Url);
        second.Script.IsEmpty.ShouldBeTrue($"A second push finds something to do: {second.Script.Body}");
    }
}
