using Refract.Benchmarks.Data;
using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Peers;

/// <summary>Refract's records as the peers' rows, for comparing.</summary>
internal static class RecordRows
{
    public static UserRow Of(User user) => new()
    {
        Id = user.Id, Email = user.Email, Name = user.Name, CreatedAt = user.CreatedAt.UtcDateTime,
        Posts = user.Loaded.Posts ? [.. user.Posts.Select(Of)] : [],
    };

    public static PostRow Of(Post post) => new()
    {
        Id = post.Id, Title = post.Title, Content = post.Content, Published = post.Published, Views = post.Views,
        CreatedAt = post.CreatedAt.UtcDateTime, AuthorId = post.AuthorId,
        Author = post.Loaded.Author ? Of(post.Author) : null,
        Comments = post.Loaded.Comments ? [.. post.Comments.Select(Of)] : [],
        Tags = post.Loaded.Tags ? [.. post.Tags.Select(Of)] : [],
    };

    public static CommentRow Of(Comment comment) => new()
    {
        Id = comment.Id, Text = comment.Text, CreatedAt = comment.CreatedAt.UtcDateTime, PostId = comment.PostId,
        AuthorId = comment.AuthorId,
    };

    public static TagRow Of(Tag tag) => new() { Id = tag.Id, Name = tag.Name };
}
