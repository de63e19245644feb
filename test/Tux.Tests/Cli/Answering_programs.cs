using System.Text.Json;

namespace Tux.Tests.Cli;

/// <summary>Tux's <c>db</c> commands have the reports of <c>refract</c>, with Tux's own names for commands.</summary>
public sealed class Answering_programs
{
    [Fact]
    public async Task Every_command_writes_one_document()
    {
        using var tux = new TuxFolder();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        Document((await tux.Run("db push --json")).ShouldExit(0)).GetProperty("changes").GetArrayLength()
            .ShouldBeGreaterThan(0);
        Document((await tux.Run("db reset --json")).ShouldExit(0)).GetProperty("applied").GetArrayLength().ShouldBe(0);
        Document((await tux.Run("db migrate --name init --json")).ShouldExit(0)).GetProperty("created")
            .GetProperty("isApplied").GetBoolean().ShouldBeTrue();
        Document((await tux.Run("db pull --json")).ShouldExit(0)).GetProperty("isWritten").GetBoolean().ShouldBeTrue();
        Document((await tux.Run("db generate --json")).ShouldExit(0)).GetProperty("files").GetArrayLength()
            .ShouldBeGreaterThan(0);
        Document((await tux.Run("--prod db migrate --json")).ShouldExit(0)).GetProperty("applied").GetArrayLength()
            .ShouldBe(1);
    }

    [Fact]
    public async Task Errors_and_hints_speak_of_tuxs_own_commands()
    {
        using var tux = new TuxFolder();
        tux.Variables["PROD_DATABASE_URL"] = "file:./prod.db";
        var refused = Document((await tux.Run("--prod db push --json")).ShouldExit(2)).GetProperty("error");
        refused.GetProperty("what").GetString().ShouldBe("db push is for development only; nothing was changed.");
        refused.GetProperty("exitCode").GetInt32().ShouldBe(2);
        var both = Document((await tux.Run("--dev --prod db migrate --json")).ShouldExit(2));
        both.GetProperty("report").ValueKind.ShouldBe(JsonValueKind.Null);

        var written = Document((await tux.Run("--prod db migrate --name init --json")).ShouldExit(0));
        written.GetProperty("hints").EnumerateArray().Single().GetString()
            .ShouldBe("Read the script and commit it, then apply it with: tux --prod db migrate");
        written.GetProperty("status").GetProperty("databaseExists").GetBoolean().ShouldBeFalse();
        File.Exists(tux["prod.db"]).ShouldBeFalse();
    }

    private static JsonElement Document(TuxRun run)
    {
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }
}
