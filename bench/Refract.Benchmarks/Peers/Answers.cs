using System.Collections;
using System.Globalization;
using System.Text;
using Refract.Benchmarks.Data;
using Refract.Benchmarks.Generated;

namespace Refract.Benchmarks.Peers;

/// <summary>
/// Writes down what a contender returned: every column of every row in the order of the answer, and each row's related
/// rows by their ids, which no contender is asked to order. New rows appear without their ids and times, for each
/// contender has its own.
/// </summary>
internal static class Answers
{
    /// <param name="answer">A number, a row or a list of rows; Refract's records or the peers' classes.</param>
    /// <param name="withAuthors">Whether a post is written with its author.</param>
    public static string Describe(object answer, bool withAuthors)
    {
        var text = new StringBuilder();
        Append(text, answer, withAuthors);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object answer, bool withAuthors)
    {
        switch (answer)
        {
            case User user: Append(text, RecordRows.Of(user)); break;
            case Post post: Append(text, RecordRows.Of(post), withAuthors); break;
            case Comment comment: Append(text, RecordRows.Of(comment)); break;
            case Tag tag: Append(text, RecordRows.Of(tag)); break;
            case UserRow user: Append(text, user); break;
            case PostRow post: Append(text, post, withAuthors); break;
            case CommentRow comment: Append(text, comment); break;
            case TagRow tag: Append(text, tag); break;
            case UserTitles user:
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"User {user.Id} | {user.Name} | {string.Join(", ", user.Titles.Order(StringComparer.Ordinal))}");
                break;
            case IEnumerable rows and not string:
                foreach (var row in rows) Append(text, row, withAuthors);
                break;
            default: text.AppendLine(Convert.ToString(answer, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void Append(StringBuilder text, UserRow user)
    {
        Columns(text, user);
        foreach (var post in user.Posts.OrderBy(post => post.Id)) Append(text, post, withAuthor: false);
    }

    private static void Append(StringBuilder text, PostRow post, bool withAuthor)
    {
        Line(text, "Post", post.Id, SeededRows.Posts, post.CreatedAt, post.Title, post.Content ?? "NULL",
            post.Published, post.Views, post.AuthorId > SeededRows.Users ? "new" : post.AuthorId);
        if (withAuthor) Columns(text, post.Author!);
        foreach (var comment in post.Comments.OrderBy(comment => comment.Id)) Append(text, comment);
        foreach (var tag in post.Tags.OrderBy(tag => tag.Id)) Append(text, tag);
    }

    private static void Append(StringBuilder text, CommentRow comment) =>
        Line(text, "Comment", comment.Id, SeededRows.Comments, comment.CreatedAt, comment.Text, comment.PostId,
            comment.AuthorId);

    private static void Append(StringBuilder text, TagRow tag) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"Tag {tag.Id} | {tag.Name}");

    /// <summary>A user alone, and a new one without the address, which is a different one in each run.</summary>
    private static void Columns(StringBuilder text, UserRow user) =>
        Line(text, "User", user.Id, SeededRows.Users, user.CreatedAt, user.Id > SeededRows.Users ? "new" : user.Email,
            user.Name);

    private static void Line(StringBuilder text, string model, int id, int seeded, DateTime created,
        params ReadOnlySpan<object> columns)
    {
        if (id > seeded && created == default) throw new InvalidOperationException($"A new {model} has no time.");
        text.Append(model).Append(' ')
            .Append(id > seeded ? "new" : string.Create(CultureInfo.InvariantCulture, $"{id} | {Utc(created):O}"));
        foreach (var column in columns)
            text.Append(" | ").Append(Convert.ToString(column, CultureInfo.InvariantCulture));
        text.AppendLine();
    }

    private static DateTime Utc(DateTime value) =>
        DateTime.SpecifyKind(value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value, DateTimeKind.Utc);
}
