using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace Refract.Generator.Analyzers;

/// <summary>The code that includes a relation, in the style of the call that it is missing in.</summary>
internal static class IncludeText
{
    /// <summary>The same for the code fix, which writes it.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static ImmutableDictionary<string, string?> Properties(IInvocationOperation verb,
        IReadOnlyList<string> path, string member, string? counted)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add("Member", member)
            .Add("Path", string.Join(".", path));
        if (counted is not null) properties = properties.Add("Counted", counted);
        return RuntimeTypes.IsQuery(verb.Instance?.Type) ? properties.Add("IsQuery", null) : properties;
    }

    /// <summary>What a message says.</summary>
    /// <param name="verb">The call.</param>
    /// <param name="path">The relations that lead to it.</param>
    /// <param name="member">The relation or lazy column.</param>
    /// <param name="counted">The relation whose rows are counted, when that is what is read.</param>
    public static string Of(IInvocationOperation verb, IReadOnlyList<string> path, string member, string? counted)
    {
        var name = verb.TargetMethod.Name;
        if (!RuntimeTypes.IsQuery(verb.Instance?.Type))
        {
            var entry = counted is null ? $"{member} = true" : $"{member} = {{ {counted} = true }}";
            foreach (var relation in path.AsEnumerable().Reverse())
                entry = $"{relation} = {{ Include = {{ {entry} }} }}";
            return $"give {name} include: new() {{ {entry} }}";
        }

        var step = counted is null ? $"x => x.{member}" : $"x => x.{counted}.Count()";
        foreach (var relation in path.AsEnumerable().Reverse()) step = $"x => x.{relation}.Include({step})";
        return $"add .Include({step}) before {name}";
    }
}
