using Blog;

namespace Refract.Client.Tests.Compile;

[Controller<Post>]
public sealed class PostController(AppDb db, Uri? site = null) : PostControllerBase(db)
{
    public Uri? Site => site;
}
