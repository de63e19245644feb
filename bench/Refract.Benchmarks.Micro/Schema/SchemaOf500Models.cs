using BenchmarkDotNet.Attributes;
using Refract.Benchmarks.Data;
using Refract.Schema;
using Refract.Schema.Formatting;
using Refract.Schema.Text;

namespace Refract.Benchmarks.Micro.Schema;

/// <summary>What the command line and the generator do with a large schema.</summary>
public class SchemaOf500Models
{
    private readonly string _text = LargeSchema.Text(500);

    [Benchmark]
    public int Compile()
    {
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", _text)]);
        return result.Diagnostics.Count == 0
            ? result.Schema.Models.Count : throw new InvalidOperationException(result.Diagnostics[0].Message);
    }

    [Benchmark]
    public string Format() => SchemaFormatter.Format(_text);
}
