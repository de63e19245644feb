using Refract.Benchmarks.Data;

namespace Refract.Benchmarks.Peers;

/// <summary>What the contenders compare: cheap sums that touch every row and relation.</summary>
internal static class Sums
{
    public static long Of(UserRow user)
    {
        long sum = user.Id + user.Email.Length;
        foreach (var post in user.Posts) sum += Of(post);
        return sum;
    }

    public static long Of(PostRow post)
    {
        long sum = post.Id + post.Title.Length + (post.Content?.Length ?? 0);
        foreach (var comment in post.Comments) sum += comment.Id + comment.Text.Length;
        foreach (var tag in post.Tags) sum += tag.Id;
        return sum;
    }

    /// <summary>Apart from the others, because EF Core fills the way back of every relation that it loads.</summary>
    public static long WithAuthors(List<PostRow> posts)
    {
        var sum = Of(posts);
        foreach (var post in posts) sum += post.Author!.Id;
        return sum;
    }

    public static long Of(List<UserRow> users)
    {
        long sum = 0;
        foreach (var user in users) sum += Of(user);
        return sum;
    }

    public static long Of(List<PostRow> posts)
    {
        long sum = 0;
        foreach (var post in posts) sum += Of(post);
        return sum;
    }
}
