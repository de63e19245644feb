using System.Data.Common;
using Refract.Relational.Contracts;

namespace Refract.CommandLine;

/// <summary>
/// Explains what a driver reports while a command looks at the database or writes the history: faults of disks, rights
/// and connections.
/// </summary>
internal static class DatabaseFaults
{
    public static CommandException Explain(DbException error)
    {
        var fault = Providers.All.Select(provider => provider.Explain(error)).FirstOrDefault(known => known is not null)
            ?? DatabaseFault.OfStatement;
        var next = fault.Remedy is not { } remedy ? null
            : remedy + (fault.IsFinal ? "." : ", then run this again: it says how things stand.");
        return new CommandException(ExitCode.Failed, fault.What, Hidden(error), next, inner: error);
    }

    /// <summary>The first line: below it drivers add positions and details, which may hold values of rows.</summary>
    private static string Hidden(DbException error)
        => Secrets.Hide(
            error.InnerException is { } inner and not DbException
                ? $"{FirstLine(error)} {FirstLine(inner)}" : FirstLine(error));

    private static string FirstLine(Exception error) => error.Message.ReplaceLineEndings("\n").Split('\n')[0];
}
