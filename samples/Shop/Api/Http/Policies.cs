namespace Shop.Http;

/// <summary>Who may call an endpoint.</summary>
internal static class Policies
{
    public const string Customer = "customer";

    public const string Staff = "staff";
}
