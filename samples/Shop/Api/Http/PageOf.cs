using Refract;

namespace Shop.Http;

/// <summary>A page of a list, and how many rows all pages have.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Page, int Size, int Total, int Pages)
{
    public static PageOf<T> Of(Page<T> found, Paging paging) => new(found.Rows, paging.Number, paging.PageSize,
        found.Count, (found.Count + paging.PageSize - 1) / paging.PageSize);
}
