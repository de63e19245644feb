using System.Runtime.CompilerServices;
using Refract.Testing;

namespace Refract.Cli.Tests.SqlFiles;

/// <summary>The records that are committed here are those that either database gives.</summary>
public sealed class Records_in_this_repository
{
    [Theory]
    [InlineData("test/Refract.EndToEnd.Tests", true)]
    [InlineData("test/Refract.EndToEnd.Tests", false)]
    [InlineData("samples/Native", false)]
    public async Task Are_up_to_date(string project, bool isPostgreSql)
    {
        using var folder = new CliFolder();
        Copy(Path.Combine(Root(), project, "prisma"), folder["prisma"]);
        await using var database = isPostgreSql ? await PostgreSqlServer.CreateDatabase() : null;
        folder.Variables["DATABASE_URL"] = database?.Url ?? "file:./dev.db";
        (await folder.Run("db", "push")).ShouldExit(0);
        (await folder.Run("generate", "--sql", "--check")).ShouldExit(0);
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }

    private static string Root([CallerFilePath] string caller = "") =>
        Path.GetFullPath("../../..", Path.GetDirectoryName(caller)!);
}
