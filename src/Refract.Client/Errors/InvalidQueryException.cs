namespace Refract;

/// <summary>A query that cannot be carried out as written; found before any SQL ran.</summary>
public sealed class InvalidQueryException : InvalidOperationException
{
    /// <summary>What is wrong, and where in the arguments.</summary>
    public InvalidQueryException(string message, string? path = null) : base(message) => Path = path;

    /// <summary>The place in the arguments (<c>data.Author</c>), or null.</summary>
    public string? Path { get; }
}
