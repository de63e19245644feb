using Refract.Runtime;

namespace Shop.Data;

/// <summary>Tags by their names.</summary>
public static class TagNames
{
    /// <summary>Connects the tags that there are, and makes the others.</summary>
    public static IEnumerable<ConnectOrCreate<TagUnique, TagCreate>> ConnectOrCreate(IEnumerable<string>? names) =>
        (names ?? []).Distinct().Select(name => new ConnectOrCreate<TagUnique, TagCreate>
        {
            Where = new(name: name), Create = new() { Name = name },
        });
}
