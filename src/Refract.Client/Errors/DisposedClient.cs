namespace Refract.Runtime;

/// <summary>The error of a client that is used after its end; the same for all databases.</summary>
public static class DisposedClient
{
    /// <summary>The error to throw.</summary>
    /// <param name="inner">What a pool threw, if it noticed first.</param>
    public static RefractException Error(ObjectDisposedException? inner = null) => new("P1017",
        "This client was disposed, and with it its connections. Keep one client for as long as the application runs; "
        + "in a container it is a"
        + " singleton that the container disposes.", inner ?? new ObjectDisposedException("client"));
}
