using System.Globalization;
using System.Reflection;
using System.Security.Claims;

namespace Shop.Http;

/// <summary>
/// The customer who calls. Whatever belongs to customers is read and written with <c>and: new() { CustomerId =
/// caller.Id }</c>, so that rows of others count as not there.
/// </summary>
/// <param name="Id">The customer's id.</param>
internal sealed record Caller(int Id) : IBindableFromHttpContext<Caller>
{
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new Caller(int.Parse(id, CultureInfo.InvariantCulture)) : null);
}
