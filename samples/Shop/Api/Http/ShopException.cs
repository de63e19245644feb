namespace Shop.Http;

/// <summary>A rule of the shop stands against a request. Inside a transaction it undoes the work.</summary>
internal sealed class ShopException(int status, string title, string detail) : Exception(detail)
{
    public int Status => status;

    public string Title => title;

    /// <summary>409: the request is right, but not in the state that things are in.</summary>
    public static ShopException Conflict(string title, string detail) =>
        new(StatusCodes.Status409Conflict, title, detail);

    /// <summary>400: the request asks for something that there is not.</summary>
    public static ShopException BadRequest(string title, string detail) =>
        new(StatusCodes.Status400BadRequest, title, detail);
}
