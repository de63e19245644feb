using Refract.Schema.Binding;
using Refract.Schema.Syntax;
using Refract.Schema.Text;
using Refract.Schema.Validation;

namespace Refract.Schema;

/// <summary>Reads and checks a schema: text in, model and findings out.</summary>
public static class SchemaCompiler
{
    /// <summary>
    /// Compiles all files as one schema. Reads nothing but their texts, and never throws whatever they hold: everything
    /// that is wrong is a diagnostic.
    /// The order of the files decides the order of models, enums and diagnostics.
    /// </summary>
    /// <param name="files">The files; none at all is an empty, valid schema.</param>
    /// <returns>The model, as far as it could be made out, and all findings in the order of files and text.</returns>
    public static SchemaResult Compile(IReadOnlyList<SourceFile> files)
    {
        Spelling.Begin();
        var sink = new DiagnosticSink();
        var trees = new SchemaSyntaxTree[files.Count];
        for (var i = 0; i < trees.Length; i++)
        {
            trees[i] = SchemaSyntaxTree.Parse(files[i]);
            new SyntaxChecker(files[i], sink).Check(trees[i].Root);
        }

        var symbols = new SchemaBinder(trees, sink).Bind();
        Checks.Run(symbols, sink);
        return new SchemaResult(new ModelBuilder(symbols).Build(files), sink.InOrder(files));
    }
}
