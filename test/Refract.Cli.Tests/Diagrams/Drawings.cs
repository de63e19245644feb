using System.Xml.Linq;
using Refract.Testing;

namespace Refract.Cli.Tests.Diagrams;

public sealed class Drawings
{
    private const string Schema = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        generator client {
          provider        = "prisma-client"
          output          = "../generated"
          previewFeatures = ["views"]
        }

        model Person {
          id      Int      @id
          email   String   @unique
          role    Role     @default(user)
          bossId  Int?
          boss    Person?  @relation("boss", fields: [bossId], references: [id])
          staff   Person[] @relation("boss")
          friends Person[] @relation("friends")
          others  Person[] @relation("friends")
          card    Card?
          tags    Tag[]
        }

        model Card {
          number   String @id
          personId Int    @unique
          person   Person @relation(fields: [personId], references: [id])
        }

        model Tag {
          name   String   @id
          people Person[]
        }

        view Active {
          id Int @unique
        }

        enum Role {
          user
          admin
        }

        """;

    [Theory]
    [InlineData("svg")]
    [InlineData("mermaid")]
    [InlineData("dot")]
    public async Task Are_what_was_agreed_on(string format)
    {
        using var folder = new CliFolder().With("schema.prisma", Schema);
        var run = (await folder.Run("erd", "--format", format)).ShouldExit(0);
        Golden.Match(run.Output, $"Golden/people.{format}");
    }

    [Fact]
    public async Task As_svg_are_well_formed_and_name_everything()
    {
        using var folder = new CliFolder().With("schema.prisma", Schema);
        (await folder.Run("erd", "-o", "out/people.svg")).ShouldExit(0);
        var svg = XDocument.Parse(folder.Read("out/people.svg")).Root.ShouldNotBeNull();
        var texts = svg.Descendants().Where(each => each.Name.LocalName == "text").Select(each => each.Value).ToArray();
        foreach (var name in new[] { "Person", "Card", "Tag", "Active", "Role", "admin", "bossId", "Int?" })
            texts.ShouldContain(name);
        svg.Descendants().Count(each => each.Name.LocalName == "title").ShouldBe(4);
    }

    [Theory]
    [InlineData("all", true)]
    [InlineData("keys", false)]
    [InlineData("none", false)]
    public async Task Have_the_fields_that_are_asked_for(string fields, bool hasRole)
    {
        using var folder = new CliFolder().With("schema.prisma", Schema);
        var run = (await folder.Run("erd", "--format", "mermaid", "--fields", fields, "--no-enums")).ShouldExit(0);
        run.Output.Contains("Role role", StringComparison.Ordinal).ShouldBe(hasRole);
        run.Output.Contains("Int id PK", StringComparison.Ordinal).ShouldBe(fields != "none");
        run.Output.ShouldNotContain("admin");
    }

    [Theory]
    [InlineData("a.mmd", "erDiagram")]
    [InlineData("a.gv", "digraph")]
    [InlineData("a.SVG", "<svg")]
    [InlineData("a.txt", "<svg")]
    public async Task Have_the_format_that_the_file_is_named_after(string file, string begin)
    {
        using var folder = new CliFolder().With("schema.prisma", Schema);
        (await folder.Run("erd", "-o", file)).ShouldExit(0);
        folder.Read(file).ShouldStartWith(begin);
    }
}
