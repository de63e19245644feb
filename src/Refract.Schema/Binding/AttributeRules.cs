using Refract.Schema.Diagnostics;

namespace Refract.Schema.Binding;

/// <summary>The rules about what an attribute says, checked while it is read.</summary>
internal static class AttributeRules
{
    internal static readonly SchemaRule InvalidDefault = new("RFR1209", "Default does not fit its field");
    internal static readonly SchemaRule InvalidDefaultFunction = new("RFR1210", "Invalid function as default");
    internal static readonly SchemaRule UpdatedAtMisuse = new("RFR1212",
        "@updatedAt on a field that is no point in time");
    internal static readonly SchemaRule IgnoreMisuse = new("RFR1213", "@ignore without effect");
    internal static readonly SchemaRule AttributeMisplaced = new("RFR1214", "Attribute on the wrong kind of field");

    internal static readonly SchemaRule SeveralIds = new("RFR1302", "More than one id");
    internal static readonly SchemaRule OptionalId = new("RFR1303", "Id that may be null");
    internal static readonly SchemaRule UnknownKeyField = new("RFR1305", "Key of an unknown field");
    internal static readonly SchemaRule RelationInKey = new("RFR1306", "Key of a relation");
    internal static readonly SchemaRule RepeatedKeyField = new("RFR1307", "Field twice in one key");
    internal static readonly SchemaRule InvalidClientName = new("RFR1308", "Invalid client name");
    internal static readonly SchemaRule UnknownOperatorClass = new("RFR1313", "Unknown operator class");
    internal static readonly SchemaRule InvalidCondition = new("RFR1315", "Invalid condition of a partial index");
    internal static readonly SchemaRule InvalidShardKey = new("RFR1316", "Invalid shard key");

    internal static readonly SchemaRule UnknownRelationColumn = new("RFR1406", "Relation on an unknown column");
    internal static readonly SchemaRule UnknownReferentialAction = new("RFR1413", "Invalid referential action");

    internal static readonly SchemaRule TwoRelationNames = new("RFR1424", "Relation with two names",
        DiagnosticSeverity.Warning);

    internal static readonly SchemaRule[] All =
    [
        InvalidDefault, InvalidDefaultFunction, UpdatedAtMisuse, IgnoreMisuse, AttributeMisplaced, SeveralIds,
        OptionalId,
        UnknownKeyField, RelationInKey, RepeatedKeyField, InvalidClientName, UnknownOperatorClass, InvalidCondition,
        InvalidShardKey,
        UnknownRelationColumn, UnknownReferentialAction, TwoRelationNames,
    ];
}
