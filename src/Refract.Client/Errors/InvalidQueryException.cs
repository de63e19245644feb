namespace Refract;

/// <summary>A query that cannot be carried out as written; found before any SQL ran.</summary>
public sealed class InvalidQueryException : InvalidOperationException
{
    /// <summary>What is wrong, and where in the arguments.</summary>
    public InvalidQueryException(string message, string? path = null) : this(message, path, null)
    {
    }

    internal InvalidQueryException(string message, string? path, string? code)
        : base(message) => (Path, Code) = (path, code);

    /// <summary>The place in the arguments (<c>data.Author</c>), or null.</summary>
    public string? Path { get; }

    /// <summary>Prisma's code where it has one (<c>P2029</c>: too many parameters), or null.</summary>
    public string? Code { get; }
}
