using Refract.Relational;
using Refract.CommandLine;

namespace Refract.Cli.Tests.Configuration;

public sealed class Reading_env_files
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("A = 1 ", "1")]
    [InlineData("  A=1", "1")]
    [InlineData("export A=1", "1")]
    [InlineData("export\tA=1", "1")]
    [InlineData("A: 1", "1")]
    [InlineData("A=1 # note", "1")]
    [InlineData("A=1#note", "1")]
    [InlineData("A='1#2'", "1#2")]
    [InlineData("A=\"1#2\" # note", "1#2")]
    [InlineData("A=`it's \"both\"`", "it's \"both\"")]
    [InlineData("A=it's fine", "it's fine")]
    [InlineData("A=say \"hi", "say \"hi")]
    [InlineData("A=\"open", "\"open")]
    [InlineData("A=\"x\" y", "\"x\" y")]
    [InlineData("A={\"a\": 1, \"b\": \"c d\"}", "{\"a\": 1, \"b\": \"c d\"}")]
    [InlineData("A=", "")]
    [InlineData("A=\"\"", "")]
    [InlineData("A=\"a\\nb\"", "a\nb")]
    [InlineData("A='a\\nb'", "a\\nb")]
    [InlineData("A=a\\nb", "a\\nb")]
    [InlineData("A=\"C:\\dir\\\"", "C:\\dir\\")]
    [InlineData("A=\"{\\\"a\\\":1}\"", "{\\\"a\\\":1}")]
    [InlineData("A=\"one\ntwo # no note\nthree\"", "one\ntwo # no note\nthree")]
    [InlineData("A='one\r\ntwo'\r\n", "one\ntwo")]
    [InlineData("A=\"one\r\ntwo\"\r\nB=2", "one\ntwo")]
    [InlineData("A=b=c", "b=c")]
    [InlineData("A=first\nA=last", "last")]
    [InlineData("A=\"open\nB=\"x\"", "\"open")]
    [InlineData("\uFEFFA=1", "1")]
    [InlineData("# A=0\nA=1", "1")]
    [InlineData("A=1\rB=2", "1")]
    public void A_value_is_what_dotenv_reads(string text, string value) =>
        EnvFile.Parse(text).Values["A"].ShouldBe(value);

    [Fact]
    public void Names_may_hold_dots_and_dashes()
        => EnvFile.Parse("a.b=1\nc-d=2\n_e=3\n1f=4").Values.Keys.ShouldBe(["a.b", "c-d", "_e", "1f"],
            ignoreOrder: true);

    [Theory]
    [InlineData("FOO")]
    [InlineData("some text here")]
    [InlineData("\"QUOTED\"=1")]
    [InlineData("= value")]
    [InlineData("a b=1")]
    [InlineData("a:b")]
    [InlineData("export")]
    public void A_line_of_another_form_is_passed_over_and_named(string line)
    {
        var file = EnvFile.Parse($"\n# note\n{line}\nA=1\n");
        file.UnreadLines.ShouldBe([3]);
        file.Values["A"].ShouldBe("1");
    }

    [Fact]
    public void Lines_are_counted_through_values_of_several_lines()
        => EnvFile.Parse("A=\"1\n2\n3\"\nodd\nB=1\nodd again").UnreadLines.ShouldBe([4, 6]);

    [Theory]
    [InlineData("A=${B}", "b")]
    [InlineData("A=$B", "b")]
    [InlineData("A='${B}'", "b")]
    [InlineData("A=\"x${B}y$B/z\"", "xbyb/z")]
    [InlineData("A=${C}", "c")]
    [InlineData("A=${CHAIN}", "<b>")]
    [InlineData("A=${PROCESS}", "${B}")]
    [InlineData("A=${EMPTY}x", "x")]
    [InlineData("A=${NONE:-otherwise}", "otherwise")]
    [InlineData("A=${NONE:-${B}-$C}", "b-c")]
    [InlineData("A=${NONE-otherwise}", "otherwise")]
    [InlineData("A=${EMPTY:-otherwise}", "otherwise")]
    [InlineData("A=${EMPTY-otherwise}x", "x")]
    [InlineData("A=${B:-otherwise}", "b")]
    [InlineData("A=\\${B}", "${B}")]
    [InlineData("A=\\$B", "$B")]
    [InlineData("A=pa$word", "pa$word")]
    [InlineData("A=pa$$word", "pa$$word")]
    [InlineData("A=pa$1", "pa$1")]
    [InlineData("A=pa$", "pa$")]
    [InlineData("A=$A", "$A")]
    [InlineData("A=${B", "${B")]
    [InlineData("A=${}", "${}")]
    [InlineData("A=${B!x}", "${B!x}")]
    [InlineData("A=postgresql://u:p@h:5432/${B}?schema=$C", "postgresql://u:p@h:5432/b?schema=c")]
    [InlineData("A=\"postgres://u:pa$$w@h/${B}\"", "postgres://u:pa$$w@h/b")]
    [InlineData("A=`${B}`", "b")]
    [InlineData("A='$B'", "b")]
    [InlineData("A=$$B", "$b")]
    [InlineData("A=$${B}", "$b")]
    [InlineData("A=${ B }", "${ B }")]
    [InlineData("A=$Bc", "$Bc")]
    [InlineData("A=${B}c", "bc")]
    [InlineData("A=$B$C", "bc")]
    [InlineData("A=${NONE:-x:y}z", "x:yz")]
    [InlineData("A=$", "$")]
    [InlineData("A=${B:=x}", "${B:=x}")]
    [InlineData("A=${a.b}", "dotted")]
    [InlineData("A=one\nA=${B}", "b")]
    [InlineData("A=\"${B}\n${C}\"", "b\nc")]
    public void References_are_replaced_whatever_their_order(string line, string value)
    {
        using var folder = new CliFolder()
            .With(".env", line + "\nB=b\nCHAIN=<$B>\nEMPTY=\na.b=dotted\n")
            .With("prisma/.env", "C=c\nB=later\n");
        folder.Variables["PROCESS"] = "${B}";
        Load(folder).Find("A")!.Value.Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("A=x${NONE}y", "NONE")]
    [InlineData("A=${B}\nB=${NONE}", "NONE")]
    public void A_reference_in_braces_to_nothing_is_an_error_that_names_it_when_the_value_is_needed(string text,
        string name)
    {
        using var folder = new CliFolder().With(".env", text + "\nOTHER=1\n");
        var variables = Load(folder);
        variables.Find("OTHER")!.Value.Value.ShouldBe("1");
        Should.Throw<CommandException>(() => variables.Find("A")).Message.ShouldContain(
            $"refers to {name}, which is not set");
    }

    [Theory]
    [InlineData("A=${A}", "A")]
    [InlineData("A=x${B}\nB=${A}", "A")]
    [InlineData("A=${B}\nB=${C}\nC=${B}", "B")]
    public void A_reference_that_leads_back_to_itself_is_an_error_that_says_so(string text, string name)
    {
        using var folder = new CliFolder().With(".env", text + "\n");
        Should.Throw<CommandException>(() => Load(folder).Find("A")).Message.ShouldBe(
            $"A in .env cannot be read: the value of {name} leads back to itself.");
    }

    [Theory]
    [InlineData("DATABASE_URL=\n", "env(\"DATABASE_URL\")", "The environment variable DATABASE_URL is empty.")]
    [InlineData("DATABASE_URL=''\n", "", "DATABASE_URL is empty. Looked in")]
    [InlineData("OTHER=1\n", "env(\"DATABASE_URL\")", "The environment variable DATABASE_URL is not set.")]
    public async Task An_empty_variable_is_told_from_a_missing_one(string env, string url, string message)
    {
        using var folder = new CliFolder().With(".env", env)
            .With("prisma/schema.prisma", Schemas.WithUrl(url.Length > 0 ? $"url = {url}" : ""));
        (await folder.Run("db", "push")).ShouldExit(2).Error.ShouldContain(message);
    }

    [Fact]
    public void The_process_wins_over_files_and_in_references()
    {
        using var folder = new CliFolder().With(".env", "A=${B}\nB=file\nC=file\n");
        folder.Variables["B"] = "process";
        Load(folder).Find("A")!.Value.ShouldBe(("process", ".env"));
        Load(folder).Find("B")!.Value.ShouldBe(("process", "the environment"));
    }

    [Fact]
    public async Task Odd_lines_are_warned_about_once_without_their_text_and_the_command_goes_on()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma",
            Schemas.Sqlite.Replace("\"file:./dev.db\"", "env(\"DATABASE_URL\")", StringComparison.Ordinal))
            .With(".env", "DB_NAME=shop\nthis is a secret\nDATABASE_URL=file:./$DB_NAME.db\n\"ALSO\"=1\n");
        var run = (await folder.Run("db", "push")).ShouldExit(0);
        File.Exists(folder["shop.db"]).ShouldBeTrue();
        run.Error.ShouldContain("warning: .env, lines 2, 4: not of the form NAME=value; passed over.\n");
        run.Error.ShouldNotContain("secret");
        run.Error.Split("passed over").Length.ShouldBe(2);
    }

    private static EnvironmentVariables Load(CliFolder folder) =>
        EnvironmentVariables.Load(folder.Variables, [folder.Path, folder["prisma"]], folder.Path);
}
