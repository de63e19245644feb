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
    [InlineData("export default defineConfig({ datasource: { url: process.env[\"X\"] ?? 'a' } })", "a", "X")]
    [InlineData("// defineConfig({ datasource: { url: 'no' } })\n/* { */ export default defineConfig({ datasource: { url: 'a', /* } */ } })", "a", null)]
    [InlineData("export default defineConfig({ seed() { return { a: 1 } }, datasource: { url: 'a' } })", "a", null)]
    [InlineData("export default defineConfig({ engine: () => ({ x: ',' }), datasource: { url: 'a' } })", "a", null)]
    public void Understands_literals_and_variables(string text, string? literal, string? variable)
        => PrismaConfig.Parse("/p/prisma.config.ts", text).Values["datasource.url"].ShouldBe(new PrismaConfigValue(literal, variable));

    [Theory]
    [InlineData("export default defineConfig({ datasource: { url: 'a' + b } })")]
    [InlineData("export default defineConfig({ datasource: { url: `a${b}` } })")]
    [InlineData("export default defineConfig({ datasource: { url: env<Env>('X') } })")]
    [InlineData("export default defineConfig({ datasource: { url } })")]
    [InlineData("export default defineConfig({ datasource: { ...shared } })")]
    [InlineData("export default defineConfig({ ...shared })")]
    [InlineData("const config = {}; export default config")]
    public void Names_what_only_an_engine_could_tell(string text)
    {
        var config = PrismaConfig.Parse("/p/prisma.config.ts", text);
        config.Values.ContainsKey("datasource.url").ShouldBeFalse();
        config.Computed.ShouldContain("datasource.url");
    }

    [Fact]
    public void Says_nothing_of_computed_settings_that_do_not_matter_here()
        => PrismaConfig.Parse("/p/prisma.config.ts", "export default { studio: make(), schema: 's' }").Computed.ShouldBeEmpty();

    [Fact]
    public void Resolves_joined_paths()
        => PrismaConfig.Parse("/p/prisma.config.ts", "export default { schema: path.join('prisma', 'schema') }").PathOf("schema").ShouldBe("/p/prisma/schema");

    [Fact]
    public void Never_throws_on_text_that_is_cut_off()
    {
        const string whole = "import x from 'y'; export default defineConfig({ schema: path.join('a', \"b\"), datasource: { url: process.env['X'] ?? `z` } })";
        for (var length = 0; length <= whole.Length; length++) Should.NotThrow(() => PrismaConfig.Parse("/p/prisma.config.ts", whole[..length]));
    }
}
