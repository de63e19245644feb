using Refract.Schema.Diagnostics;

namespace Refract.Schema.Binding;

/// <summary>
/// The rules that are checked while text becomes a model: syntax, names, and the form of attributes and settings.
/// </summary>
internal static class BindingRules
{
    internal static readonly SchemaRule InvalidLine = new("RFR1001", "Unreadable line");
    internal static readonly SchemaRule UnknownBlock = new("RFR1002", "Unknown kind of block");
    internal static readonly SchemaRule UnclosedBlock = new("RFR1003", "Block is not closed");
    internal static readonly SchemaRule MissingFieldType = new("RFR1004", "Field without a type");
    internal static readonly SchemaRule OutdatedSyntax = new("RFR1005", "Outdated syntax");
    internal static readonly SchemaRule OptionalList = new("RFR1006", "Optional list");
    internal static readonly SchemaRule TrailingComma = new("RFR1007", "Trailing comma");
    internal static readonly SchemaRule MissingValue = new("RFR1008", "Name without a value");
    internal static readonly SchemaRule InvalidEscape = new("RFR1009", "Invalid escape in a string");
    internal static readonly SchemaRule NulCharacter = new("RFR1025", "NUL character in a string");
    internal static readonly SchemaRule InvalidName = new("RFR1010", "Invalid name");
    internal static readonly SchemaRule ReservedName = new("RFR1011", "Reserved name");
    internal static readonly SchemaRule DuplicateBlock = new("RFR1012", "Name defined twice");
    internal static readonly SchemaRule DuplicateField = new("RFR1013", "Field defined twice");
    internal static readonly SchemaRule DuplicateEnumValue = new("RFR1014", "Enum value defined twice");
    internal static readonly SchemaRule EmptyEnum = new("RFR1015", "Enum without values");
    internal static readonly SchemaRule UnknownType = new("RFR1016", "Unknown type");
    internal static readonly SchemaRule UnknownAttribute = new("RFR1017", "Unknown attribute");
    internal static readonly SchemaRule DuplicateAttribute = new("RFR1018", "Attribute given twice");
    internal static readonly SchemaRule MissingArgument = new("RFR1019", "Missing argument");
    internal static readonly SchemaRule UnknownArgument = new("RFR1020", "Unknown argument");
    internal static readonly SchemaRule DuplicateArgument = new("RFR1021", "Argument given twice");
    internal static readonly SchemaRule WrongKindOfValue = new("RFR1022", "Wrong kind of value");
    internal static readonly SchemaRule InvalidArgumentValue = new("RFR1023", "Invalid argument value");
    internal static readonly SchemaRule LineOfUnclosedBlock = new("RFR1024", "Line of a block that is not closed");

    internal static readonly SchemaRule SeveralDatasources = new("RFR1101", "More than one datasource");
    internal static readonly SchemaRule MissingSetting = new("RFR1102", "Missing setting");
    internal static readonly SchemaRule UnknownSetting = new("RFR1103", "Unknown setting");
    internal static readonly SchemaRule DuplicateSetting = new("RFR1104", "Setting given twice");
    internal static readonly SchemaRule UnknownProvider = new("RFR1105", "Unknown provider");
    internal static readonly SchemaRule UnsupportedProvider = new("RFR1106", "Provider is not supported");
    internal static readonly SchemaRule InvalidRelationMode = new("RFR1107", "Invalid relation mode");
    internal static readonly SchemaRule InvalidSchemas = new("RFR1108", "Invalid list of schemas");
    internal static readonly SchemaRule InvalidExtension = new("RFR1109", "Invalid extension");
    internal static readonly SchemaRule UnknownPreviewFeature = new("RFR1110", "Unknown preview feature");
    internal static readonly SchemaRule DeprecatedPreviewFeature = new("RFR1111", "Preview feature is not needed any "
        + "more", DiagnosticSeverity.Warning);
    internal static readonly SchemaRule IgnoredSetting = new("RFR1113", "Setting is ignored", DiagnosticSeverity.Info);
    internal static readonly SchemaRule RenamedSetting = new("RFR1114", "Setting has a new name",
        DiagnosticSeverity.Warning);

    internal static readonly SchemaRule[] All =
    [
        InvalidLine, UnknownBlock, UnclosedBlock, MissingFieldType, OutdatedSyntax, OptionalList, TrailingComma,
        MissingValue,
        InvalidEscape, NulCharacter, InvalidName, ReservedName, DuplicateBlock, DuplicateField, DuplicateEnumValue,
        EmptyEnum, UnknownType,
        UnknownAttribute, DuplicateAttribute, MissingArgument, UnknownArgument, DuplicateArgument, WrongKindOfValue,
        InvalidArgumentValue, LineOfUnclosedBlock, SeveralDatasources, MissingSetting, UnknownSetting, DuplicateSetting,
        UnknownProvider,
        UnsupportedProvider, InvalidRelationMode, InvalidSchemas, InvalidExtension, UnknownPreviewFeature,
        DeprecatedPreviewFeature,
        IgnoredSetting, RenamedSetting,
    ];
}
