namespace Refract.CommandLine;

/// <summary>What a command's exit code means; the same for every command.</summary>
public static class ExitCode
{
    /// <summary>Done; nothing to complain about.</summary>
    public const int Done = 0;

    /// <summary>It was tried and failed: the database refused, a file could not be written.</summary>
    public const int Failed = 1;

    /// <summary>
    /// Nothing was tried: wrong arguments, an invalid schema, a missing variable, a server that cannot be reached.
    /// </summary>
    public const int BadInput = 2;

    /// <summary>A person or the lack of a consent stopped it; nothing was changed.</summary>
    public const int Declined = 3;

    /// <summary>It looked and found something: drift, pending migrations, a difference, an unformatted file.</summary>
    public const int Findings = 4;

    /// <summary>Stopped by Ctrl+C, as shells count it.</summary>
    public const int Interrupted = 130;
}
