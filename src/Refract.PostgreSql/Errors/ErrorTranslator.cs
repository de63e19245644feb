using System.Net.Sockets;
using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>
/// Turns the driver's errors into the schema's words. Server texts are passed on only where they cannot quote a value; the driver's own exception is
/// inside for the rest.
/// </summary>
/// <param name="place">The server and database for people, without the password.</param>
/// <param name="user">The user's name, or null.</param>
/// <param name="database">The database's name.</param>
internal sealed partial class ErrorTranslator(string place, string? user, string? database)
{
    /// <summary>The error to throw in place of the driver's, or the same one when it is not the driver's (a cancellation, a programming error).</summary>
    /// <param name="error">What was caught.</param>
    /// <param name="text">The statement, or null when none was involved.</param>
    public Exception Translate(Exception error, StatementText? text) => error switch
    {
        RefractException or OperationCanceledException => error,
        ObjectDisposedException disposed => DisposedClient.Error(disposed),
        PostgresException server => OfServer(server, text),
        System.Text.EncoderFallbackException or { InnerException: System.Text.EncoderFallbackException } => new RefractException("P2000",
            $"A text {Of(text)} holds half of a surrogate pair, which is no character and cannot be stored.", error),
        NpgsqlException driver => OfDriver(driver),
        TimeoutException => TimedOut(error),
        SocketException => Unreachable(error),
        // The driver's words for a value that has no place in the CLR type; they name types, never the value.
        InvalidCastException or OverflowException => new RefractException("P2023", $"A value {Of(text)} cannot be read or sent: {error.Message}", error),
        _ => error,
    };

    /// <summary>The error of a transaction that found no connection in time.</summary>
    public RefractException NoConnection(TimeSpan limit, Exception? inner) => new("P2028",
        $"No connection to {place} became free within {limit.TotalMilliseconds:0} ms, so the transaction could not begin."
        + " Raise MaxWait or connection_limit, or hold transactions for less time.", inner, isTransient: true);

    private RefractException OfDriver(NpgsqlException error)
    {
        if (error.Message.StartsWith("The connection pool has been exhausted", StringComparison.Ordinal))
            return new RefractException("P2024", $"All connections of the pool to {place} were in use for too long."
                + " Raise connection_limit or pool_timeout in the URL, or look for transactions that stay open.", error, isTransient: true);
        if (error.Message.Contains("No password has been provided", StringComparison.Ordinal))
            return new RefractException("P1000", $"{place} asks for a password, and the URL has none.", error);
        if (error.Message.StartsWith("Failed to connect", StringComparison.Ordinal)) return Unreachable(error);
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
            switch (inner)
            {
                case TimeoutException: return error.Message.Contains("reading from stream", StringComparison.Ordinal) ? TimedOut(error) : Unreachable(error);
                case SocketException { SocketErrorCode: not (SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown) }:
                    return Unreachable(error);
                case IOException or SocketException: return Lost(error);
            }
        return new RefractException("P2010", $"Talking to {place} failed: {error.Message}", error, error.IsTransient);
    }

    private RefractException Unreachable(Exception error) => new("P1001",
        $"{place} cannot be reached. Check that the server runs, that host and port are right, and that no firewall is in the way.", error, isTransient: true);

    private RefractException TimedOut(Exception error) => new("P1008",
        $"{place} did not answer in time. Raise socket_timeout in the URL, or make the statement cheaper.", error, isTransient: true);

    private RefractException Lost(Exception error) => new("P1017",
        $"{place} closed the connection in the middle of the work. The next call uses another connection.",
        error, isTransient: true);
}
