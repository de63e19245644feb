using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Generator.Tests.Validity;

/// <summary>A schema that is valid gives a client that compiles without an error or warning.</summary>
public sealed class Every_valid_schema
{
    private static readonly string[] s_words =
    [
        "user", "User", "USER", "user_name", "userName", "UserName", "USER_NAME", "userWhere", "UserWhere",
        "UserUpdate", "UserUpdateType", "UserActions", "user_actions", "task", "Task",
        "type", "Type", "System", "Refract", "AppDb", "AppDbTransaction", "Commit", "Equals", "toString", "clone",
        "loaded", "and", "Or", "not", "record", "field", "value", "await", "nameof", "Rest",
        "Item1", "Item2", "where", "include", "ct", "lock", "Loaded", "É", "名前", "a1", "A_1", "a_1_", "x__y", "X_Y",
        "xY", "Enums", "aux", "scope", "Row", "r", "m", "sql", "tasks", "collections", "refract", "cancellation",
        "Matches", "Database", "Index",
    ];

    private static readonly Regex s_declaration = new(@"^\s*(model|enum|view|datasource)\s+\w+\s*\{",
        RegexOptions.Multiline);

    private static readonly Regex s_wrongName = new("@csharp\\(name: \"(?![A-Z]\\w*\")");

    private static readonly Regex s_datasource = new(@"^\s*datasource\s", RegexOptions.Multiline);

    private static readonly string[] s_scalars = ["Int", "BigInt", "Float", "Decimal", "Boolean", "String", "DateTime",
        "Json", "Bytes", "String @db.Uuid", "DateTime @db.Date", "DateTime @db.Time(3)"];

    public static TheoryData<int> Seeds => RandomSeeds.Of(8);

    public static TheoryData<string> Folders => [.. FoldersOf(Files("*.prisma"))];

    public static TheoryData<string> Tests =>
        [.. FoldersOf(Files("*.cs")).Where(folder => folder.EndsWith("Tests", StringComparison.Ordinal)
            || folder.EndsWith("Specification", StringComparison.Ordinal))];

    private static IEnumerable<string> FoldersOf(string[] files) =>
        files.Select(path => Path.GetRelativePath(Repository, path).Split('/')[1]).Distinct()
            .Order(StringComparer.Ordinal);

    private static readonly Regex s_documentType =
        new("""^ *///[^\n]*@csharp\(type:[^\n]*\n""", RegexOptions.Multiline);

    private static string Repository { get; } = FindRepository();

    /// <summary>The schemas of all tests, of the guide, of the benchmarks and of the application.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Of_the_repository(string folder)
    {
        var files = Files("*.prisma", folder);
        // Parts of a schema of several files are no schema by themselves. Types of documents are the project's own.
        ShouldCompile(files.Select(file => s_documentType.Replace(File.ReadAllText(file), "")));
    }

