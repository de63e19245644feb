using Refract.Runtime;

namespace Refract;

/// <summary>Turns "null" into "not mentioned".</summary>
public static class SkippableExtensions
{
    /// <summary>
    /// In a filter: no condition when the value is null (a plain null means IS NULL). In data: the column is left alone
    /// when it is null.
    /// </summary>
    public static Skippable<T> OrSkip<T>(this T? value)
        where T : struct => new(value.GetValueOrDefault(), value.HasValue);

    /// <summary>
    /// In a filter: no condition when the value is null (a plain null means IS NULL). In data: the column is left alone
    /// when it is null.
    /// </summary>
    public static Skippable<string> OrSkip(this string? value) => new(value, value is not null);

    /// <summary>
    /// In a filter: no condition when the value is null (a plain null means IS NULL). In data: the column is left alone
    /// when it is null.
    /// </summary>
    public static Skippable<byte[]> OrSkip(this byte[]? value) => new(value, value is not null);
}
