namespace Shop.Http;

/// <summary>Which page of a list: <c>?page=2&amp;size=50</c>.</summary>
/// <param name="Page">Counted from 1.</param>
/// <param name="Size">1 to 100 rows.</param>
public sealed record Paging(int? Page, int? Size)
{
    private const int MostRows = 100;

    internal int Number => Math.Max(Page ?? 1, 1);

    internal int PageSize => Math.Clamp(Size ?? 20, 1, MostRows);

    internal int Skip => (int)Math.Min((Number - 1L) * PageSize, int.MaxValue);
}
