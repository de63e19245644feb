namespace Refract.Generator.Naming;

/// <summary>
/// Gives everything in one place, all types of a schema or all members of a model, a name of its own. It depends on
/// nothing but what has the same name: something else that is added never changes a name.
/// </summary>
internal sealed class NameScope
{
    private readonly List<NamedThing> _things = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Adds something that wants a name.</summary>
    public void Add(NamedThing thing) => _things.Add(thing);

    /// <summary>True for a name that something got.</summary>
    public bool Contains(string name) => _taken.Contains(name);

    /// <summary>
    /// Names everything. Of several that want one name the one gets it that is chosen with <c>@csharp</c>, else the one
    /// whose spelling is nearest to it, else the first. The others keep their own spelling, underscores included, and
    /// when that is taken too, they get a number.
    /// </summary>
    /// <param name="give">
    /// Takes a thing, its name, and the thing that has the name it wanted, or null where it got that.
    /// </param>
    public void Resolve(Action<NamedThing, string, NamedThing?> give)
    {
        var winners = _things.GroupBy(thing => thing.Wanted, StringComparer.Ordinal)
            .ToDictionary(rivals => rivals.Key, rivals => rivals.OrderBy(thing => thing.Distance).First(),
                StringComparer.Ordinal);
        _taken.UnionWith(winners.Keys);
        foreach (var thing in _things)
        {
            var winner = winners[thing.Wanted];
            if (ReferenceEquals(winner, thing)) give(thing, thing.Wanted, null);
            else give(thing, Free(thing), winner);
        }
    }

    private string Free(NamedThing thing)
    {
        if (thing.Spelled is { } spelled && _taken.Add(spelled)) return spelled;
        for (var number = 2; ; number++)
            if (_taken.Add(thing.Wanted + number)) return thing.Wanted + number;
    }
}
