namespace Refract.PostgreSql;

/// <summary>
/// A new connection leads to a pooler and not to a server session of its own. Never leaves the provider.
/// </summary>
internal sealed class PoolerFoundException() : Exception("A pooler lies between the client and the server.");
