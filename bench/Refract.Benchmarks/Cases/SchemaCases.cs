using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;
using Refract.Schema;
using Refract.Schema.Formatting;
using Refract.Schema.Text;

namespace Refract.Benchmarks.Cases;

/// <summary>What the command line and the generator do with a schema of 500 models. Nobody to compare with.</summary>
internal static class SchemaCases
{
    public const string Database = "schema, 500 models";

    private const int Models = 500;

    public static IEnumerable<Case> All()
    {
        var text = LargeSchema.Text(Models);
        yield return new Case("schema-validate").With("refract", _ =>
        {
            var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", text)]);
            return new(result.Diagnostics.Count == 0 ? result.Schema.Models.Count : throw new InvalidOperationException(result.Diagnostics[0].Message));
        });
        yield return new Case("schema-format").With("refract", _ => new(SchemaFormatter.Format(text).Length > text.Length / 2 ? Models : 0));
    }
}
