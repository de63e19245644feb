using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Runtime;

namespace Refract.Generator.Tests.Validity;

/// <summary>
/// Whatever texts a schema holds, they stay texts: the code is the same but for them, and they arrive at run time as
/// they were written.
/// </summary>
public sealed class Hostile_text
{
    /// <summary>
    /// What means something somewhere: in comments, literals of every kind, XML, directives and the metadata's own text
    /// form.
    /// </summary>
    private static readonly string[] s_parts =
    [
        "\r", "\n", "\r\n", "\u0085", "\u2028", "\u2029", "\v", "\f", "\u0001", "\u001b", "\u007f", "\u0080", "\u009f",
        "\ufeff", "\ufffe", "\uffff", "\u202e",
        "\u2066", "\u200b", "\u00ad", "\u3000", "\u00a0", "\t", "\"", "\"\"", "\"\"\"", "\"\"\"\"\"", "'", "\\", "\\\\",
        "\\u0022", "\\n", "{", "}", "{{", "}}", "{0}", "*/",
        "/*", "//", "///", "-->", "<!--", "]]>", "<![CDATA[", "</summary>", "<summary>", "&", "&amp;", "&#0;", "&#x0;",
        "<", ">", "#", "#if", "\n#endif\n", "#error x", "@", "$",
        "$\"", "@\"", "u8", ";", "}\n}\n", "class Evil { }", "\nclass Evil { }\n", "\u2028class Evil { }\u2028", " = ",
        "=", ",", ", ", "|", "(", ")", "[", "]", "é", "名", "𝒜", "😀", "\U000e0041",
        "\nmodel x y", "\ncolumn A a a Int", "default=now", "x", " ", "  ",
    ];

    /// <summary>Halves of surrogate pairs: no file holds them, but a text in memory may.</summary>
    private static readonly string[] s_halves = ["\ud800", "\udfff", "\udc00\ud800"];

    private static readonly Lazy<string> s_shape = new(
        () => Shape(
            StrictCompiler.ShouldCompile(Schema(Texts.Plain), new StrictProject { RootNamespace = "Hostile" })));

    public static TheoryData<int> Seeds => RandomSeeds.Of(16);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stays_text(int seed)
    {
        var random = new Random(seed);
        var texts = new Texts(
            Text(random, 1), Text(random, 1), Text(random, 1), Text(random, 1), Text(random, 0), Text(random, 0),
            Text(random, 0), Text(random, 1), Text(random, 1), Text(random, 1), Text(random, 1),
            random.Next(6) == 0 ? new string('x', 200_000) + Text(random, 1) : Text(random, 0));
        var compilation = StrictCompiler.ShouldCompile(Schema(texts), new StrictProject { RootNamespace = "Hostile" });

        Shape(compilation).ShouldBe(s_shape.Value);
        ShouldArrive(compilation, texts);
    }

    /// <summary>All declarations; those of the plain schema and no others are wanted.</summary>
    private static string Shape(CSharpCompilation compilation) =>
        string.Join("\n", compilation.SyntaxTrees.OrderBy(tree => tree.FilePath, StringComparer.Ordinal)
        .SelectMany(
            tree => tree.GetRoot().DescendantNodes()
                .Where(node => node is MemberDeclarationSyntax or StatementSyntax or AttributeSyntax)
            .Select(node => node.Kind() + " " + (node is BaseTypeDeclarationSyntax type ? type.Identifier.Text : ""))));

