namespace Refract;

/// <summary>
/// The row to update was changed since the program read it: its version column is not what the update expects (P2025).
/// Nothing was written. Read the row again and decide then; the same call fails again.
/// </summary>
public sealed class VersionConflictException : RefractException
{
    /// <summary>For a verb on a model.</summary>
    public VersionConflictException(string model, string verb)
        : base("P2025", $"The {model} of {verb} was changed since it was read: its version is another one. Nothing was "
            + "written. Read the row again, and decide what becomes of it.") => Model = model;

    /// <summary>The model, as in the schema.</summary>
    public string Model { get; }
}
