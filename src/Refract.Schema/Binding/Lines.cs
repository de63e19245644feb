using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>Names lines in messages: with their file where that is another one than the message stands in.</summary>
internal static class Lines
{
    /// <summary><c>line 7</c>, or <c>line 7 of user.prisma</c>.</summary>
    internal static string Name(SourceLocation place, SourceFile seenFrom) =>
        ReferenceEquals(place.File, seenFrom)
            ? $"line {place.Start.Line}" : $"line {place.Start.Line} of {place.File.Path}";

    /// <summary>A name as the subject of a sentence; where it is defined again, with the line that counts.</summary>
    internal static string Subject(string name, SourceLocation? redefinition, SourceFile seenFrom) =>
        redefinition is { } again ? $"`{name}`, which {Name(again, seenFrom)} defines again," : $"`{name}`";
}
