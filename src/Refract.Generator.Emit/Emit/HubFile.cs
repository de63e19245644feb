using Refract.Generator.Models;
using Refract.Generator.Naming;

namespace Refract.Generator.Emit;

/// <summary>The class that holds all controllers of a project, each made on first use.</summary>
internal static class HubFile
{
    public static GeneratedFile Emit(HubModel hub)
    {
        var code = FileHeader.Begin(new ClientScope(hub.Namespace, HubModel.Name));
        var client = "global::" + CSharpNames.Escape(hub.Client);
        code.Line();
        code.Line("/// <summary>All controllers of the project, each made on first use. Safe for use by many "
            + "threads.</summary>");
        code.Open($"public sealed partial class {HubModel.Name}");
        code.Line("private readonly global::System.Threading.Lock _gate = new();");
        code.Line($"private readonly {Names.Runtime}ControllerServices _services;");
        code.Line();
        code.Line("/// <summary>The controllers of a client.</summary>");
        code.Line("/// <param name=\"db\">The client.</param>");
        code.Line("/// <param name=\"services\">What constructors of controllers ask for beyond client, "
            + "clock and log; null when they ask for nothing else.</param>");
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
        var arguments = string.Join(", ",
            controller.Parameters.Select(parameter => Argument(hub, controller, parameter)));
        code.Line();
        code.Line($"/// <summary>The controller of {controller.Model}.</summary>");
        code.Open($"{(controller.IsPublic ? "public" : "internal")} global::{controller.Type} "
            + $"{CSharpKeywords.Escape(controller.Property)}");
        code.Open("get");
        code.Line($"if (global::System.Threading.Volatile.Read(ref _made{controller.Property}) is {{ }} "
            + "made) return made;");
        code.Line($"lock (_gate) return _made{controller.Property} ??= new global::{controller.Type}({arguments});");
        code.Close();
        code.Close();
        // A field with a name, for projects of C# 13.
        code.Line($"private global::{controller.Type}? _made{controller.Property};");
    }

    private static string Argument(HubModel hub, ControllerModel controller, ControllerParameterModel parameter)
    {
        var type = parameter.Type.TrimEnd('?');
        var name = type.Substring(type.LastIndexOf('.') + 1);
        if (type == "global::" + CSharpNames.Escape(hub.Client)
            || type == hub.Client.Substring(hub.Client.LastIndexOf('.') + 1)) return "Db";
        if (name == HubModel.Name) return "this";
        if (hub.Controllers.FirstOrDefault(other => type == "global::" + other.Type) is { } known)
            return CSharpKeywords.Escape(known.Property);
        return type switch
        {
            "global::System.TimeProvider" => "_services.Clock",
            "global::Microsoft.Extensions.Logging.ILoggerFactory" => "_services.LoggerFactory",
            "global::Microsoft.Extensions.Logging.ILogger" =>
                $"_services.LoggerFactory.CreateLogger({CSharpLiteral.Of(controller.Type.Replace("@", ""))})",
            _ when type.StartsWith("global::Microsoft.Extensions.Logging.ILogger<", StringComparison.Ordinal) =>
                "new global::Microsoft.Extensions.Logging.Logger"
                    + $"{type.Substring("global::Microsoft.Extensions.Logging.ILogger".Length)}"
                    + "(_services.LoggerFactory)",
            _ when parameter.IsOptional || parameter.Type.EndsWith("?", StringComparison.Ordinal) =>
                $"_services.Find<{type}>()",
            _ => $"_services.Get<{type}>({CSharpLiteral.Of(controller.Name)})",
        };
    }
}
