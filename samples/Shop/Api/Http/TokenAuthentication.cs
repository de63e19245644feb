using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Shop.Http;

/// <summary>
/// Stands in for your identity provider, so that the sample runs by itself: <c>Authorization: Bearer customer-7</c> is
/// the customer 7, and the token of the setting <c>Shop:StaffToken</c> is the staff. Never use it for real.
/// </summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers,
    UrlEncoder encoder, IConfiguration settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Token";

    private const string CustomerPrefix = "customer-";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        const string Bearer = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        var token = header[Bearer.Length..];
        if (IsStaff(token)) return Ticket(new Claim(ClaimTypes.Role, Policies.Staff));
        return token.StartsWith(CustomerPrefix, StringComparison.Ordinal)
            && int.TryParse(token.AsSpan(CustomerPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Ticket(new Claim(ClaimTypes.Role, Policies.Customer),
                new Claim(ClaimTypes.NameIdentifier, token[CustomerPrefix.Length..]))
            : AuthenticateResult.Fail("The token is not known.");
    }

    private bool IsStaff(string token) => settings["Shop:StaffToken"] is { Length: > 0 } known
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(known));

    private static AuthenticateResult Ticket(params Claim[] claims) => AuthenticateResult.Success(
        new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), Scheme));
}
