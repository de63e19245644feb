using Refract.CommandLine;

namespace Refract.Cli.Tests.Configuration;

public sealed class Reading_a_prisma_config
{
    [Theory]
    [InlineData("export default defineConfig({ datasource: { url: 'a' } })", "a", null)]
    [InlineData("export default { \"datasource\": { 'url': \"a\\\"b\" }, }", "a\"b", null)]
    [InlineData("module.exports = { datasource: { url: `a` } }", "a", null)]
    [InlineData("export default defineConfig({ datasource: { url: env('X') } })", null, "X")]
    [InlineData("export default defineConfig({ datasource: { url: process.env.X! } })", null, "X")]
    [InlineData("export default defineConfig({ datasource: { url: env<Env>('X') } })", null, "X")]
    [InlineData("const config: PrismaConfig = { datasource: { url: 'a' } }\nexport default config", "a", null)]
    [InlineData("const config = defineConfig({ datasource: { url: 'a' } }); export default config", "a", null)]
    [InlineData("export default { datasource: { url: 'a' } } satisfies PrismaConfig", "a", null)]
    [InlineData("export default defineConfig({ datasource: { url: process.env[\"X\"] ?? 'a' } })", "a", "X")]
    [InlineData("// defineConfig({ datasource: { url: 'no' } })\n/* { */ export default defineConfig({ "
        + "datasource: { url: 'a', /* } */ } })", "a", null)]
    [InlineData("export default defineConfig({ seed() { return { a: 1 } }, datasource: { url: 'a' } })", "a", null)]
    [InlineData("export default defineConfig({ engine: () => ({ x: ',' }), datasource: { url: 'a' } })", "a", null)]
    public void Understands_literals_and_variables(string text, string? literal, string? variable)
        => PrismaConfig.Parse("/p/prisma.config.ts", text).Values["datasource.url"].ShouldBe(
            new PrismaConfigValue(literal, variable));

    [Theory]
    [InlineData("export default defineConfig({ datasource: { url: 'a' + b } })")]
    [InlineData("export default defineConfig({ datasource: { url: `a${b}` } })")]
    [InlineData("export default defineConfig({ datasource: { url } })")]
    [InlineData("export default defineConfig({ datasource: { ...shared } })")]
    [InlineData("export default defineConfig({ ...shared })")]
    [InlineData("const config = make(); export default config")]
    public void Names_what_only_an_engine_could_tell(string text)
    {
        var config = PrismaConfig.Parse("/p/prisma.config.ts", text);
        config.Values.ContainsKey("datasource.url").ShouldBeFalse();
        config.Computed.ShouldContain("datasource.url");
    }

    [Fact]
    public void Says_nothing_of_computed_settings_that_do_not_matter_here()
        => PrismaConfig.Parse("/p/prisma.config.ts",
            "export default { studio: make(), schema: 's' }").Computed.ShouldBeEmpty();

    [Theory]
    [InlineData("path.join('prisma', 'schema')")]
    [InlineData("path.join('prisma', 'schema',)")]
    [InlineData("path.resolve(__dirname, 'prisma/schema')")]
    [InlineData("path.join(import.meta.dirname, 'prisma', 'schema')")]
    [InlineData("resolve('prisma', 'schema')")]
    public void Resolves_joined_paths(string value)
        => PrismaConfig.Parse("/p/prisma.config.ts", $"export default {{ schema: {value} }}").PathOf("schema")
            .ShouldBe("/p/prisma/schema");

    /// <summary>
    /// What <c>prisma init</c> 7.10 writes, at every place where the real tool looks; the first of several counts.
    /// </summary>
    [Theory]
    [InlineData("prisma7.config.ts")]
    [InlineData("prisma7.config.mjs")]
    [InlineData(".config/prisma7.ts")]
    [InlineData("prisma.config.js")]
    [InlineData("prisma.config/index.ts")]
    [InlineData(".config/prisma.ts")]
    [InlineData(".config/prisma.config.ts")]
    public async Task Is_found_where_the_real_tool_looks(string path)
    {
        var up = path.StartsWith('.') || path.Contains('/', StringComparison.Ordinal) ? "../" : "";
        using var folder =
            new CliFolder().With("db/schema.prisma",
                "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel User {\n  id Int @id\n}\n").With(path, $$"""
            import "dotenv/config";
            import { defineConfig } from "prisma/config";

            export default defineConfig({
              schema: "{{up}}db/schema.prisma",
              migrations: {
                path: "{{up}}db/changes",
              },
              datasource: {
                url: process.env["DATABASE_URL"],
              },
            });
            """).With(".env", $"DATABASE_URL=file:{up}x.db\n");
        (await folder.Run("migrate", "dev", "--name", "one")).ShouldExit(0).Output.ShouldStartWith("db/changes/");
        File.Exists(folder["x.db"]).ShouldBeTrue();
    }

    [Fact]
    public void The_newer_name_comes_first()
    {
        using var folder = new CliFolder().With("a.prisma", Schemas.Sqlite).With("b.prisma", Schemas.Sqlite)
            .With("prisma.config.ts", "export default { schema: 'b.prisma' }")
            .With("prisma7.config.ts", "export default { schema: 'a.prisma' }");
        Project.Find(new ProjectRequest(folder.Path)).ShownSchemaPath.ShouldBe("a.prisma");
    }

    [Fact]
    public async Task Settings_that_could_not_be_read_are_named()
    {
        using var folder = new CliFolder().With("prisma/schema.prisma", Schemas.Sqlite)
            .With("prisma7.config.ts",
                "export default defineConfig({ schema: find(), migrations: { path: make() }, datasource: { "
                    + "url: x() } })");
        (await folder.Run("db", "push")).ShouldExit(0).Error.ShouldContain(
            "prisma7.config.ts computes schema, migrations.path; only literals");
    }

    [Fact]
    public void Never_throws_on_text_that_is_cut_off()
    {
        const string whole =
            "import x from 'y'; export default defineConfig({ schema: path.join('a', \"b\"), datasource: { "
                + "url: process.env['X'] ?? `z` } })";
        for (var length = 0; length <= whole.Length; length++)
            Should.NotThrow(() => PrismaConfig.Parse("/p/prisma.config.ts", whole[..length]));
    }
}
