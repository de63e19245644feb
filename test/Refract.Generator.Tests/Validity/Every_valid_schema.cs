using System.Text;
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

    private static readonly string[] s_scalars = ["Int", "BigInt", "Float", "Decimal", "Boolean", "String", "DateTime",
        "Json", "Bytes", "String @db.Uuid", "DateTime @db.Date", "DateTime @db.Time(3)"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    public static TheoryData<string> Folders =>
        [.. Directory.EnumerateFiles(Repository, "*.prisma", SearchOption.AllDirectories)
        .Where(path =>
            !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
        .Select(path => Path.GetRelativePath(Repository, path)).GroupBy(path => path.Split('/')[1])
        .Select(group => group.Key).Order(StringComparer.Ordinal)];

    private static string Repository { get; } = FindRepository();

    /// <summary>The schemas of all tests, of the guide, of the benchmarks and of the application.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Of_the_repository(string folder)
    {
        var files = Directory.EnumerateFiles(Repository, "*.prisma", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => Path.GetRelativePath(Repository, path).Split('/')[1] == folder)
            .Order(StringComparer.Ordinal).ToArray();
        var compiled = 0;
        var seen = new HashSet<string>();
        foreach (var path in files)
        {
            var text = File.ReadAllText(path);
            var schema = SchemaCompiler.Compile([new SourceFile(path, text)]);
            // Parts of a schema of several files are no schema by themselves. Warnings of a schema are warnings of its
            // build.
            if (!schema.IsValid
                || schema.Diagnostics.Any(
                    diagnostic => diagnostic.Severity == Refract.Schema.Diagnostics.DiagnosticSeverity.Warning)
                    || schema.Schema.Models.Count == 0) continue;
            // Many differ in what the client does not know.
            if (!seen.Add(
                string.Join("\n",
                    ClientSource.Generate(schema.Schema, new ClientOptions("App", "AppDb", null), [])
                        .Select(file => file.Text)))) continue;
            StrictCompiler.ShouldCompile(text);
            compiled++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compiled} of {files.Length} schemas compiled.");
    }

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
