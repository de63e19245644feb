using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>
/// The client: one lazy property for each model, the providers, and what says who it is to other projects.
/// </summary>
internal static class ClientFile
{
    /// <summary>
    /// The contract with the runtime that this emitter writes code for; see the runtime's <c>Contract</c>.
    /// </summary>
    public const int ContractVersion = 1;

    public static GeneratedFile Emit(ClientModel model, IReadOnlyList<string> providers)
    {
        var scope = model.Scope;
        var client = scope.Global(scope.Client);
        var models = string.Concat(
            model.Models.Select(entity => $", {CSharpLiteral.Of($"{entity.Name}={entity.Stem}")}"));
        var code = FileHeader.Begin(scope,
            $"[assembly: {Names.Runtime}GeneratedClient({ContractVersion}, "
                + $"{CSharpLiteral.Of(scope.FullClient)}{models})]");
        code.Line();
        code.Line("/// <summary>The client: the models of the schema, transactions, and the connection. Safe "
            + "for use by many threads.</summary>");
        code.Open($"public partial class {scope.Client} : {Names.Runtime}ClientBase<{client}>, "
            + $"{Names.Runtime}IClient<{client}>");
        code.Line("/// <summary>A client on a context of the runtime; user code calls Connect, or has one "
            + "injected.</summary>");
        code.Open($"protected {scope.Client}({Names.Runtime}ClientContext context) : base(context)");
        code.Line($"{Names.Runtime}Contract.Require({ContractVersion}, {CSharpLiteral.Of(scope.Client)});");
        code.Close();
        foreach (var entity in model.Models)
        {
            code.Line();
            code.Documentation(entity.Documentation);
            // A field with a name, for projects of C# 13.
            var actions = scope.Global(entity.Stem, "Actions");
            code.Line($"public {actions} {entity.Property} => __{entity.Property} ??= new(RefractExecutor);");
            code.Line($"private {actions}? __{entity.Property};");
        }

        code.Line();
        code.Line("/// <summary>Opens a transaction that only the client it returns belongs to; it is undone "
            + "unless committed.</summary>");
        code.Open($"public async {Names.Task}<{client}Transaction> "
            + $"BeginTransaction({Names.Refract}TransactionOptions? options = null, {Names.Cancellation} ct "
            + "= default)");
        code.Line("return new(await BeginTransactionContext(options, ct).ConfigureAwait(false));");
        code.Close();
        code.Line();
        code.Line("/// <summary>Reads and writes all records as JSON without reflection, for programs that "
            + "are compiled ahead of time.</summary>");
        code.Line("public static global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver "
            + "JsonResolver { get; } = "
            + $"new {Names.Runtime}ModelJsonResolver()"
            + $"{string.Concat(model.Models.Select(entity => $".Add<{scope.Global(entity.Name)}>()"))};");
        code.Line();
        code.Line($"static {client} {Names.Runtime}IClient<{client}>.Create({Names.Runtime}ClientContext "
            + "context) => new(context);");
        code.Line();
        var list = string.Join(", ", providers.Select(provider => $"new global::{provider}()"));
        code.Line($"static {Names.List}<{Names.Runtime}IDatabaseProvider> "
            + $"{Names.Runtime}IClient<{client}>.Providers {{ get; }} = [{list}];");
        code.Line();
        var infos = string.Join(", ",
            model.Models.Select(entity => $"{Names.Runtime}Model<{scope.Global(entity.Name)}>.Info"));
        code.Line($"static {Names.List}<{Names.Runtime}ModelInfo> {Names.Runtime}IClient<{client}>.Models => "
            + $"[{infos}];");
        if (model.Enums.Count > 0)
        {
            code.Line();
            var maps = string.Join(", ", model.Enums.Select(type => $"{scope.Global("_EnumMaps")}.{type.Name}"));
            code.Line($"static {Names.List}<{Names.EnumMap}> {Names.Runtime}IClient<{client}>.Enums => [{maps}];");
        }

        code.Close();
        Transaction(code, scope);
        return new GeneratedFile(scope.Client + ".g.cs", code.ToString());
    }

    private static void Transaction(CodeWriter code, ClientScope scope)
    {
        code.Line();
        code.Line("/// <summary>The client inside a transaction. Disposing it undoes what was not "
            + "committed.</summary>");
        code.Open($"public sealed partial class {scope.Client}Transaction : {scope.Global(scope.Client)}");
        code.Line($"internal {scope.Client}Transaction({Names.Runtime}ClientContext context) : base(context) {{ }}");
        code.Line();
        code.Line("/// <summary>Makes it all take effect.</summary>");
        code.Line($"public {Names.Task} Commit({Names.Cancellation} ct = default) => CommitTransaction(ct);");
        code.Line();
        code.Line("/// <summary>Undoes it all.</summary>");
        code.Line($"public {Names.Task} Rollback() => RollbackTransaction();");
        code.Close();
    }
}
