using System.IO.Compression;
using System.Runtime.InteropServices;
using Refract.Testing;

namespace Documentation.Tests;

/// <summary>
/// <c>RefractClientAssembly</c> in projects that use the packages: what is built when, what it is built into, and what
/// other generators see.
/// </summary>
public sealed class A_client_in_an_assembly_of_its_own(Packages packages) : IDisposable
{
    private const string Schema = """
        datasource db {
          provider = "sqlite"
          url      = env("DATABASE_URL")
        }

        model User {
          id    Int     @id @default(autoincrement())
          email String  @unique
          posts Post[]
        }

        model Post {
          id       Int    @id @default(autoincrement())
          title    String
          author   User   @relation(fields: [authorId], references: [id])
          authorId Int
        }
        """;

    private const string Tables = """
        create table User (id integer primary key autoincrement, email text not null unique);
        create table Post (id integer primary key autoincrement, title text not null,
            authorId integer not null references User (id));
        """;

    private const string Program = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using App;
        using Refract;

        await using var db = AppDb.Connect("file:./app.db?mode=rwc");
        foreach (var statement in File.ReadAllText("tables.sql").Split(';').Where(text => text.Trim().Length > 0))
            await db.ExecuteRaw($"{Sql.Unsafe(statement)}");
        var user = await db.User.Create(new() { Email = "ada@x.y", Posts = { Create = [new() { Title = "Looms" }] } });
        Console.WriteLine(JsonSerializer.Serialize(user, Texts.Default.User));
        var card = await db.User.Select(u => new { Titles = u.Posts.Select(p => p.Title) }).FindFirst();
        var row = (await db.QueryRaw<Row>($"select email as mail from User"))[0];
        Console.WriteLine($"{card!.Titles[0]} {row.Mail} {new DatabaseController(db).User.Name}");

