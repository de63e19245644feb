using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The class that holds all controllers of a project, each made on first use.</summary>
internal static class HubFile
{
    public static GeneratedFile Emit(HubModel hub)
    {
        var code = FileHeader.Begin(new ClientScope(hub.Namespace, HubModel.Name));
        var client = "global::" + hub.Client;
        code.Line();
        code.Line("/// <summary>All controllers of the project, each made on first use. Safe for use by many threads.</summary>");
        code.Open($"public sealed partial class {HubModel.Name}");
        code.Line("private readonly global::System.Threading.Lock _gate = new();");
        code.Line($"private readonly {Names.Runtime}ControllerServices _services;");
        code.Line();
        code.Line("/// <summary>The controllers of a client.</summary>");
        code.Line("/// <param name=\"db\">The client.</param>");
        code.Line("/// <param name=\"services\">What constructors of controllers ask for beyond client, clock and log; null when they ask for nothing else.</param>");
        code.Open($"public {HubModel.Name}({client} db, global::System.IServiceProvider? services = null)");
        code.Line("Db = db;");
        code.Line($"_services = {Names.Runtime}ControllerServices.Of(db, services);");
        code.Close();
        code.Line();
        code.Line("/// <summary>The client.</summary>");
        code.Line($"public {client} Db {{ get; }}");
        foreach (var controller in hub.Controllers) Controller(code, hub, controller);
        code.Close();
        return new GeneratedFile(HubModel.Name + ".g.cs", code.ToString());
    }

    private static void Controller(CodeWriter code, HubModel hub, ControllerModel controller)
    {
        var arguments = string.Join(", ", controller.Parameters.Select(parameter => Argument(hub, controller, parameter)));
        code.Line();
        code.Line($"/// <summary>The controller of {controller.Model}.</summary>");
        code.Open($"public global::{controller.Type} {controller.Property}");
        code.Open("get");
        code.Line("if (global::System.Threading.Volatile.Read(ref field) is { } made) return made;");
        code.Line($"lock (_gate) return field ??= new global::{controller.Type}({arguments});");
        code.Close();
        code.Close();
    }

    private static string Argument(HubModel hub, ControllerModel controller, ControllerParameterModel parameter)
    {
        var type = parameter.Type.TrimEnd('?');
        var name = type.Substring(type.LastIndexOf('.') + 1);
        if (type == "global::" + hub.Client || type == hub.Client || type == hub.Client.Substring(hub.Client.LastIndexOf('.') + 1)) return "Db";
        if (name == HubModel.Name) return "this";
        if (hub.Controllers.FirstOrDefault(other => type == "global::" + other.Type) is { } known) return known.Property;
        return type switch
        {
            "global::System.TimeProvider" => "_services.Clock",
            "global::Microsoft.Extensions.Logging.ILoggerFactory" => "_services.LoggerFactory",
            "global::Microsoft.Extensions.Logging.ILogger" => $"_services.LoggerFactory.CreateLogger(\"{controller.Type}\")",
            _ when type.StartsWith("global::Microsoft.Extensions.Logging.ILogger<", StringComparison.Ordinal) =>
                $"new global::Microsoft.Extensions.Logging.Logger{type.Substring("global::Microsoft.Extensions.Logging.ILogger".Length)}(_services.LoggerFactory)",
            _ when parameter.IsOptional || parameter.Type.EndsWith("?", StringComparison.Ordinal) => $"_services.Find<{type}>()",
            _ => $"_services.Get<{type}>(\"{controller.Name}\")",
        };
    }
}
