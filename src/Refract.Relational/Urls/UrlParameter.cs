namespace Refract.Relational;

/// <summary>A parameter of a database URL.</summary>
/// <param name="Name">Its name, in lower case.</param>
/// <param name="Values">The values that it may have; empty for any text.</param>
/// <param name="IsNumber">True when it must be a whole number that is not negative.</param>
/// <param name="HasMeaning">False when it is accepted for the sake of other programs and ignored.</param>
internal sealed record UrlParameter(string Name, string[] Values, bool IsNumber = false, bool HasMeaning = true)
{
    /// <summary>One with any text as its value.</summary>
    public static UrlParameter Text(string name) => new(name, []);

    /// <summary>One with a number as its value.</summary>
    public static UrlParameter Number(string name) => new(name, [], IsNumber: true);

    /// <summary>One that means nothing here.</summary>
    public static UrlParameter Foreign(string name) => new(name, [], HasMeaning: false);
}
