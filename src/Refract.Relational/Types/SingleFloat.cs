using System.Globalization;

namespace Refract.Relational;

/// <summary>Numbers of a column of 32 bits, in the <see cref="double"/> that they have in C#.</summary>
public static class SingleFloat
{
    /// <summary>The double with the same digits: 0.1, as databases print it, rather than 0.10000000149011612.</summary>
    public static double Widen(float number) => float.IsInteger(number) || !float.IsFinite(number)
        ? number : double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
