using Refract.Generator.Naming;
using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Providers;

namespace Refract.Generator.Models;

/// <summary>Turns a schema into what is emitted.</summary>
internal sealed class ClientModelBuilder
{
    private readonly PrismaSchema _schema;
    private readonly NameTable _names;
    private readonly ClientOptions _options;

    private ClientModelBuilder(PrismaSchema schema, NameTable names, ClientOptions options)
    {
        _schema = schema;
        _names = names;
        _options = options;
    }

    public static ClientModel Build(PrismaSchema schema, ClientOptions options, Action<SchemaDiagnostic>? report)
    {
        var names = new NameTable(schema, options);
        if (report is not null)
            foreach (var finding in names.Findings) report(finding);
        var builder = new ClientModelBuilder(schema, names, options);
        return new ClientModel(
            new ClientScope(options.Namespace, options.Client)
            {
                Renamed = names.Helpers.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new RenamedType(pair.Key, pair.Value)).ToEquatableArray(),
            },
            schema.Models.Where(model => !model.IsIgnored).Select(builder.Entity)
                .OrderBy(entity => entity.Name, StringComparer.Ordinal).ToEquatableArray(),
            schema.Enums.Select(builder.Enum).OrderBy(type => type.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    private EnumModel Enum(EnumType type) => new(
        type.Name, _names[type], type.DatabaseName, type.DatabaseSchema,
        CSharpAnnotation.Read(type.Documentation).Documentation,
        type.Values.Select(
            value => new EnumValueModel(_names[value], _options.HasCSharpEnums ? _names[value] : value.Name,
                value.DatabaseName,
                CSharpAnnotation.Read(value.Documentation).Documentation)).ToEquatableArray());

    private EntityModel Entity(Model model)
    {
        var members = model.Fields.Where(IsKnown).ToArray();
        var columns = new List<ColumnModel>();
        var relations = new List<RelationModel>();
        // Those that are always read stand side by side, before the others.
        var (ordinal, lazy) = (0, members.Count(member => member is ScalarField scalar && !LazyColumns.IsLazy(scalar)));
        for (var slot = 0; slot < members.Length; slot++)
        {
            if (members[slot] is ScalarField scalar)
                columns.Add(Column(scalar, slot, LazyColumns.IsLazy(scalar) ? lazy++ : ordinal++, members));
            else relations.Add(Relation((RelationField)members[slot], slot));
        }

        var keys = KeyBuilder.KeysOf(model, members);
        var known = _names.NamesOf(model);
        return new EntityModel
        {
            SchemaName = model.Name,
            Name = _names[model],
            Stem = known.Stem,
            Property = known.Property,
            File = known.File,
            CountName = _names.CountNameOf(model),
            IsView = model.IsView,
            Unfillable = model.Fields.OfType<ScalarField>().FirstOrDefault(IsUnfillable)?.Name,
            Documentation = CSharpAnnotation.Read(model.Documentation).Documentation,
            Table = new TableText(_names).Write(model, members, keys),
            Columns = columns.ToEquatableArray(),
            Relations = relations.ToEquatableArray(),
            Keys = KeyBuilder.Build(keys, field => columns.Single(column => column.Name == _names[field]))
                .ToEquatableArray(),
        };
    }

    /// <summary>
    /// The client knows columns of types that it can hold, and relations whose two sides and keys it knows.
    /// </summary>
    private bool IsKnown(Field field) => field switch
    {
        _ when field.IsIgnored => false,
        ScalarField scalar => scalar.Type != ScalarType.Unsupported,
        RelationField relation => IsSideKnown(relation) && IsSideKnown(relation.Opposite),
        _ => false,
    };

    private bool IsUnfillable(ScalarField field) =>
        !IsKnown(field) && field.Arity == FieldArity.Required && field.Default is null && !field.IsUpdatedAt;

    private static bool IsSideKnown(RelationField side) =>
        !side.IsIgnored && !side.Model.IsIgnored
            && !side.ForeignKey.Concat(side.References)
                .Any(column => column.IsIgnored || column.Type == ScalarType.Unsupported);

    private ColumnModel Column(ScalarField field, int slot, int ordinal, Field[] members) => new()
    {
        Slot = slot,
        Ordinal = ordinal,
        Name = _names[field],
        Documentation = CSharpAnnotation.Read(field.Documentation).Documentation,
        Document = Document(field, slot),
        Kind = KindOf(field),
        Enum = field.Enum is null ? null : _names[field.Enum],
        IsNullable = field.Arity == FieldArity.Optional,
        IsList = field.Arity == FieldArity.List,
        IsFilled = field.Default is not null || field.IsUpdatedAt || PolicyColumns.IsFilled(field),
        IsLazy = LazyColumns.IsLazy(field),
        IsVersion = VersionColumns.IsVersion(field),
        ForeignKeyOf = members.OfType<RelationField>().Where(relation => relation.ForeignKey.Contains(field))
            .Select(relation => _names[relation]).ToEquatableArray(),
    };

    private DocumentModel? Document(ScalarField field, int slot)
    {
        var annotation = CSharpAnnotation.Read(field.Documentation);
        return annotation.Type is null || DocumentColumns.Problem(field, annotation) is not null ? null
            : new DocumentModel(TypeText.Global(annotation.Type)!,
                annotation.Json is null ? null : TypeText.Global(annotation.Json), $"{_names[field.Model]}_{slot}");
    }

    private static ColumnKind KindOf(ScalarField field) => KindOf(field.Type, field.NativeType);

    /// <summary>What a value of a type is in C#.</summary>
    public static ColumnKind KindOf(ScalarType scalar, NativeType? native) => NativeTypes.KindOf(scalar, native) switch
    {
        StoredKind.Int16 or StoredKind.Int32 or StoredKind.UInt32 => ColumnKind.Int,
        StoredKind.Int64 => ColumnKind.BigInt,
        StoredKind.Float32 or StoredKind.Float64 => ColumnKind.Float,
        StoredKind.Decimal or StoredKind.Money => ColumnKind.Decimal,
        StoredKind.Boolean => ColumnKind.Boolean,
        StoredKind.Date => ColumnKind.Date,
        StoredKind.Time or StoredKind.OffsetTime => ColumnKind.Time,
        StoredKind.UtcDateTime or StoredKind.Instant => ColumnKind.DateTime,
        StoredKind.Uuid => ColumnKind.Guid,
        StoredKind.Json => ColumnKind.Json,
        StoredKind.Bytes => ColumnKind.Bytes,
        StoredKind.Enum => ColumnKind.Enum,
        StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText or StoredKind.Xml or StoredKind.Bits
            or StoredKind.Network => ColumnKind.Text,
        var kind => throw new InvalidOperationException($"{scalar} has no C# type: {kind}."),
    };

    private RelationModel Relation(RelationField field, int slot) => new()
    {
        Slot = slot,
        Name = _names[field],
        Documentation = CSharpAnnotation.Read(field.Documentation).Documentation,
        Target = _names[field.Target],
        TargetStem = _names.NamesOf(field.Target).Stem,
        TargetIsView = field.Target.IsView,
        IsMany = field.Arity == FieldArity.List,
        IsOptional = field.Arity != FieldArity.Required,
        HoldsForeignKey = field.HoldsForeignKey,
        Supplies = field.Opposite.HoldsForeignKey ? _names[field.Opposite] : null,
    };
}