        public sealed record Row(string Mail);
        [JsonSerializable(typeof(User))] public sealed partial class Texts : JsonSerializerContext;
        [Controller<User>] public sealed class UserController(AppDb db) { public string Name => db.GetType().Name; }
        """;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Is_built_when_the_schema_changes_and_only_then()
    {
        await packages.UseIn(_folder);
        Project("App", "<OutputType>Exe</OutputType><Version>1.2.3</Version>");
        _folder.Write("App/prisma/schema.prisma", Schema);
        _folder.Write("App/tables.sql", Tables);
        _folder.Write("App/Program.cs", Program);
        (await packages.Dotnet(_folder["App"], "run")).ReplaceLineEndings("\n").ShouldEndWith(
            "{\"Id\":1,\"Email\":\"ada@x.y\"}\nLooms ada@x.y AppDb\n");
        foreach (var name in new[] { "App.Client.dll", "App.Client.pdb", "App.Client.xml" })
            File.Exists(_folder[$"App/bin/Debug/net10.0/{name}"]).ShouldBeTrue(name);
        System.Reflection.AssemblyName.GetAssemblyName(_folder["App/bin/Debug/net10.0/App.Client.dll"]).Version
            .ShouldBe(new Version(1, 2, 3, 0));

        (await Compiled()).ShouldBe((false, false), "nothing has changed");
        File.SetLastWriteTimeUtc(_folder["App/prisma/schema.prisma"], DateTime.UtcNow);
        (await Compiled()).ShouldBe((false, false), "the schema was touched");
        _folder.Write("App/Program.cs", Program + "\n// more");
        (await Compiled()).ShouldBe((false, true), "C# has changed");
        _folder.Write("App/prisma/schema.prisma", "// A comment.\n" + Schema);
        (await Compiled()).ShouldBe((true, false), "the schema says the same");
        _folder.Write("App/prisma/schema.prisma", Schema.Replace("email ", "name String?\n  email ",
            StringComparison.Ordinal));
        _folder.Write("App/Program.cs", Program.Replace("user, ", "user with { Name = \"Ada\" }, ",
            StringComparison.Ordinal));
        (await Compiled()).ShouldBe((true, true), "there is another field");

        _folder.Write("App/prisma/schema.prisma", Schema.Replace("Post[]", "Pots[]", StringComparison.Ordinal));
        var failed = await packages.Outcome("dotnet", _folder["App"], "build", "--nologo", "--no-restore");
        failed.ExitCode.ShouldNotBe(0);
        failed.Text.ShouldMatch(@"schema\.prisma\(9,\d+\): error RFR1016:");
        // An editor asks what is to be compiled; it gets the schema, the client as it was, and no error.
        var arguments = await packages.Dotnet(_folder["App"], "msbuild", "-nologo", "-t:Compile",
            "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs");
        arguments.ShouldContain("/additionalfile:");
        arguments.ShouldContain("schema.prisma");
        arguments.ShouldContain("App.Client.dll");
        await packages.Dotnet(_folder["App"], "clean", "--nologo");
        Directory.Exists(_folder["App/obj/Debug/net10.0/refract"]).ShouldBeFalse();
        File.Exists(_folder["App/bin/Debug/net10.0/App.Client.dll"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Reaches_the_projects_and_the_package_of_its_library()
    {
        await packages.UseIn(_folder);
        Project("Data", "<RootNamespace>App</RootNamespace><IncludeSymbols>true</IncludeSymbols>"
            + "<SymbolPackageFormat>snupkg</SymbolPackageFormat>");
        _folder.Write("Data/prisma/schema.prisma", Schema.Replace("posts ", "/// @csharp(type: \"App.Settings\")\n"
            + "  settings Json?\n  posts ", StringComparison.Ordinal));
        _folder.Write("Data/Users.cs", "namespace App; public sealed class Users(AppDb db) { "
            + "public Task<User?> Find(int id) => db.User.FindUnique(id); }");
        // What the client names, or is a part of it, is compiled with it.
        _folder.Write("Data/Model/Settings.cs", "namespace App; public sealed record Settings(string Theme);");
        _folder.Write("Data/Model/User.cs",
            "namespace App; public partial record User { public string Mail => \"mailto:\" + Email; }");
        _folder.Write("Data/Directory.Build.targets",
            "<Project><ItemGroup><RefractClientCompile Include=\"Model/*.cs\" /></ItemGroup></Project>");
        foreach (var app in new[] { "First", "Second" })
        {
            _folder.Write($"{app}/{app}.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup><ProjectReference Include="../Data/Data.csproj" /></ItemGroup>
                </Project>
                """);
            _folder.Write($"{app}/Program.cs", """
                var user = new App.User { Id = 1, Email = "ada@x.y", Settings = new("dark") };
                System.Console.WriteLine($"{user.Mail} {user.Settings.Theme} {typeof(App.Users).Name}");
                """);
        }

        _folder.Write("all.proj", """
            <Project DefaultTargets="Build">
              <ItemGroup><All Include="First/First.csproj;Second/Second.csproj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(All)" Targets="Restore" /></Target>
              <Target Name="Build"><MSBuild Projects="@(All)" Targets="Build" BuildInParallel="true" /></Target>
            </Project>
            """);
        await packages.Dotnet(_folder.Path, "build", "all.proj", "-m:4", "--nologo");
        foreach (var app in new[] { "First", "Second" })
            (await packages.Dotnet(_folder[$"{app}/bin/Debug/net10.0"], $"{app}.dll"))
                .ShouldBe("mailto:ada@x.y dark Users\n");

        await packages.Dotnet(_folder["Data"], "pack", "--nologo", "-o", _folder["packed"]);
        Entries("Data.1.0.0.nupkg").ShouldBe(["lib/net10.0/Data.Client.dll", "lib/net10.0/Data.Client.xml",
            "lib/net10.0/Data.dll"]);
        Entries("Data.1.0.0.snupkg").ShouldBe(["lib/net10.0/Data.Client.pdb", "lib/net10.0/Data.pdb"]);
    }

    [Fact]
    public async Task Says_what_it_cannot_do()
    {
        await packages.UseIn(_folder);
        Project("App", "");
        _folder.Write("App/User.cs",
            "namespace App; public partial record User { public string Mail => \"mailto:\" + Email; }");
        var failed = await packages.Outcome("dotnet", _folder["App"], "build", "--nologo");
        failed.ExitCode.ShouldNotBe(0);
        failed.Text.ShouldContain("error RFR2072: RefractClientAssembly is true, but there is no schema");
        _folder.Write("App/prisma/schema.prisma", Schema);
        failed = await packages.Outcome("dotnet", _folder["App"], "build", "--nologo", "--no-restore");
        failed.ExitCode.ShouldNotBe(0);
        failed.Text.ShouldContain("User.cs(1,38): error RFR2070: User is a type of the client in App.Client");
    }

    [Fact]
    public async Task Lets_a_web_project_be_compiled_ahead_of_time()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the linker of Visual Studio is not looked for");
        await packages.UseIn(_folder);
        Project("App", "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>",
            "Microsoft.NET.Sdk.Web");
        _folder.Write("App/prisma/schema.prisma", Schema);
        _folder.Write("App/Program.cs", """
            using System.Text.Json.Serialization;
            using App;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Http.Json;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Logging;

            var builder = WebApplication.CreateSlimBuilder(args);
            builder.Logging.ClearProviders();
            builder.Services.ConfigureHttpJsonOptions(
                options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, Texts.Default));
            builder.Services.AddSingleton(AppDb.Connect());
            await using var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            app.MapPost("/users", (User user) => TypedResults.Ok(user with { Id = user.Id + 1 }));
            app.MapGet("/users/{id:int}", async (int id, AppDb db) => await db.User.FindUnique(id));
            await app.StartAsync();
            using var http = new System.Net.Http.HttpClient();
            using var body = new System.Net.Http.StringContent("{\"Id\":1,\"Email\":\"ada@x.y\"}",
                System.Text.Encoding.UTF8, "application/json");
            using var response = await http.PostAsync(new System.Uri(
                System.Linq.Enumerable.First(app.Urls) + "/users"), body);
            System.Console.WriteLine(await response.Content.ReadAsStringAsync());

            [JsonSerializable(typeof(User))] internal sealed partial class Texts : JsonSerializerContext;
            """);
        var (exitCode, text) = await packages.Outcome("dotnet", _folder["App"], "publish", "-r",
            RuntimeInformation.RuntimeIdentifier, "-o", _folder["out"], "--nologo", "-v", "quiet");
        Assert.SkipWhen(text.Contains("error NU1101", StringComparison.Ordinal)
            && text.Contains("ILCompiler", StringComparison.Ordinal), "no package source has the native compiler");
        exitCode.ShouldBe(0, text);
        text.ShouldNotContain("warning");
        (await packages.Run(_folder["out/App"], _folder.Path)).ShouldBe("{\"id\":2,\"email\":\"ada@x.y\"}\n");
    }

    public void Dispose() => _folder.Dispose();

    private void Project(string name, string properties, string sdk = "Microsoft.NET.Sdk") =>
        _folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RefractClientAssembly>true</RefractClientAssembly>
                {properties}
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Refract.Sqlite" Version="{packages.Version}" /></ItemGroup>
            </Project>
            """);

    /// <summary>Builds, and tells which of the two assemblies were compiled.</summary>
    private async Task<(bool Client, bool Project)> Compiled()
    {
        var (client, project) = (Written("refract/App.Client.dll"), Written("App.dll"));
        await packages.Dotnet(_folder["App"], "build", "--nologo", "--no-restore");
        return (Written("refract/App.Client.dll") > client, Written("App.dll") > project);

        DateTime Written(string name) => File.GetLastWriteTimeUtc(_folder["App/obj/Debug/net10.0/" + name]);
    }

    private IEnumerable<string> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(_folder["packed/" + package]);
        return [.. archive.Entries.Select(entry => entry.FullName)
            .Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
