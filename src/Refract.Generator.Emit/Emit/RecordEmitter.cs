using Refract.Generator.Models;

namespace Refract.Generator.Emit;

/// <summary>The record of a row: members only; equality, printing and JSON are generic in the runtime.</summary>
internal static class RecordEmitter
{
    public static void Emit(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        code.Line();
        code.Documentation(entity.Documentation);
        code.Line($"[_S.Text.Json.Serialization.JsonConverter(typeof({Names.Runtime}ModelJson<"
            + $"{scope.Global(entity.Name)}>))]");
        code.Open($"public sealed partial record {entity.Name} : {Names.Runtime}IModel<{scope.Global(entity.Name)}>");
        foreach (var member in entity.Members)
        {
            code.Documentation(member.Documentation);
            if (member is ColumnModel { IsLazy: true } lazy) Lazy(code, scope, entity, lazy);
            else if (member is ColumnModel column) code.Line(Property(column, scope));
            else Relation(code, scope, entity, (RelationModel)member);
        }

        if (entity.Relations.Count > 0 || entity.LazyColumns.Any()) Loaded(code, entity);
        if (entity.ManyRelations.Any()) Counts(code, scope, entity);
        Contract(code, scope, entity);
        code.Close();
    }

    private static string Property(ColumnModel column, ClientScope scope)
    {
        var item = ColumnTypes.Item(column, scope);
        if (column.IsList) return $"public {Names.List}<{item}> {column.Name} {{ get; init; }} = [];";
        if (column.IsNullable) return $"public {item}? {column.Name} {{ get; init; }}";
        var required = !column.IsFilled || ColumnTypes.NeedsValue(column) ? "required " : "";
        return $"public {required}{item} {column.Name} {{ get; init; }}";
    }

    private static void Lazy(CodeWriter code, ClientScope scope, EntityModel entity, ColumnModel column)
    {
        var type = ColumnTypes.Value(column, scope);
        Property(code, column, type, $"__{column.Name}.Get({Info(scope, entity)}, {column.Slot})");
        code.Line($"private {Names.Runtime}LazyValue<{type}> __{column.Name};");
    }

    /// <summary>A property that throws when it was not loaded, so a debugger must not call it.</summary>
    private static void Property(CodeWriter code, MemberModel member, string type, string get)
    {
        // 0: DebuggerBrowsableState.Never.
        code.Line("[_S.Diagnostics.DebuggerBrowsable(0)]");
        code.Line($"public {type} {member.Name} {{ get => {get}; init => __{member.Name} = new(value); }}");
    }

    private static string Info(ClientScope scope, EntityModel entity) =>
        $"{Names.Runtime}Model<{scope.Global(entity.Name)}>.Info";

    private static void Relation(CodeWriter code, ClientScope scope, EntityModel entity, RelationModel relation)
    {
        var target = scope.Global(relation.Target);
        var type = relation.IsMany ? $"{Names.List}<{target}>" : target;
        var isOptional = relation is { IsMany: false, IsOptional: true };
        // Two underscores: names with one are those of the file's aliases.
        Property(code, relation, type + (isOptional ? "?" : ""),
            $"__{relation.Name}.Get({Info(scope, entity)}, {relation.Slot}){(isOptional ? "" : "!")}");
        code.Line($"private {Names.Runtime}RelationValue<{type}> __{relation.Name};");
    }

    private static void Loaded(CodeWriter code, EntityModel entity)
    {
        code.Line();
        var what = entity.LazyColumns.Any() ? "relations and lazy columns" : "relations";
        code.Line($"/// <summary>Which {what} the query loaded.</summary>");
        code.Line($"public {entity.Name}Loaded Loaded => new(this);");
        code.Open($"public readonly struct {entity.Name}Loaded({entity.Name} row)");
        foreach (var member in entity.Relations.Concat<MemberModel>(entity.LazyColumns))
            code.Line($"public bool {member.Name} => row.__{member.Name}.IsLoaded;");
        code.Close();
    }

