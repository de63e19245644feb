namespace Refract.Schema.Providers;

/// <summary>A native type of a database: <c>@db.Decimal(10, 2)</c>.</summary>
/// <param name="Name">Its name in the schema, <c>Decimal</c>.</param>
/// <param name="Scalar">The scalar type whose fields may have it.</param>
/// <param name="Kind">How its values are stored.</param>
/// <param name="MaximumArguments">
/// How many arguments it takes at most; all are optional, but those of <c>Decimal</c> come in pairs.
/// </param>
/// <param name="Minimum">The least value of its first argument.</param>
/// <param name="Maximum">The greatest value of its first argument.</param>
public sealed record NativeTypeDefinition(
    string Name, ScalarType Scalar, StoredKind Kind, int MaximumArguments = 0, long Minimum = 0,
    long Maximum = uint.MaxValue)
{
    /// <summary>
    /// True for <c>Decimal</c>: two arguments, and the second (scale) is at most the first (precision).
    /// </summary>
    public bool HasScale => MaximumArguments == 2;
}
