namespace Refract.Cli.Tests;

public sealed class Formatting_files
{
    private const string Rough = "model User {\n id Int @id\n  longer_name   String?\n}\n";
    private const string Smooth = "model User {\n  id          Int     @id\n  longer_name String?\n}\n";

    [Fact]
    public async Task Rewrites_what_is_laid_out_otherwise_and_leaves_the_rest_alone()
    {
        using var folder = new CliFolder().With("prisma/schema/a.prisma", Rough)
            .With("prisma/schema/b.prisma", "enum E {\n  A\n}\n");
        var untouched = File.GetLastWriteTimeUtc(folder["prisma/schema/b.prisma"]);
        (await folder.Run("format")).ShouldExit(0).Error.ShouldBe(
            "Formatted prisma/schema/a.prisma\n1 of 2 files rewritten.\n");
        folder.Read("prisma/schema/a.prisma").ShouldBe(Smooth);
        File.GetLastWriteTimeUtc(folder["prisma/schema/b.prisma"]).ShouldBe(untouched);
        (await folder.Run("format")).ShouldExit(0).Error.ShouldBe("2 files already formatted.\n");
    }

    [Fact]
    public async Task Check_names_the_files_and_changes_nothing()
    {
        using var folder = new CliFolder().With("schema.prisma", Rough);
        var run = (await folder.Run("format", "--check")).ShouldExit(4);
        run.Output.ShouldBe("schema.prisma\n");
        folder.Read("schema.prisma").ShouldBe(Rough);
        folder.With("schema.prisma", Smooth);
        (await folder.Run("format", "--check")).ShouldExit(0).Output.ShouldBe("");
    }

    [Fact]
    public async Task Print_writes_to_stdout_and_changes_nothing()
    {
        using var folder = new CliFolder().With("schema.prisma", Rough);
        (await folder.Run("format", "--print")).ShouldExit(0).Output.ShouldBe(Smooth);
        folder.Read("schema.prisma").ShouldBe(Rough);
        (await folder.Run("format", "--print", "--check")).ShouldExit(2);
    }

    [Fact]
    public async Task Leaves_a_file_alone_that_is_no_text_in_UTF8()
    {
        using var folder = new CliFolder().With("schema.prisma", "");
        byte[] bytes = [.. "model A {\n id Int @id // caf"u8, 0xE9, .. "\n}\n"u8];
        File.WriteAllBytes(folder["schema.prisma"], bytes);
        (await folder.Run("format")).ShouldExit(2).Error.ShouldContain("is no text in UTF-8");
        File.ReadAllBytes(folder["schema.prisma"]).ShouldBe(bytes);
    }
}