    private static void Counts(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        code.Line();
        code.Line("/// <summary>How many rows the relations have that the query counted.</summary>");
        code.Line($"public {entity.Name}Counts {entity.CountName} => new(this);");
        code.Open($"public readonly struct {entity.Name}Counts({entity.Name} row)");
        foreach (var relation in entity.ManyRelations)
            code.Line($"public int {relation.Name} => "
                + $"row.__{relation.Name}.Count({Info(scope, entity)}, {relation.Slot});");
        code.Close();
    }

    private static void Contract(CodeWriter code, ClientScope scope, EntityModel entity)
    {
        var self = scope.Global(entity.Name);
        var model = $"{Names.Runtime}IModel<{self}>";
        code.Line();
        code.Line("private bool PrintMembers(_S.Text.StringBuilder text) => "
            + $"{Names.Runtime}RecordMembers.Print(text, this);");
        code.Line();
        code.Line($"public bool Equals({self}? other) => {Names.Runtime}RecordMembers.Equal(this, other);");
        code.Line();
        code.Line($"public override int GetHashCode() => {Names.Runtime}RecordMembers.Hash(this);");
        code.Line();
        code.Line($"static {self} {model}.Read<TRow>(ref TRow row, int at) => new()");
        code.Line("{");
        foreach (var column in entity.Columns.Where(column => !column.IsLazy))
            code.Line($"    {column.Name} = {ColumnTypes.Read(column, scope)},");
        code.Line("};");
        if (entity.LazyColumns.Any()) ReadLazy(code, scope, entity, model);
        code.Line();
        code.Open($"static void {model}.Visit<TVisitor>(ref TVisitor visitor, {self} a, {self} b)");
        foreach (var member in entity.Members)
        {
            var test = member is ColumnModel { IsLazy: true }
                ? $"if (TVisitor.SeesLazyColumns && a.__{member.Name}.IsLoaded) " : "";
            code.Line(member is ColumnModel column
                ? $"{test}visitor.{ColumnTypes.Visit(column)}({column.Slot}, a.{column.Name}, b.{column.Name}"
                    + $"{(column.Document is null ? "" : ", " + ColumnTypes.Map(column, scope))});"
                : $"visitor.{(((RelationModel)member).IsMany ? "Many" : "One")}({member.Slot}, "
                    + $"a.__{member.Name});");
        }

        code.Close();
        code.Line();
        code.Open($"static void {model}.Attach({self} record, int slot, object? related)");
        if (entity.Relations.Count > 0)
        {
            code.Open("switch (slot)");
            foreach (var relation in entity.Relations)
                code.Line($"case {relation.Slot}: record.__{relation.Name}.Attach(related); break;");

            code.Close();
        }

        code.Close();
        code.Line();
        code.Open($"static void {model}.Bind(ref {Names.Runtime}ModelBinder binder)");
        foreach (var column in entity.Columns)
            if (column.Kind == ColumnKind.Enum)
                code.Line($"binder.Enum({column.Slot}, {scope.Global("_EnumMaps")}.{column.Enum});");
        foreach (var column in entity.Columns)
            if (column.Document is not null)
                code.Line($"binder.Document({column.Slot}, {ColumnTypes.Map(column, scope)});");
        foreach (var relation in entity.Relations)
            code.Line($"binder.Relation<{scope.Global(relation.Target)}>({relation.Slot});");
        code.Close();
        code.Line();
        code.Line($"static _S.ReadOnlySpan<byte> {model}.Table =>");
        // The compiler allocates less for this form than for a raw string.
        code.Directive($"@\"{entity.Table.Replace("\"", "\"\"")}\"u8;");
    }

    private static void ReadLazy(CodeWriter code, ClientScope scope, EntityModel entity, string model)
    {
        code.Line();
        code.Open($"static void {model}.ReadLazy<TRow>(ref TRow row, int at, int slot, {scope.Global(entity.Name)} "
            + "record)");
        code.Open("switch (slot)");
        foreach (var column in entity.LazyColumns)
            code.Line($"case {column.Slot}: record.__{column.Name} = new({ColumnTypes.Read(column, scope, "at")}); "
                + "break;");
        code.Close();
        code.Close();
    }
}
