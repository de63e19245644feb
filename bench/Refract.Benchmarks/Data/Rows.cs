namespace Refract.Benchmarks.Data;

/// <summary>What hand-written code and Dapper read into; EF Core maps the same classes.</summary>
public sealed class UserRow
{
    public int Id { get; set; }

    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public List<PostRow> Posts { get; set; } = [];
}

public sealed class PostRow
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    public string? Content { get; set; }

    public bool Published { get; set; }

    public int Views { get; set; }

    public DateTime CreatedAt { get; set; }

    public int AuthorId { get; set; }

    public UserRow? Author { get; set; }

    public List<CommentRow> Comments { get; set; } = [];

    public List<TagRow> Tags { get; set; } = [];
}

/// <summary>Three of a post's seven columns.</summary>
public sealed record PostLine
{
    public int Id { get; init; }

    public string Title { get; init; } = "";

    public int Views { get; init; }
}

/// <summary>A user with the titles of the posts.</summary>
public sealed record UserTitles(int Id, string Name, IReadOnlyList<string> Titles);

public sealed class CommentRow
{
    public int Id { get; set; }

    public string Text { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public int PostId { get; set; }

    public int AuthorId { get; set; }
}

public sealed class TagRow
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public List<PostRow> Posts { get; set; } = [];
}

public sealed class ItemRow
{
    public int Id { get; set; }

    public string Code { get; set; } = "";

    public int Amount { get; set; }

    public ItemMeta Meta { get; set; } = new();
}

/// <summary>An item's document, as EF Core maps it.</summary>
public sealed class ItemMeta
{
    public ItemKind Kind { get; set; } = new();
}

public sealed class ItemKind
{
    public int Level { get; set; }
}

public sealed class EventRow
{
    public int Id { get; set; }

    public string Kind { get; set; } = "";

    public string Payload { get; set; } = "";

    public int Amount { get; set; }

    public DateTime CreatedAt { get; set; }
}
