using System.Text.Json.Serialization;

namespace Refract.Benchmarks.Http.Rows;

/// <summary>What hand-written code and Dapper read into; EF Core maps the same classes.</summary>
internal sealed class UserItem
{
    public int Id { get; set; }

    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class PostItem
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    public string? Content { get; set; }

    public bool Published { get; set; }

    public int Views { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int AuthorId { get; set; }

    /// <summary>Null where the comments were not read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<CommentItem>? Comments { get; set; }
}

internal sealed class CommentItem
{
    public int Id { get; set; }

    public string Text { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public int PostId { get; set; }
}

internal sealed class EventItem
{
    public int Id { get; set; }

    public string Kind { get; set; } = "";

    public int Amount { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int UserId { get; set; }
}

/// <summary>What is posted to make an event.</summary>
internal sealed record NewEvent(string Kind, int Amount, int UserId);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(UserItem))]
[JsonSerializable(typeof(List<PostItem>))]
[JsonSerializable(typeof(EventItem))]
[JsonSerializable(typeof(NewEvent))]
internal sealed partial class RowsJson : JsonSerializerContext;
