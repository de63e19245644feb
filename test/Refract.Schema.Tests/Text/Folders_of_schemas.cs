using Refract.Schema.Text;

namespace Refract.Schema.Tests.Text;

public sealed class Folders_of_schemas : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("refract-schema-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_is_read_with_its_sub_folders_in_ordinal_order()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "guild"));
        File.WriteAllText(Path.Combine(_folder, "main.prisma"), "\uFEFF// main\n");
        File.WriteAllText(Path.Combine(_folder, "guild", "b.prisma"), "// b\n");
        File.WriteAllText(Path.Combine(_folder, "Zebra.prisma"), "// zebra\n");
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "no");
        var files = SchemaFolder.Load(_folder);
        files.Select(file => file.Text).ShouldBe(["// zebra\n", "// b\n", "// main\n"]);
        files.ShouldAllBe(file => file.Path.StartsWith(_folder, StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_file_is_read_as_it_is()
    {
        var path = Path.Combine(_folder, "schema.prisma");
        File.WriteAllText(path, "model A {\r\n  id Int @id\r\n}");
        SchemaFolder.Load(path).ShouldBe([new SourceFile(path, "model A {\r\n  id Int @id\r\n}")]);
    }

    [Fact]
    public void What_is_missing_is_named_in_the_error()
    {
        var missing = Path.Combine(_folder, "missing.prisma");
        Should.Throw<FileNotFoundException>(() => SchemaFolder.Load(missing)).Message.ShouldContain(missing);
        Should.Throw<FileNotFoundException>(() => SchemaFolder.Load(_folder)).Message.ShouldContain(_folder);
        Should.Throw<ArgumentException>(() => SchemaFolder.Load(" ")).Message.ShouldContain("empty");
        var text = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(text, "no");
        Should.Throw<ArgumentException>(() => SchemaFolder.Load(text)).Message.ShouldContain(text);
    }

    [Fact]
    public void What_could_not_be_written_back_is_not_read()
    {
        var path = Path.Combine(_folder, "latin.prisma");
        File.WriteAllBytes(path, [.. "// caf"u8, 0xE9, .. "\n"u8]);
        Should.Throw<IOException>(() => SchemaFolder.Load(path)).Message.ShouldContain("UTF-8");
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "// caf"u8, 0xE9, .. "\n"u8]);
        Should.Throw<IOException>(() => SchemaFolder.Load(_folder)).Message.ShouldContain("latin.prisma");
        File.WriteAllText(path, "// café\n", System.Text.Encoding.Unicode);
        SchemaFolder.Load(path)[0].Text.ShouldBe("// café\n");
    }

    [Fact]
    public void Positions_count_lines_and_code_units_from_one()
    {
        var file = new SourceFile("a.prisma", "a\r\nbé😀c\n");
        file.PositionOf(0).ShouldBe((1, 1));
        file.PositionOf(3).ShouldBe((2, 1));
        file.PositionOf(7).ShouldBe((2, 5));
        file.PositionOf(file.Text.Length).ShouldBe((3, 1));
    }
}
