namespace Refract.EndToEnd.Tests;

public sealed class Scalars_on_postgresql() : ScalarSpecification(new PostgreSqlShop());

public sealed class Lists_on_postgresql() : ListSpecification(new PostgreSqlShop());

public sealed class Defaults_on_postgresql() : DefaultSpecification(new PostgreSqlShop());

public sealed class Reading_on_postgresql() : ReadingSpecification(new PostgreSqlShop());

public sealed class Lazy_columns_on_postgresql() : LazyColumnSpecification(new PostgreSqlShop());

public sealed class Raw_on_postgresql() : RawSpecification(new PostgreSqlShop());

public sealed class Shapes_on_postgresql() : ShapeSpecification(new PostgreSqlShop());

public sealed class Many_parents_on_postgresql() : ManyParentsSpecification(new PostgreSqlShop());

public sealed class Filters_on_postgresql() : FilterSpecification(new PostgreSqlShop());

public sealed class Writing_on_postgresql() : WritingSpecification(new PostgreSqlShop());

public sealed class Nested_writes_on_postgresql() : NestedWriteSpecification(new PostgreSqlShop());

public sealed class Bulk_on_postgresql() : BulkSpecification(new PostgreSqlShop());

public sealed class Errors_on_postgresql() : ErrorSpecification(new PostgreSqlShop());

public sealed class Transactions_on_postgresql() : TransactionSpecification(new PostgreSqlShop());

public sealed class Records_on_postgresql() : RecordSpecification(new PostgreSqlShop());

public sealed class Robustness_on_postgresql() : RobustnessSpecification(new PostgreSqlShop());

public sealed class Forms_on_postgresql() : FormSpecification(new PostgreSqlShop());

public sealed class Races_on_postgresql() : RaceSpecification(new PostgreSqlShop());

public sealed class Refused_values_on_postgresql() : RefusedValueSpecification(new PostgreSqlShop());

public sealed class Key_conditions_on_postgresql() : KeyConditionSpecification(new PostgreSqlShop());

public sealed class Versions_on_postgresql() : VersionSpecification(new PostgreSqlShop());

public sealed class Documents_on_postgresql() : DocumentSpecification(new PostgreSqlShop());

public sealed class Random_shapes_on_postgresql() : RandomShapeSpecification(new PostgreSqlShop());

public sealed class Random_JSON_on_postgresql() : RandomJsonSpecification(new PostgreSqlShop());

public sealed class Named_shapes_on_postgresql() : NamedShapeSpecification(new PostgreSqlShop());

public sealed class Coalescing_on_postgresql() : CoalesceSpecification(new PostgreSqlShop());

public sealed class Counts_on_postgresql() : CountSpecification(new PostgreSqlShop());

public sealed class Aggregates_on_postgresql() : AggregateSpecification(new PostgreSqlShop());

public sealed class Batches_on_postgresql() : BatchSpecification(new PostgreSqlShop());

public sealed class Returning_on_postgresql() : ReturningSpecification(new PostgreSqlShop());

public sealed class Json_on_postgresql() : JsonSpecification(new PostgreSqlShop());

public sealed class Streams_on_postgresql() : StreamSpecification(new PostgreSqlShop());

public sealed class Searches_on_postgresql() : SearchSpecification(new PostgreSqlShop());

public sealed class Each_on_postgresql() : EachSpecification(new PostgreSqlShop());

public sealed class RelatedRows_on_postgresql() : RelatedRowSpecification(new PostgreSqlShop());

public sealed class Combined_on_postgresql() : CombinedSpecification(new PostgreSqlShop());

public sealed class Left_out_lists_on_postgresql() : LeftOutListSpecification(new PostgreSqlShop());

public sealed class DataRecords_on_postgresql() : DataRecordSpecification(new PostgreSqlShop());

public sealed class Sql_files_on_postgresql() : SqlFileSpecification(new PostgreSqlShop());

public sealed class Policies_on_postgresql() : PolicySpecification(new PostgreSqlShop());

public sealed class Hooks_on_postgresql() : HookSpecification(new PostgreSqlShop());

public sealed class Policy_bindings_on_postgresql() : PolicyBindingSpecification(new PostgreSqlShop());

public sealed class Pushes_on_postgresql() : PushSpecification(new PostgreSqlShop());