    private static void ShouldArrive(CSharpCompilation compilation, Texts texts)
    {
        using var bytes = new MemoryStream();
        using var documentation = new MemoryStream();
        compilation.Emit(bytes, xmlDocumentationStream: documentation).Success.ShouldBeTrue();
        documentation.Position = 0;
        // The compiler writes <!-- Badly formed XML comment --> in the place of what is not.
        Encoding.UTF8.GetString(documentation.ToArray()).ShouldNotContain("Badly formed");
        var summary = XDocument.Load(documentation).Descendants("member")
            .Single(member => (string?)member.Attribute("name") == "T:Hostile.User").Value;
        Letters(summary).ShouldBe(Letters(texts.Documentation));

        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            bytes.Position = 0;
            var assembly = context.LoadFromStream(bytes);
            var user = Info(assembly, "User");
            user.Table.ShouldBe(texts.Table);
            user.Schema.ShouldBe(texts.Schema);
            user.Columns[1].Column.ShouldBe(texts.Column);
            user.Columns[1].DefaultText.ShouldBe(texts.Default);
            user.Columns[2].DefaultText.ShouldBe(texts.Value);
            user.Columns[2].Type.EnumName.ShouldBe(texts.Enum);
            user.Columns[2].Enum!.Names.ShouldBe([texts.Value, texts.Value + "2"]);
            user.Keys.Select(key => key.ConstraintName).ShouldBe([texts.PrimaryKey, texts.Unique]);
            user.Relations.First(relation => relation.Join is not null).Join!.Table.ShouldBe("_" + texts.Relation);
            Info(assembly, "Post").Relations.First(relation => relation.Join is null).ConstraintName.ShouldBe(
                texts.ForeignKey);
        }
        finally
        {
            context.Unload();
        }
    }

    private static ModelInfo Info(Assembly assembly, string model)
    {
        var type = typeof(Model<>).MakeGenericType(assembly.GetType("Hostile." + model, throwOnError: true)!);
        RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        return (ModelInfo)type.GetProperty("Info", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetter));

    private static string Text(Random random, int minimum)
    {
        var parts = random.Next(5) == 0 ? [.. s_parts, .. s_halves] : s_parts;
        return string.Concat(
            Enumerable.Range(0, random.Next(minimum, 8)).Select(_ => parts[random.Next(parts.Length)]));
    }

    /// <summary>Documentation ends with its line; everything else that a schema says may be in it.</summary>
    private static string Comment(string text) => string.Concat(text.Split('\n', '\r').Select(line => $"/// {line}\n"));

    /// <summary>A string of the schema. Halves of pairs cannot be escaped, so they are there as they are.</summary>
    private static string Quoted(string text) => "\"" + string.Concat(text.Select(c => c switch
    {
        '"' => "\\\"", '\\' => "\\\\", < ' ' => $"\\u{(int)c:x4}", _ => c.ToString(),
    })) + "\"";

    private static string Schema(Texts texts) => $$"""
        datasource db {
          provider = "postgresql"
          schemas  = [{{Quoted(texts.Schema)}}]
        }

        {{Comment(texts.Documentation)}}enum Kind {
          {{Comment(texts.Documentation)}}  One @map({{Quoted(texts.Value)}})
          Two @map({{Quoted(texts.Value + "2")}}) /// {{texts.Documentation.Split('\n', '\r')[0]}}
          @@map({{Quoted(texts.Enum)}})
          @@schema({{Quoted(texts.Schema)}})
        }

        {{Comment(texts.Documentation)}}model User {
          id Int @id(map: {{Quoted(texts.PrimaryKey)}})
          {{Comment(texts.Documentation)}}  name String @default({{Quoted(texts.Default)}}) @unique(map: {{Quoted(texts.Unique)}}) @map({{Quoted(texts.Column)}})
          kind Kind @default(One)
          raw String @default(dbgenerated({{Quoted(texts.Expression.Length == 0 ? "x" : texts.Expression)}}))
          {{Comment(texts.Documentation)}}  posts Post[]
          tagged Post[] @relation({{Quoted(texts.Relation)}})
          @@index([kind], map: {{Quoted(texts.Index)}})
          @@map({{Quoted(texts.Table)}})
          @@schema({{Quoted(texts.Schema)}})
        }

        model Post {
          id Int @id
          userId Int
          user User @relation(fields: [userId], references: [id], map: {{Quoted(texts.ForeignKey)}})
          tags User[] @relation({{Quoted(texts.Relation)}})
          @@schema({{Quoted(texts.Schema)}})
        }
        """;

    /// <summary>The places of a schema that hold any text.</summary>
    private sealed record Texts(
        string Table, string Column, string Enum, string Value, string Default, string Documentation, string Expression,
        string Unique, string Index, string ForeignKey, string Relation,
        string Long)
    {
        public static readonly Texts Plain = new("t", "c", "e", "v", "d", "doc", "x", "u", "i", "f", "r", "l");

        public string PrimaryKey => "pk " + Unique;

        public string Schema => "s " + Long;
    }
}
