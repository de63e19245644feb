namespace REFRACT_NAMESPACE.Tests;

public sealed class Reading
{
    [Fact]
    public async Task An_empty_table_has_no_rows()
    {
        await using var database = await Database.Create();
        Assert.Equal(0, await database.Client.REFRACT_MODEL.Count(ct: TestContext.Current.CancellationToken));
    }
}
