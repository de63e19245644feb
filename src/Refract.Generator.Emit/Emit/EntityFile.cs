using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The file of one model: one emitter for each type in it.</summary>
internal static class EntityFile
{
    public static GeneratedFile Emit(ClientScope scope, EntityModel entity)
    {
        var code = FileHeader.Begin(scope);
        RecordEmitter.Emit(code, scope, entity);
        WhereEmitter.Emit(code, scope, entity);
        UniqueEmitter.Emit(code, scope, entity);
        OrderByEmitter.Emit(code, scope, entity);
        IncludeEmitter.Emit(code, scope, entity);
        // A view is not written to, but its query names an update all the same.
        CreateEmitter.Emit(code, scope, entity);
        UpdateEmitter.Emit(code, scope, entity);
        FieldsEmitter.Emit(code, scope, entity);
        RelationsEmitter.Emit(code, scope, entity);
        ScalarEmitter.Emit(code, scope, entity);
        RowEmitter.Emit(code, scope, entity);
        ActionsEmitter.Emit(code, scope, entity);
        QueryEmitter.Emit(code, scope, entity);
        ControllerEmitter.Emit(code, scope, entity);
        return new GeneratedFile(entity.File + ".g.cs", code.ToString());
    }
}
