using System.Globalization;

namespace Refract.Benchmarks.Reports;

/// <summary>Figures as text.</summary>
internal static class Units
{
    public static string Time(double microseconds) => microseconds switch
    {
        >= 10_000 => Format($"{microseconds / 1000:0.0} ms"),
        >= 100 => Format($"{microseconds:0} µs"),
        _ => Format($"{microseconds:0.0} µs"),
    };

    public static string Ratio(double? ratio) => ratio is { } value ? Format($"{value:0.00}") : "";

    public static string Bytes(double? count) => count switch
    {
        null => "",
        >= 1_000_000 => Format($"{count / 1_000_000:0.0}M"),
        >= 10_000 => Format($"{count / 1000:0}K"),
        _ => Format($"{count:0}"),
    };

    public static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
