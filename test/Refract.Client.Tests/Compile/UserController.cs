using Blog;
using Microsoft.Extensions.Logging;

namespace Refract.Client.Tests.Compile;

[Controller<User>]
public sealed class UserController(AppDb db, TimeProvider clock, PostController posts, ILogger<UserController> logger)
    : UserControllerBase(db, logger)
{
    public PostController Posts => posts;

    public Task<int> Adults(CancellationToken ct) =>
        Run(() => Actions.Count(new() { Age = { Gte = clock.GetUtcNow().Year > 3 ? 18 : 3 } }, ct: ct));
}
