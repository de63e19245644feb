using System.Collections.Immutable;
using Refract.Generator.Diagnostics;
using Refract.Generator.Models;

namespace Refract.Generator.Controllers;

/// <summary>The hub to emit, or null where there are no controllers, and what is wrong with them.</summary>
internal sealed record HubFinding(HubModel? Hub, EquatableArray<ControllerFinding> Diagnostics)
{
    public static HubFinding Build(ImmutableArray<FoundController> found, KnownClient? client,
        string rootNamespace)
    {
        // Without a client there is another error to read first.
        if (found.IsEmpty || client is null) return new HubFinding(null, default);
        var diagnostics = new List<ControllerFinding>();
        var usable = new SortedDictionary<string, ControllerModel>(StringComparer.Ordinal);
        foreach (var item in found)
        {
            var controller = item.Controller;
            if (!item.IsUsable)
                diagnostics.Add(new ControllerFinding(ControllerRules.NotUsable, item.Place, [controller.Name]));
            else if (!client.Records.Contains(controller.Model))
                diagnostics.Add(
                    new ControllerFinding(ControllerRules.UnknownModel, item.Place,
                        [controller.Model, client.FullName]));
            else if (usable.TryGetValue(controller.Property, out var other))
                diagnostics.Add(
                    new ControllerFinding(ControllerRules.SameName, item.Place,
                        [controller.Type, other.Type, controller.Property]));
            else if (controller.Property is "Db" or HubModel.Name)
                diagnostics.Add(new ControllerFinding(ControllerRules.NotUsable, item.Place, [controller.Name]));
            else
                usable.Add(controller.Property, controller);
        }

        var hub = usable.Count == 0
            ? null : new HubModel(client.IsOwn ? client.Namespace : ClientOptions.Namespaced(rootNamespace),
                client.FullName, usable.Values.ToEquatableArray());
        return new HubFinding(hub, diagnostics.ToEquatableArray());
    }
}
