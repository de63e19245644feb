using Refract.Relational.Sql;

namespace Refract.Runtime;

// What is searched for in a text, in every style: a new operator is added here.

public abstract partial class TextFilterBase
{
    /// <summary>The text stands somewhere in it.</summary>
    public Argument<string> Contains { set => PutArgument(Comparison.Contains, value); }

    /// <summary>It begins with the text.</summary>
    public Argument<string> StartsWith { set => PutArgument(Comparison.StartsWith, value); }

    /// <summary>It ends with the text.</summary>
    public Argument<string> EndsWith { set => PutArgument(Comparison.EndsWith, value); }
}

public readonly partial struct TextField
{
    /// <summary>The text stands somewhere in it; its <c>%</c> and <c>_</c> are plain characters.</summary>
    public Predicate Contains(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.Contains, text, mode);

    /// <summary>It begins with the text.</summary>
    public Predicate StartsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.StartsWith, text, mode);

    /// <summary>It ends with the text.</summary>
    public Predicate EndsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.EndsWith, text, mode);
}

public readonly partial struct NullableTextField
{
    /// <summary>The text stands somewhere in it; its <c>%</c> and <c>_</c> are plain characters.</summary>
    public Predicate Contains(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.Contains, text, mode);

    /// <summary>It begins with the text.</summary>
    public Predicate StartsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.StartsWith, text, mode);

    /// <summary>It ends with the text.</summary>
    public Predicate EndsWith(string text, QueryMode mode = QueryMode.Default) =>
        _field.CompareText(Comparison.EndsWith, text, mode);
}
