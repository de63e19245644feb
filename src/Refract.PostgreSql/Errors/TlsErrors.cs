using System.Security.Authentication;
using System.Security.Cryptography;
using Npgsql;

namespace Refract.PostgreSql;

/// <summary>Recognises why an encrypted connection was not made.</summary>
internal static class TlsErrors
{
    /// <summary>
    /// True when a file of certificates or keys is missing or may not be read: the driver opens no other file that the
    /// URL names.
    /// </summary>
    public static bool IsOfFile(Exception error) =>
        Has(error, static inner =>
            inner is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException);

    /// <summary>
    /// True when the two sides do not trust each other, a certificate is malformed, or only one side encrypts.
    /// </summary>
    public static bool IsOfTrust(Exception error) =>
        Has(error, static inner => inner is AuthenticationException or CryptographicException)
        // "SSL connection requested. No SSL enabled connection from this host is configured."
        || (error is NpgsqlException { InnerException: null } and not PostgresException
            && error.Message.Contains("SSL", StringComparison.Ordinal));

    private static bool Has(Exception error, Func<Exception, bool> test)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
            if (test(inner)) return true;
        return false;
    }
}
