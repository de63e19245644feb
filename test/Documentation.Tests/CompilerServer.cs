namespace Documentation.Tests;

/// <summary>
/// A compiler that stays in memory for all builds of these tests, as that of a developer does. It is a server of this
/// run alone, so that it can be ended: none stays behind.
/// </summary>
internal static class CompilerServer
{
    private static readonly string s_id = "refract-" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>Makes the builds of a command use it.</summary>
    public static void UseIn(IDictionary<string, string?> variables)
    {
        variables["UseSharedCompilation"] = "true";
        variables["SharedCompilationId"] = s_id;
    }

    /// <summary>Ends it, if a build has started it.</summary>
    public static async Task End()
    {
        var root = Path.GetFullPath("../../../", Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        var (_, version) = await Commands.Run("dotnet", Repository.Root, _ => { }, "--version");
        var program = Path.Combine(root, "sdk", version.Trim(), "Roslyn/bincore/VBCSCompiler.dll");
        var (exitCode, text) = await Commands.Run("dotnet", Repository.Root, _ => { }, program, "-pipename:" + s_id,
            "-shutdown");
        exitCode.ShouldBe(0, text);
    }
}
