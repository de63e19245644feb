using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;

namespace Refract.Schema.Validation;

/// <summary>
/// All rules that look at a whole schema. Each stands in a file of its own; their order here does not matter.
/// </summary>
internal static class Checks
{
    private static readonly (SchemaRule Rule, Action<ValidationContext> Check)[] All =
    [
        (PreviewFeatureRule.Rule, PreviewFeatureRule.Check),
        (ScalarListRule.Rule, ScalarListRule.Check),
        (DecimalRule.Rule, DecimalRule.Check),
        (CompositeTypeRule.Rule, CompositeTypeRule.Check),
        (NativeTypeNameRule.Rule, NativeTypeNameRule.Check),
        (NativeTypeScopeRule.Rule, NativeTypeScopeRule.Check),
        (NativeTypeArgumentsRule.Rule, NativeTypeArgumentsRule.Check),
        (NativeTypeScalarRule.Rule, NativeTypeScalarRule.Check),
        (UnsupportedTypeRule.Rule, UnsupportedTypeRule.Check),
        (DefaultTextRule.Rule, DefaultTextRule.Check),
        (DefaultNameRule.Rule, DefaultNameRule.Check),
        (AutoincrementRule.Rule, AutoincrementRule.Check),
        (ColumnNameRule.Rule, ColumnNameRule.Check),
        (TableNameRule.Rule, TableNameRule.Check),
        (EnumNameRule.Rule, EnumNameRule.Check),
        (CutNameRule.Rule, CutNameRule.Check),
        (UniqueCriterionRule.Rule, UniqueCriterionRule.Check),
        (EmptyKeyRule.Rule, EmptyKeyRule.Check),
        (ClientNameRule.Rule, ClientNameRule.Check),
        (ConstraintNameRule.Rule, ConstraintNameRule.Check),
        (ConstraintNameLengthRule.Rule, ConstraintNameLengthRule.Check),
        (KeyOptionRule.Rule, KeyOptionRule.Check),
        (IndexTypeRule.Rule, IndexTypeRule.Check),
        (OperatorClassRule.Rule, OperatorClassRule.Check),
        (ViewKeyRule.Rule, ViewKeyRule.Check),
        (ShardKeyRule.Rule, ShardKeyRule.Check),
        (AmbiguousRelationRule.Rule, AmbiguousRelationRule.Check),
        (MissingOppositeRule.Rule, MissingOppositeRule.Check),
        (MissingRelationKeyRule.Rule, MissingRelationKeyRule.Check),
        (RelationKeyTwiceRule.Rule, RelationKeyTwiceRule.Check),
        (RelationKeySideRule.Rule, RelationKeySideRule.Check),
        (RelationKeyCountRule.Rule, RelationKeyCountRule.Check),
        (RelationKeyTypeRule.Rule, RelationKeyTypeRule.Check),
        (ReferencedKeyRule.Rule, ReferencedKeyRule.Check),
        (RelationArityRule.Rule, RelationArityRule.Check),
        (OneToOneKeyRule.Rule, OneToOneKeyRule.Check),
        (OneToOneArityRule.Rule, OneToOneArityRule.Check),
        (ReferentialActionRule.Rule, ReferentialActionRule.Check),
        (ReferentialActionSideRule.Rule, ReferentialActionSideRule.Check),
        (SetNullRule.Rule, SetNullRule.Check),
        (SetNullWarningRule.Rule, SetNullWarningRule.Check),
        (ManyToManyIdRule.Rule, ManyToManyIdRule.Check),
        (ManyToManyArgumentRule.Rule, ManyToManyArgumentRule.Check),
        (CascadeCycleRule.Rule, CascadeCycleRule.Check),
        (IgnoredTargetRule.Rule, IgnoredTargetRule.Check),
        (MissingIndexRule.Rule, MissingIndexRule.Check),
        (ForeignKeyNameRule.Rule, ForeignKeyNameRule.Check),
        (SchemaSupportRule.Rule, SchemaSupportRule.Check),
        (UnknownSchemaRule.Rule, UnknownSchemaRule.Check),
        (MissingSchemaRule.Rule, MissingSchemaRule.Check),
    ];

    internal static IEnumerable<SchemaRule> Rules => All.Select(check => check.Rule);

    /// <summary>
    /// Runs all rules. With a provider that is not supported none would be true or false: that it is not supported has
    /// been said.
    /// </summary>
    internal static void Run(SchemaSymbols symbols, DiagnosticSink sink)
    {
        if (symbols.Datasource?.Provider is DatabaseProvider.MySql or DatabaseProvider.SqlServer
            or DatabaseProvider.MongoDb) return;
        var context = new ValidationContext(symbols, sink);
        foreach (var (_, check) in All) check(context);
    }
}
