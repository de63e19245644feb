using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>
/// The contract between generated code and this runtime. It changes when code generated earlier would no longer run.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Contract
{
    /// <summary>The contract that this runtime implements.</summary>
    public const int Version = 1;

    /// <summary>
    /// Called by a generated client before anything else, so that a mismatch is a sentence and not a
    /// MissingMethodException.
    /// </summary>
    /// <exception cref="InvalidOperationException">The client was generated for another contract.</exception>
    public static void Require(int version, string client)
    {
        if (version != Version)
            throw new InvalidOperationException(
                $"{client} was generated for contract {version} of the Refract runtime, but this runtime "
                + $"implements contract {Version}. "
                + "Use the same version of the Refract packages in all projects and build again.");
    }
}
