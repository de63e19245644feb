using System.Net.Sockets;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>
/// Turns the driver's errors into the schema's words. Server texts are passed on only where they cannot quote a value;
/// the driver's own exception is inside for the rest, with the text removed where it can.
/// </summary>
/// <param name="place">The server and database for display, without the password.</param>
/// <param name="user">The user's name, or null.</param>
/// <param name="database">The database's name.</param>
/// <param name="showsValues">True when values may be shown, so that the server's own words stay.</param>
internal sealed partial class ErrorTranslator(string place, string? user, string? database, bool showsValues)
{
    /// <summary>The server for display.</summary>
    public string Place => place;

    /// <summary>
    /// The error to throw in place of the driver's, or the same one when it is not the driver's (a cancellation, a
    /// programming error).
    /// </summary>
    /// <param name="error">What was caught.</param>
    /// <param name="text">The statement, or null when none was involved.</param>
    public Exception Translate(Exception error, StatementText? text) =>
        Translate(error, text is null ? default : new SqlStatement(text, [], 0));

    /// <summary>The same with the values of the statement, which tell the field where the server does not.</summary>
    /// <param name="error">What was caught.</param>
    /// <param name="statement">The statement; its default when none was involved.</param>
    public Exception Translate(Exception error, in SqlStatement statement) => error switch
    {
        RefractException => error,
        // What is inside may quote values; not where the server confirms that it stopped the statement, which
        // WriteOutcome has to see.
        OperationCanceledException { InnerException: not null
            and not PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } } cancelled =>
            new OperationCanceledException(cancelled.Message, cancelled.CancellationToken),
        OperationCanceledException => error,
        PostgresException server => OfServer(server, statement),
        System.Text.EncoderFallbackException or { InnerException: System.Text.EncoderFallbackException } =>
            HalfPair(At(RefusedValue.OfHalfPair(statement), statement.Text), error),
        _ when TlsErrors.IsOfFile(error) => NoCertificate(error),
        _ when TlsErrors.IsOfTrust(error) => NotTrusted(error),
        NpgsqlException driver => OfDriver(driver, statement),
        TimeoutException => TimedOut(error),
        // A name or address that the resolver refuses, such as 0.0.0.0, is an ArgumentException.
        SocketException or ArgumentException { Source: "System.Net.NameResolution" } => Unreachable(error),
        ObjectDisposedException disposed => DisposedClient.Error(disposed),
        // The driver's words for a value that has no place in the CLR type; they name types, never the value.
        InvalidCastException or OverflowException =>
            new RefractException("P2023",
                $"A value{At(null, statement.Text)} cannot be read or sent: {error.Message}", error),
        IOException => Lost(error),
        _ => OfDriversOwn(error, statement.Text) ?? error,
    };

    /// <summary>The error of a transaction that found no connection in time.</summary>
    public RefractException NoConnection(TimeSpan limit, Exception? inner) => new("P2028",
        $"No connection to {place} became free within {limit.TotalMilliseconds:0} ms, so the transaction "
        + "could not begin."
        + " Raise MaxWait or connection_limit, or hold transactions for less time.", inner, isTransient: true);

    /// <summary>
    /// The error of a caller that stops waiting for the server: its own cancellation, or that the limit of the URL has
    /// passed.
    /// </summary>
    public Exception Late(CancellationToken caller) =>
        caller.IsCancellationRequested ? new OperationCanceledException(caller) : TimedOut(null);

    /// <summary>The error of a statement in a transaction that PostgreSQL only rolls back any more.</summary>
    public static RefractException InFailedTransaction(Exception? inner) =>
        new("P2028", "An earlier statement of this transaction failed, so PostgreSQL refuses the rest."
        + " Let that error end the callback, or put what may fail into a nested transaction.", inner);

    /// <summary>
    /// The error of a URL with a setting that the driver does not take; names the setting, never its value.
    /// </summary>
    public static RefractException Refused(DatabaseUrl url, Exception error) => new("P1013",
        $"{url.Masked} has a setting that the driver does not "
            + $"take{(error is ArgumentException { ParamName: { Length: > 0 } name } ? $": {name}" : "")}. "
            + "Correct or remove it.");

    /// <summary>True for errors after which the server refuses the rest of the transaction.</summary>
    public static bool IsOfServer(Exception error) =>
        error is NpgsqlException or OperationCanceledException or IOException or TimeoutException
            or ObjectDisposedException
        || error.InnerException is NpgsqlException || (error is not RefractException && IsDriversOwn(error));

    /// <summary>True when no connection of the pool became free within its own limit.</summary>
    public static bool IsExhausted(NpgsqlException error) =>
        error.Message.StartsWith("The connection pool has been exhausted", StringComparison.Ordinal);

    /// <summary>True when a table was altered after a statement on it was prepared.</summary>
    public static bool IsStalePlan(Exception error) =>
        error.InnerException is PostgresException inner && IsStalePlan(inner);

    /// <summary>
    /// "cached plan must not change result type": a table was altered after the statement was prepared.
    /// </summary>
    public static bool IsStalePlan(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.FeatureNotSupported && error.Routine == "RevalidateCachedQuery";

    private RefractException OfDriver(NpgsqlException error, in SqlStatement statement)
    {
        if (IsExhausted(error))
            return new RefractException("P2024", $"All connections of the pool to {place} were in use for too long."
                + " Raise connection_limit or pool_timeout in the URL, or look for transactions that stay open.", error,
                isTransient: true);
        if (error.Message.Contains("has been shut down", StringComparison.Ordinal))
            return DisposedClient.Error(error.InnerException as ObjectDisposedException);
        if (error.Message.Contains("No password has been provided", StringComparison.Ordinal))
            return new RefractException("P1000", $"{place} asks for a password, and the URL has none.", error);
        if (error.Message.StartsWith("No suitable host", StringComparison.Ordinal)) return NoSuitableHost(error);
        if (error.Message.StartsWith("Failed to connect", StringComparison.Ordinal)) return Unreachable(error);
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
            switch (inner)
            {
                case PostgresException server: return OfServer(server, statement);
                case TimeoutException:
                    return error.Message.Contains("reading from stream", StringComparison.Ordinal)
                        ? TimedOut(error) : Unreachable(error);
                case SocketException { SocketErrorCode: not (SocketError.ConnectionReset
                    or SocketError.ConnectionAborted or SocketError.Shutdown) }:
                    return Unreachable(error);
                case IOException or SocketException or ObjectDisposedException: return Lost(error);
            }

        return new RefractException("P2010", $"Talking to {place} failed: {error.Message}", error, error.IsTransient);
    }

    /// <summary>
    /// What the driver throws that has no type of its own: the protocol has lost its place, or a connection was closed
    /// while it was used.
    /// </summary>
    private RefractException? OfDriversOwn(Exception error, StatementText? text)
    {
        if (!IsDriversOwn(error)) return null;
        return error is ArgumentException or NotSupportedException or FormatException
            ? new RefractException("P2023", $"A value{At(null, text)} cannot be read or sent ({error.GetType().Name}).",
                error)
            : Lost(error);
    }

    private static bool IsDriversOwn(Exception error) =>
        error.Source == "Npgsql"
            || error.Message.StartsWith("Received unexpected backend message", StringComparison.Ordinal);

    private static RefractException HalfPair(string place, Exception error) => new("P2000",
        $"A text{place} holds half of a surrogate pair, which is no character and cannot be stored.", error);

    private RefractException NoSuitableHost(NpgsqlException error) => new("P1001",
        $"None of the servers {place} is reachable and of the kind that target_session_attrs asks for.", error,
        isTransient: true);

    private RefractException NotTrusted(Exception error) => new("P1011",
        $"The encrypted connection to {place} could not be made. Check sslmode, sslrootcert, sslcert and "
            + "sslkey in the URL, and the server's certificate.", error);

    private RefractException NoCertificate(Exception error) => new("P1011",
        $"The encrypted connection to {place} could not be made, because a file of certificates or keys is missing"
        + " or may not be read."
        + " Check sslrootcert, sslcert, sslkey and sslidentity in the URL.", error);

    private RefractException Unreachable(Exception error) => new("P1001",
        $"{place} cannot be reached. Check that the server runs, that host and port are right, and that no "
            + "firewall is in the way.", error, isTransient: true);

    private RefractException TimedOut(Exception? error) => new("P1008",
        $"{place} did not answer in time. Raise socket_timeout in the URL, or make the statement cheaper.", error,
        isTransient: true);

    private RefractException Lost(Exception error) => new("P1017",
        $"{place} closed the connection in the middle of the work. The next call uses another connection.",
        error, isTransient: true);
}
