using Refract;

namespace REFRACT_NAMESPACE.Tests;

public sealed class Users
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_is_read_with_the_posts()
    {
        await using var database = await Database.Create();
        var db = database.Client;
        await db.User.Create(
            new() { Email = "ada@example.com", Posts = { Create = [new() { Title = "Hello" }] } }, ct: Ct);

        var ada = await db.User.FindUniqueOrThrow(email: "ada@example.com", include: new() { Posts = true }, ct: Ct);
        Assert.Equal("Hello", Assert.Single(ada.Posts).Title);
    }

    [Fact]
    public async Task An_email_is_taken_once()
    {
        await using var database = await Database.Create();
        await database.Client.User.Create(new() { Email = "ada@example.com" }, ct: Ct);

        var error = await Assert.ThrowsAsync<UniqueConstraintException>(() =>
            database.Client.User.Create(new() { Email = "ada@example.com" }, ct: Ct));
        Assert.Equal("P2002", error.Code);
    }
}
