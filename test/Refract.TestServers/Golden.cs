using System.Runtime.CompilerServices;
using Shouldly;

namespace Refract.Testing;

/// <summary>
/// Compares text with a file that is kept with the tests. With <c>REFRACT_UPDATE_GOLDEN=1</c> the file is rewritten
/// instead, so that git shows the change.
/// </summary>
public static class Golden
{
    /// <summary>True when golden files are being rewritten.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable("REFRACT_UPDATE_GOLDEN") == "1";

    /// <summary>Compares with a file, named relative to the source file of the calling test.</summary>
    public static void Match(string actual, string file, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, file);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path)
            .ShouldBeTrue($"{path} is missing; run the test with REFRACT_UPDATE_GOLDEN=1 and look at what it writes.");
        actual.ShouldBe(File.ReadAllText(path),
            $"{path} differs; if the new text is right, run the test with REFRACT_UPDATE_GOLDEN=1.");
    }
}
