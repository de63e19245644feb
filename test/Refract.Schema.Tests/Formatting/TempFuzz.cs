using System.Text;
namespace Refract.Schema.Tests.Formatting;
public sealed class TempFuzz
{
    [Fact]
    public void Run()
    {
        var found = new StringBuilder(); var n = 0;
        void Try(string text) { try { SchemaFormatterTests.CheckAnyText(text); } catch (Exception e) { if (n++ < 150) found.Append("=== ").Append(e.Message.ReplaceLineEndings("\n")).Append('\n'); } }
        string[] odd = ["// c\n", "/// d\n", "/* b */", "/* b\n c */", "\n", "\r\n", "\r", "\t", " ", "\u00A0", "\uFEFF", "é", ",", "(", ")", "[", "]", "{", "}", "\"", "@", "@@", "?", "/", "*"];
        for (var at = 0; at <= SchemaFormatterTests.Everything.Length; at++) foreach (var piece in odd) Try(SchemaFormatterTests.Everything.Insert(at, piece));
        found.Append("##### " + n); n = 0;
        var random = new Random(1);
        for (var i = 0; i < 20000; i++)
        {
            var count = random.Next(1, 14); var text = string.Concat(Enumerable.Range(0, count).Select(_ => SchemaFormatterTests.Pieces[random.Next(SchemaFormatterTests.Pieces.Length)]));
            Try(text); Try("model A {\n" + text + "\n  id Int @id\n}\n");
        }
        found.Append("##### " + n); n = 0;
        foreach (var file in Directory.GetFiles("/work/wt/commands/test", "*.prisma", SearchOption.AllDirectories)) if (!file.Contains("/artifacts/")) Try(File.ReadAllText(file));
        found.Append("##### " + n);
        File.WriteAllText("/tmp/commands-fuzz.txt", found.ToString());
    }
}
