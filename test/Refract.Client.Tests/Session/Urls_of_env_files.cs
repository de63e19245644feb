using Refract.Runtime;
using Refract.Testing;

namespace Refract.Client.Tests.Session;

/// <summary>Which <c>.env</c> file a program in development takes its URL from.</summary>
public sealed class Urls_of_env_files : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_nearest_one_of_the_program_is_found_from_any_folder()
    {
        _folder.Write("Blog/.env", "DATABASE_URL=\"file:./dev.db\"");
        _folder.Write(".env", "DATABASE_URL=file:./other.db");
        Directory.CreateDirectory(_folder["elsewhere"]);
        Find("elsewhere").ShouldBe(("file:./dev.db", _folder["Blog"]));
    }

    [Fact]
    public void That_of_the_current_folder_comes_first()
    {
        _folder.Write("Blog/.env", "DATABASE_URL=file:./dev.db");
        _folder.Write("here/.env", "DATABASE_URL=file:./mine.db");
        Find("here").ShouldBe(("file:./mine.db", _folder["here"]));
    }

    [Theory]
    [InlineData("OTHER=1")]
    [InlineData("DATABASE_URL=")]
    public void One_without_a_URL_gives_none(string text)
    {
        _folder.Write("Blog/.env", text);
        Find("").ShouldBeNull();
    }

    [Fact]
    public void The_environment_comes_before_every_file()
    {
        _folder.Write("Blog/.env", "DATABASE_URL=file:./dev.db");
        Find("Blog", ("DATABASE_URL", "file:./set.db")).ShouldBeNull();
        Find("Blog", ("DATABASE_URL", " ")).ShouldNotBeNull();
    }

    [Fact]
    public void References_are_replaced_and_a_missing_one_is_named()
    {
        _folder.Write("Blog/.env", "NAME=dev\nDATABASE_URL=file:./${NAME}-${BRANCH}.db");
        Find("Blog", ("BRANCH", "main"))!.Value.Url.ShouldBe("file:./dev-main.db");
        var error = Should.Throw<RefractException>(() => Find("Blog"));
        error.Code.ShouldBe("P1012");
        error.Message.ShouldBe($"DATABASE_URL in {_folder["Blog/.env"]} refers to BRANCH, which is not set.");
    }

    [Fact]
    public void What_options_say_already_is_kept()
    {
        new RefractOptions { Url = "file:./a.db" }.UseEnvFile().Url.ShouldBe("file:./a.db");
    }

    private (string Url, string Folder)? Find(string current, params (string Name, string Value)[] variables) =>
        EnvFileUrl.Find(name => variables.FirstOrDefault(item => item.Name == name).Value, _folder[current],
            _folder["Blog/bin/Debug/net10.0"] + Path.DirectorySeparatorChar);
}
