namespace Refract.Runtime;

/// <summary>Pieces of SQL in order. Without a list in the walk that makes the key, where adding does nothing.</summary>
internal readonly struct SqlPieces(List<string>? list)
{
    /// <summary>The pieces; none in the walk that makes the key.</summary>
    public List<string> List => list ?? [];

    /// <summary>The first piece.</summary>
    public SqlPiece First => list is null ? default : new SqlPiece(list[0]);

    public void Add(SqlPiece piece) => list?.Add(piece);

    /// <summary>The pieces, with a separator between them.</summary>
    public string Join(string separator) => string.Join(separator, List);
}
