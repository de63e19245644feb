using Refract.Testing;

namespace Tux.Tests.Cli;

public sealed class Choosing_the_environment
{
    [Theory]
    [InlineData("--prod db migrate")]
    [InlineData("db --prod migrate")]
    [InlineData("db migrate --prod")]
    public async Task Takes_the_flag_in_any_position(string arguments)
    {
        using var tux = new TuxFolder();
        tux.Variables["PROD_DATABASE_URL"] = "postgresql://bot:s3cret@127.0.0.1:1/prod";
        tux.Variables["DEV_DATABASE_URL"] = "postgresql://bot:s3cret@127.0.0.1:1/dev";
        var run = (await tux.Run(arguments)).ShouldExit(2);
        run.Error.ShouldStartWith(
            "Environment: production\nDatabase: postgresql://bot:***@127.0.0.1:1/prod (PROD_DATABASE_URL "
                + "from the environment)\n");
        run.Error.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("db push", "DEV_DATABASE_URL", "development")]
    [InlineData("db push --dev", "DEV_DATABASE_URL", "development")]
    [InlineData("db push", "DATABASE_URL", "development")]
    [InlineData("--prod db migrate", "PROD_DATABASE_URL", "production")]
    [InlineData("--prod db migrate", "DATABASE_URL", "production")]
    public async Task Takes_the_environments_own_variable_or_the_shared_one(string arguments, string variable,
        string environment)
    {
        using var tux = new TuxFolder();
        tux.Write(".env", $"{variable}=\"file:./chosen.db\"\n");
        // Migrations of the substitute are in migrations-sqlite; none is enough here.
        (await tux.Run(arguments)).ShouldExit(0).Error.ShouldStartWith(
            $"Environment: {environment}\nDatabase: file:FOLDER/chosen.db ({variable} from .env)\n");
    }

    [Fact]
    public async Task Prefers_the_environments_own_variable()
    {
        using var tux = new TuxFolder();
        tux.Variables["DATABASE_URL"] = "file:./shared.db";
        tux.Variables["DEV_DATABASE_URL"] = "file:./own.db";
        (await tux.Run("db push")).ShouldExit(0).Error.ShouldContain("Database: file:FOLDER/own.db");
    }

    [Fact]
    public async Task Uses_an_embedded_database_for_development_when_nothing_is_set_and_says_so()
    {
        using var tux = new TuxFolder();
        (await tux.Run("db push")).ShouldExit(0).Error
            .ShouldContain(
                "Database: file:FOLDER/tux-dev.db (DEV_DATABASE_URL and DATABASE_URL are not set: the "
                    + "embedded database)");
        File.Exists(tux["tux-dev.db"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Names_the_variables_when_nothing_is_set_for_production()
    {
        using var tux = new TuxFolder();
        Golden.Match((await tux.Run("--prod db migrate")).ShouldExit(2).Error, "Golden/no-production.txt");
    }

    [Fact]
    public async Task Refuses_both_flags_at_once()
    {
        using var tux = new TuxFolder();
        (await tux.Run("--dev db push --prod")).ShouldExit(2);
    }
}
