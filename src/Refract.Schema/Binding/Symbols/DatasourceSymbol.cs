using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>The <c>datasource</c> block.</summary>
internal sealed class DatasourceSymbol(SourceFile file, BlockSyntax syntax)
{
    internal SourceFile File { get; } = file;

    internal BlockSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal DatabaseProvider? Provider { get; set; }

    internal string ProviderText { get; set; } = "";

    internal StringOrEnv? Url { get; set; }

    internal StringOrEnv? DirectUrl { get; set; }

    internal StringOrEnv? ShadowDatabaseUrl { get; set; }

    internal bool EmulatesRelations { get; set; }

    internal List<(string Name, ExpressionSyntax Syntax)>? Schemas { get; set; }

    internal SettingSyntax? SchemasSetting { get; set; }

    internal List<(DatabaseExtension Extension, ExpressionSyntax Syntax)> Extensions { get; } = [];

    internal SettingSyntax? ExtensionsSetting { get; set; }
}
