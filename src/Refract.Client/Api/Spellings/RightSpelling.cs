namespace Refract.Runtime;

/// <summary>What the compiler says of names that other libraries have for verbs, steps and conditions.</summary>
internal static class RightSpelling
{
    /// <summary>The rule whose page tells more.</summary>
    public const string Rule = "RFR2054";

    public const string List = "Write FindMany(): it returns a list.";

    public const string FirstOrDefault =
        "Write FindFirst(), or FindUnique() for a key: both return null when there is no row.";

    public const string First = "Write FindFirstOrThrow(), or FindUniqueOrThrow() for a key.";

    public const string Find = "Write FindUnique(): it returns null when there is no row.";

    public const string Any = "Write Exists().";

    public const string Count = "Write Count(): it is asynchronous.";

    public const string Descending = "Write OrderBy(x => x.Id.Desc); on a model, Query.OrderBy(x => x.Id.Desc).";

    public const string Then = "Write one OrderBy with all steps: OrderBy(x => x.Name.Asc, x => x.Id.Desc).";

    public const string ThenInclude =
        "Write the inner relation inside the outer one: Include(x => x.Posts.Include(p => p.Author)).";

    public const string Tracking = "Leave it out: records are immutable, and nothing tracks them.";

    public const string Case = "Write Is(text, QueryMode.Insensitive), or Contains, StartsWith or EndsWith with that "
        + "mode: the database compares without regard to case.";

    public const string Some = "Write Some(): at least one related row meets the condition.";

    public const string Every = "Write Every(): all related rows meet the condition.";

    public const string Has = "Write Has(): the list has the item.";

    public const string HasValue = "Write != null: the column has a value.";
}
