using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>Makes the database match the schema without a migration.</summary>
public static class PushOperation
{
    /// <summary>What a push may do, and the answers given in advance.</summary>
    public sealed record Request
    {
        /// <summary><c>--accept-data-loss</c></summary>
        public bool AcceptDataLoss { get; init; }

        /// <summary><c>--force-reset</c>: drop everything first.</summary>
        public bool ForceReset { get; init; }

        /// <summary><c>--confirm</c>: the database's name, which a reset asks for.</summary>
        public string? Confirm { get; init; }
    }

    /// <summary>Pushes. Asks before data is lost.</summary>
    /// <exception cref="CommandException">
    /// The schema is wrong, the rows stand in the way, or the change was declined.
    /// </exception>
    public static async Task<int> Run(Project project, Request request, Terminal terminal, CancellationToken ct)
    {
        project.RequireSchema(terminal);
        var target = MigrationTarget.Of(project);
        if (request.ForceReset)
            terminal.ConfirmByName($"Everything in {target.Url.Masked} is about to be dropped.",
                target.Url.DatabaseName, request.Confirm);

        var options = new PushOptions { AcceptDataLoss = request.AcceptDataLoss, ForceReset = request.ForceReset };
        var result = await Push(options).ConfigureAwait(false);
        ChangeText.Show(terminal, result.Warnings);
        if (!result.IsDone)
        {
            ThrowIfImpossible(result);
            if (!terminal.Confirm("Change the database and lose this data?", NoConsent)) throw NoConsent();
            result = await Push(options with { AcceptDataLoss = true, ForceReset = false }).ConfigureAwait(false);
            ThrowIfImpossible(result);
        }

        if (result.DatabaseCreated) terminal.Say("The database was missing and has been created.");
        if (result.WasReset) terminal.Say("Everything in the database was dropped first.");
        terminal.Done(result.Script.IsEmpty ? "The database already matches the schema; nothing was changed."
            : $"The database matches the schema now ({ChangeText.Summary(result.Script)}).");
        return ExitCode.Done;

        Task<PushResult> Push(PushOptions with)
            => target.Run(terminal, "Comparing the schema with the database", false, engine => engine.Push(with, ct));
    }

    private static void ThrowIfImpossible(PushResult result)
    {
        if (result.Warnings.Any(warning => warning.IsCertainFailure))
            throw CommandException.BadInput("The change would fail on the rows that are there; nothing was changed.",
                null,
                "Do what the warnings say, then push again. In development, --force-reset drops everything first.");
    }

    private static CommandException NoConsent()
        => CommandException.Declined("The change takes data with it; nothing was changed.", null,
            "If the data may go, add --accept-data-loss.");
}
