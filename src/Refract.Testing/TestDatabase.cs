using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Runtime;

namespace Refract.Testing;

/// <summary>Makes databases for tests.</summary>
public static class TestDatabase
{
    /// <summary>
    /// The environment variable that says where databases are made when the options do not:
    /// <c>postgresql://user:password@host/postgres</c>, or <c>file:</c>.
    /// </summary>
    public const string Variable = "TEST_DATABASE_URL";

    /// <summary>
    /// Makes a database with the structure of the client's migrations or schema, which no other test sees. The first
    /// call for a structure builds a template; the others copy it, also in other processes and later runs. Disposing
    /// drops the database; what a killed run left behind is removed by the next one.
    /// </summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="configure">Says where, and by which structure.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="MigrationException">
    /// The server cannot be reached, a migration fails, or neither migrations nor a schema were found.
    /// </exception>
    public static async Task<TestDatabase<TClient>> Create<TClient>(Action<TestDatabaseOptions>? configure = null,
        CancellationToken ct = default)
        where TClient : ClientBase<TClient>, IClient<TClient>
    {
        var options = new TestDatabaseOptions();
        configure?.Invoke(options);
        var place = options.Server ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(place)) place = "file:";
        DatabaseUrl example;
        try
        {
            // A folder alone is no URL of a database.
            example = DatabaseUrl.Parse(place.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
                ? "file:test.db" : place);
        }
        catch (FormatException error)
        {
            throw new MigrationException("P1013", error.Message, null, error);
        }

        if (TClient.Providers.FirstOrDefault(known => known.Accepts(example)) is not { } provider
            || provider is not (IMigrationProviderSource and ITestDatabaseSource))
            throw new MigrationException("P1013", $"No package that is referenced makes databases at {example.Masked}.",
                $"Reference Refract.{example.Provider}, or say where to make them: the option Server, or the "
                    + $"environment variable {Variable}.");
        var structure = TestStructure.Find(options, typeof(TClient).Assembly,
            ((IMigrationProviderSource)provider).Migrations);
        var databases = ((ITestDatabaseSource)provider).TestDatabases;
        var url = await databases.Create(place, structure.Key, structure.Build, ct).ConfigureAwait(false);
        return new TestDatabase<TClient>(databases, url, options.Configure);
    }
}
