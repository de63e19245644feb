using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The base class of the model's controllers.</summary>
internal static class ControllerEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
    }
}
