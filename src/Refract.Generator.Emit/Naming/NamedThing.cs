using Refract.Schema.Text;

namespace Refract.Generator.Naming;

/// <summary>Something that wants a C# name.</summary>
/// <param name="Symbol">The model, field, enum or value.</param>
/// <param name="Owner">How messages speak of it.</param>
/// <param name="Wanted">The name that it gets unless another is nearer to it.</param>
/// <param name="Spelled">
/// The name that tells it apart from others that want the same, or null when there is none.
/// </param>
/// <param name="Reserved">The name that it would have were it not reserved, or null.</param>
/// <param name="Distance">How far the name is from what is in the schema: 0 is what the user chose.</param>
/// <param name="Location">Its place.</param>
internal sealed record NamedThing(object Symbol, string Owner, string Wanted, string? Spelled, string? Reserved,
    int Distance, SourceLocation Location);
