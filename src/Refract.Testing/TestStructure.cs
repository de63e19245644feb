using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Testing;

/// <summary>What the databases of tests are built from.</summary>
internal sealed class TestStructure
{
    private const int KeyLength = 24;

    private readonly IMigrationProvider _provider;
    private readonly IMigrationSource? _migrations;
    private readonly PrismaSchema? _schema;

    private TestStructure(IMigrationProvider provider, IEnumerable<string> content, IMigrationSource? migrations,
        PrismaSchema? schema)
    {
        (_provider, _migrations, _schema) = (provider, migrations, schema);
        // With the version of what builds it, which may build differently.
        var text = string.Join('\0', content.Prepend(provider.Rules.Name)
            .Prepend(typeof(MigrationEngine).Module.ModuleVersionId.ToString()));
        Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..KeyLength];
    }

    /// <summary>Stands for the content: another one has another key.</summary>
    public string Key { get; }

    /// <exception cref="MigrationException">Nothing was found, or the schema has errors.</exception>
    public static TestStructure Find(TestDatabaseOptions options, Assembly client, IMigrationProvider provider)
    {
        if (options.Schema is { } schema) return OfSchema(schema, provider);
        var source = ApplicationMigrations.Find(options.Assembly ?? client, options.Migrations, Roots(),
            provider.Rules);
        return new TestStructure(provider,
            source.Load().Migrations.SelectMany(file => new[] { file.Name, file.Checksum }), source, null);
    }

    /// <summary>Builds it in an empty database.</summary>
    public async Task Build(DatabaseUrl url, CancellationToken ct)
    {
        var engine = new MigrationEngine(new MigrationSettings
        {
            Provider = _provider, Url = url, Migrations = _migrations, Schema = _schema,
        });
        if (_schema is null)
        {
            await engine.Deploy(ct).ConfigureAwait(false);
            return;
        }

        var result = await engine.Push(new PushOptions(), ct).ConfigureAwait(false);
        if (!result.IsDone)
            throw new MigrationException("P3000", "The schema could not be built in an empty database.");
    }

    private static TestStructure OfSchema(string path, IMigrationProvider provider)
    {
        var found = Roots().Select(root => Path.GetFullPath(path, root))
            .FirstOrDefault(place => File.Exists(place) || Directory.Exists(place))
            ?? throw new MigrationException("P3015",
                $"There is no schema {path} in {AppContext.BaseDirectory} or in a folder above it.",
                "Correct the option Schema: a path that begins at one of these folders, or a full one.");
        var files = SchemaFolder.Load(found);
        var result = SchemaCompiler.Compile(files);
        if (!result.IsValid)
            throw new MigrationException("P1012", $"The schema at {found} has errors.",
                $"Run `refract validate --schema {found}`.");
        return new TestStructure(provider, files.Select(file => file.Text), null, result.Schema);
    }

    /// <summary>The folder of the program, and those above it.</summary>
    private static List<string> Roots()
    {
        var roots = new List<string>();
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            roots.Add(folder);
        return roots;
    }
}
