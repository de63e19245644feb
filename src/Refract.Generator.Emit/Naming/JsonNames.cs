using Refract.Schema;

namespace Refract.Generator.Naming;

/// <summary>Which names fields may have in JSON.</summary>
internal static class JsonNames
{
    /// <summary>Fields whose comment cannot be used, and why.</summary>
    /// <param name="model">The model.</param>
    /// <param name="nameOf">The C# name of a field.</param>
    public static IEnumerable<(Field Field, string Problem)> Problems(Model model, Func<Field, string> nameOf)
    {
        var fields = model.Fields.Where(field => !field.IsIgnored)
            .Select(field => (Field: field, Annotation: JsonAnnotation.Read(field.Documentation))).ToArray();
        foreach (var (field, annotation) in fields)
        {
            if (annotation.Unknown is { } unknown)
                yield return (field, $"\"{unknown}\" cannot be read: write @json(ignore), or @json(name: \"…\") with "
                    + "a name that is not empty.");
            if (annotation.Name is not { } name) continue;
            foreach (var (other, given) in fields)
            {
                if (ReferenceEquals(other, field) || given.IsIgnored) continue;
                // Without a name of its own a field has its C# name, or that in small letters, as ASP.NET writes it.
                var own = nameOf(other);
                if (given.Name == name || (given.Name is null && (name == own || name == CSharpNames.Parameter(own))))
                    yield return (field, $"field {other.Name} has the name \"{name}\" in JSON.");
            }
        }
    }
}
