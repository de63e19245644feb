using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refract.Generator.Controllers;
using Refract.Generator.Models;

namespace Refract.Generator;

public sealed partial class RefractGenerator
{
    private const string ControllerAttribute = "Refract.ControllerAttribute`1";

    /// <summary>
    /// The hub needs the project's controllers and the name of a client, which another project may hold.
    /// </summary>
    private static void RegisterControllers(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ClientModel?> client,
        IncrementalValueProvider<ProjectSettings> settings)
    {
        var controllers = context.SyntaxProvider
            .ForAttributeWithMetadataName(ControllerAttribute, static (node, _) => node is ClassDeclarationSyntax,
                FoundController.Read)
            .Where(static found => found is not null).Select(static (found, _) => found!)
            .WithTrackingName(Steps.Controllers)
            .Collect();

        var referenced = context.CompilationProvider.Combine(settings).Select(
            static (input, _) => KnownClient.FindReferenced(input.Left, input.Right.ClientAssembly))
            .WithTrackingName(Steps.ReferencedClient);
        var own = client.Select(static (model, _) => model is null ? null : KnownClient.Of(model));

        var hub = controllers.Combine(own.Combine(referenced).Combine(settings))
            .Select(static (input, _) =>
                HubFinding.Build(input.Left, input.Right.Left.Left ?? input.Right.Left.Right,
                    input.Right.Right.RootNamespace))
            .WithTrackingName(Steps.Hub);

        context.RegisterSourceOutput(hub, static (output, finding) =>
        {
            foreach (var diagnostic in finding.Diagnostics) output.ReportDiagnostic(diagnostic.ToDiagnostic());
            if (finding.Hub is { } model) Add(output, ClientSource.Hub(model));
        });
    }
}
