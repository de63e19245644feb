using Refract.Relational;

namespace Refract.CommandLine;

/// <summary>Runs SQL on a database.</summary>
public static class ExecuteOperation
{
    /// <summary>
    /// Runs a script of any number of statements. It takes effect as a whole, unless it brings its own BEGIN and
    /// COMMIT.
    /// </summary>
    /// <exception cref="CommandException">The script is empty.</exception>
    public static async Task<int> Run(DatabaseUrl url, string script, Terminal terminal, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(script))
            throw CommandException.BadInput("The script is empty.", null,
                "Give it with --file PATH or on stdin with --stdin.");
        await MigrationTarget.Of(url).Run(terminal, "Running the script", false, async engine =>
        {
            await engine.Execute(script, ct).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        terminal.Done("The script was run.");
        return ExitCode.Done;
    }
}
