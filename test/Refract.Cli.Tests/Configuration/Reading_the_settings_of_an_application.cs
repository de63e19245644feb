using Refract.CommandLine;

namespace Refract.Cli.Tests.Configuration;

/// <summary><c>"url": "ConnectionStrings:Shop"</c> in <c>refract.json</c>.</summary>
public sealed class Reading_the_settings_of_an_application
{
    private const string Url = "postgresql://u:secret@h:5432/";

    private const string Named = """{ "schema": "s.prisma", "settings": "Api", "url": "ConnectionStrings:Shop" }""";

    [Fact]
    public void The_last_file_that_has_the_setting_counts()
    {
        using var folder = Folder();
        folder.With("Api/appsettings.json", Settings("base"));
        Found(folder).ShouldBe(("base", "ConnectionStrings:Shop from Api/appsettings.json"));
        folder.With("Api/appsettings.Development.json", "{ \"connectionstrings\": { \"SHOP\": \"" + Url + "dev\" } }");
        Found(folder).ShouldBe(("dev", "ConnectionStrings:Shop from Api/appsettings.Development.json"));
        folder.With("Api/Api.csproj", "<Project><PropertyGroup><UserSecretsId>id</UserSecretsId></PropertyGroup>"
            + "</Project>");
        folder.Variables["HOME"] = folder["home"];
        folder.With("home/.microsoft/usersecrets/id/secrets.json",
            "{ \"ConnectionStrings:Shop\": \"" + Url + "own\" }");
        Found(folder).Database.ShouldBe("own");
        folder.Variables["ASPNETCORE_ENVIRONMENT"] = "Production";
        Found(folder).Database.ShouldBe("base");
        folder.Variables["ConnectionStrings__Shop"] = Url + "variable";
        Found(folder).ShouldBe(("variable", "ConnectionStrings__Shop from the environment"));
    }

    [Fact]
    public void An_option_goes_before_it_and_other_places_behind_it()
    {
        using var folder = Folder();
        folder.With("Api/appsettings.json", """{ "ConnectionStrings": { "Shop": "" } }""");
        folder.Variables["DATABASE_URL"] = Url + "other";
        Found(folder).Database.ShouldBe("other");
        folder.With("Api/appsettings.json", Settings("base"));
        Found(folder).Database.ShouldBe("base");
        Project.Find(new ProjectRequest(folder.Path) { Variables = folder.Variables, Url = Url + "asked" })
            .Connections().Main().Url.DatabaseName.ShouldBe("asked");
    }

    [Fact]
    public void Without_any_place_the_error_names_the_files()
    {
        using var folder = Folder();
        var error = Should.Throw<CommandException>(() => Found(folder));
        error.Why!.ShouldContain("ConnectionStrings:Shop of refract.json is not in Api/appsettings.Development.json");
    }

    [Fact]
    public void What_cannot_be_read_is_an_error_without_its_text()
    {
        using var folder = Folder();
        folder.With("Api/appsettings.json", "{\n \"ConnectionStrings\": secret }");
        var error = Should.Throw<CommandException>(() => Found(folder));
        error.Why!.ShouldContain("line 2");
        (error.Message + error.Why).ShouldNotContain("secret");

        folder.With("refract.json", """{ "url": "postgresql://u:secret@h/shop" }""");
        error = Should.Throw<CommandException>(() => Found(folder));
        error.Message.ShouldContain("is not the name of a setting");
        (error.Message + error.Why + error.Next).ShouldNotContain("u:secret");
    }

    private static CliFolder Folder() =>
        new CliFolder().With("refract.json", Named).With("s.prisma", Schemas.PostgreSqlFromVariable);

    private static string Settings(string database) =>
        "// the shop\n{ \"ConnectionStrings\": { \"Shop\": \"" + Url + database + "\" } }";

    private static (string Database, string Origin) Found(CliFolder folder)
    {
        var main = Project.Find(new ProjectRequest(folder.Path) { Variables = folder.Variables }).Connections().Main();
        return (main.Url.DatabaseName!, main.Origin);
    }
}