    /// <summary>The schemas in texts of the tests' code.</summary>
    [Theory]
    [MemberData(nameof(Tests))]
    public void In_the_code_of_tests(string folder)
    {
        var texts = Files("*.cs", folder).SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path))
            .GetRoot().DescendantTokens().Where(token => token.Value is string text && s_declaration.IsMatch(text))
            .Select(token => (string)token.Value!));
        ShouldCompile(texts.SelectMany(text => s_datasource.IsMatch(text)
            ? [text] : new[] { Datasource("postgresql") + text, Datasource("sqlite") + text }));
    }

    private static void ShouldCompile(IEnumerable<string> texts)
    {
        var (seen, all) = (new HashSet<string>(), 0);
        foreach (var text in texts)
        {
            all++;
            var schema = SchemaCompiler.Compile([new SourceFile("schema.prisma", text)]);
            // Many differ in what the client does not know. Names that no C# can have are errors, and tested as such.
            if (schema.IsValid && !s_wrongName.IsMatch(text) && schema.Schema.Models.Count > 0 && seen.Add(
                string.Join("\n", ClientSource.Generate(schema.Schema, new ClientOptions("App", "AppDb", null), [])
                    .Select(file => file.Text))))
                StrictCompiler.ShouldCompile(text, new StrictProject { AllowsSchemaWarnings = true });
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{seen.Count} of {all} schemas compiled.");
    }

    private static string Datasource(string provider) => $"datasource db {{\n  provider = \"{provider}\"\n}}\n";

    private static string[] Files(string pattern, string folder = "") =>
        [.. Directory.EnumerateFiles(Repository, pattern, SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(Repository, path).Split('/') is [_, var second, ..] parts
                && (folder.Length == 0 || second == folder) && !parts.Contains("bin") && !parts.Contains("obj"))
            .Order(StringComparer.Ordinal)];

    /// <summary>Names that are alike, in every place of a schema.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void At_random(int seed)
    {
        var random = new Random(seed);
        var text = Schema(random);
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", text)]);
        result.Diagnostics.Where(
            diagnostic => diagnostic.Severity == Refract.Schema.Diagnostics.DiagnosticSeverity.Error).ShouldBeEmpty();
        StrictCompiler.ShouldCompile(text, new StrictProject
        {
            RootNamespace = new[] { "App", "", "User", "System.Text", "my-app" }[random.Next(5)],
            Nullable = random.Next(3) == 0
                ? Microsoft.CodeAnalysis.NullableContextOptions.Disable
                : Microsoft.CodeAnalysis.NullableContextOptions.Enable,
            Language = random.Next(3) == 0
                ? Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13
                : Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14,
        });
    }

    private static string Schema(Random random)
    {
        var names = Some(random, [.. s_words.Where(word => word != "await")], 14).ToArray();
        var models = names[..9];
        var enums = names[9..12];
        var bodies = models.ToDictionary(name => name, _ => new StringBuilder());
        var fields = models.ToDictionary(name => name, _ => new Queue<string>(Some(random, s_words, s_words.Length)));
        foreach (var model in models)
        {
            var body = bodies[model];
            var columns = new List<string>();
            for (var count = random.Next(3, 12); count > 0; count--)
            {
                var name = fields[model].Dequeue();
                var type = random.Next(4) == 0
                    ? enums[random.Next(enums.Length)] : s_scalars[random.Next(s_scalars.Length)];
                var (scalar, native) = type.Split(' ') is [var first, var second] ? (first, " " + second) : (type, "");
                var arity = new[] { "", "", "?", "[]" }[random.Next(4)];
                if (arity == "" && scalar is not ("Json" or "Bytes") && columns.Count < 4) columns.Add(name);
                var unique = arity == "" && random.Next(4) == 0 && scalar != "Json" ? " @unique" : "";
                body.Append($"  {name} {scalar}{arity}{unique}{native}\n");
            }

            if (columns.Count < 2) body.Insert(0, $"  {fields[model].Dequeue()} Int @id\n");
            else body.Append($"  @@id([{string.Join(", ", columns)}])\n")
                .Append(columns.Count > 2 ? $"  @@unique([{columns[1]}, {columns[0]}])\n" : "");
        }

        // Each relation points to a unique column of its own.
        for (var number = 0; number < 8; number++)
        {
            var (from, to) = (models[random.Next(models.Length)], models[random.Next(models.Length)]);
            var (key, target, field, back) = (fields[from].Dequeue(), fields[to].Dequeue(), fields[from].Dequeue(),
                fields[to].Dequeue());
            var isOptional = random.Next(2) == 0 ? "?" : "";
            var isOne = random.Next(3) == 0;
            bodies[to].Insert(0, $"  {target} Int @unique(map: \"t{number}\")\n");
            bodies[from].Insert(0, $"  {key} Int{isOptional}{(isOne ? $" @unique(map: \"k{number}\")" : "")}\n"
                + $"  {field} {to}{isOptional} @relation(\"r{number}\", fields: [{key}], references: "
                + $"[{target}], onDelete: NoAction, onUpdate: NoAction)\n");
            bodies[to].Insert(0, $"  {back} {from}{(isOne ? "?" : "[]")} @relation(\"r{number}\")\n");
        }

        var text = new StringBuilder("datasource db {\n  provider = \"postgresql\"\n}\n");
        foreach (var model in models) text.Append($"model {model} {{\n{bodies[model]}}}\n");
        foreach (var name in enums)
        {
            var values = Some(random, s_words, random.Next(1, 12)).Select(value => $"  {value}\n");
            text.Append($"enum {name} {{\n{string.Concat(values)}}}\n");
        }
        return text.ToString();
    }

    private static IEnumerable<string> Some(Random random, string[] words, int count) =>
        words.OrderBy(_ => random.Next()).Take(count);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Refract.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
