using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Refract.Benchmarks.Micro.Generator;

/// <summary>A schema as the compiler hands it to the generator.</summary>
internal sealed class SchemaFile(string content) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(content);

    public string Content => content;

    /// <inheritdoc/>
    public override string Path => "/app/prisma/schema.prisma";

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
