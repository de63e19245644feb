namespace Refract.Runtime;

/// <summary>A word of raw SQL.</summary>
/// <param name="Text">The word in lower case; a quote for a quoted name that is called.</param>
/// <param name="IsCall">True when a bracket opens behind it.</param>
/// <param name="IsMember">True when a dot stands before it.</param>
internal readonly record struct SqlWord(string Text, bool IsCall, bool IsMember);
