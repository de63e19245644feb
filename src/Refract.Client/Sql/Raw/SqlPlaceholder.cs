namespace Refract.Runtime;

/// <summary>A placeholder in the text of a statement: <c>$1</c>.</summary>
/// <param name="Digits">What stands behind the dollar sign.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct SqlPlaceholder(string Digits, int Start, int Length);
