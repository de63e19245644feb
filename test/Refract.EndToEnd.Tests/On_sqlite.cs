namespace Refract.EndToEnd.Tests;

public sealed class Scalars_on_sqlite() : ScalarSpecification(new SqliteShop());

public sealed class Lists_on_sqlite() : ListSpecification(new SqliteShop());

public sealed class Defaults_on_sqlite() : DefaultSpecification(new SqliteShop());

public sealed class Reading_on_sqlite() : ReadingSpecification(new SqliteShop());

public sealed class Lazy_columns_on_sqlite() : LazyColumnSpecification(new SqliteShop());

public sealed class Raw_on_sqlite() : RawSpecification(new SqliteShop());

public sealed class Shapes_on_sqlite() : ShapeSpecification(new SqliteShop());

public sealed class Many_parents_on_sqlite() : ManyParentsSpecification(new SqliteShop());

public sealed class Filters_on_sqlite() : FilterSpecification(new SqliteShop());

public sealed class Writing_on_sqlite() : WritingSpecification(new SqliteShop());

public sealed class Nested_writes_on_sqlite() : NestedWriteSpecification(new SqliteShop());

public sealed class Bulk_on_sqlite() : BulkSpecification(new SqliteShop());

public sealed class Errors_on_sqlite() : ErrorSpecification(new SqliteShop());

public sealed class Transactions_on_sqlite() : TransactionSpecification(new SqliteShop());

public sealed class Records_on_sqlite() : RecordSpecification(new SqliteShop());

public sealed class Robustness_on_sqlite() : RobustnessSpecification(new SqliteShop());

public sealed class Forms_on_sqlite() : FormSpecification(new SqliteShop());

public sealed class Races_on_sqlite() : RaceSpecification(new SqliteShop());

public sealed class Refused_values_on_sqlite() : RefusedValueSpecification(new SqliteShop());

public sealed class Key_conditions_on_sqlite() : KeyConditionSpecification(new SqliteShop());

public sealed class Versions_on_sqlite() : VersionSpecification(new SqliteShop());

public sealed class Documents_on_sqlite() : DocumentSpecification(new SqliteShop());

public sealed class Random_shapes_on_sqlite() : RandomShapeSpecification(new SqliteShop());

public sealed class Random_JSON_on_sqlite() : RandomJsonSpecification(new SqliteShop());

public sealed class Named_shapes_on_sqlite() : NamedShapeSpecification(new SqliteShop());

public sealed class Coalescing_on_sqlite() : CoalesceSpecification(new SqliteShop());

public sealed class Counts_on_sqlite() : CountSpecification(new SqliteShop());

public sealed class Aggregates_on_sqlite() : AggregateSpecification(new SqliteShop());

public sealed class Batches_on_sqlite() : BatchSpecification(new SqliteShop());

public sealed class Returning_on_sqlite() : ReturningSpecification(new SqliteShop());

public sealed class Json_on_sqlite() : JsonSpecification(new SqliteShop());

public sealed class Streams_on_sqlite() : StreamSpecification(new SqliteShop());

public sealed class Searches_on_sqlite() : SearchSpecification(new SqliteShop());

public sealed class Each_on_sqlite() : EachSpecification(new SqliteShop());

public sealed class RelatedRows_on_sqlite() : RelatedRowSpecification(new SqliteShop());

public sealed class Combined_on_sqlite() : CombinedSpecification(new SqliteShop());

public sealed class Left_out_lists_on_sqlite() : LeftOutListSpecification(new SqliteShop());

public sealed class DataRecords_on_sqlite() : DataRecordSpecification(new SqliteShop());

public sealed class Sql_files_on_sqlite() : SqlFileSpecification(new SqliteShop());

public sealed class Policies_on_sqlite() : PolicySpecification(new SqliteShop());

public sealed class Hooks_on_sqlite() : HookSpecification(new SqliteShop());

public sealed class Policy_bindings_on_sqlite() : PolicyBindingSpecification(new SqliteShop());

public sealed class Pushes_on_sqlite() : PushSpecification(new SqliteShop());
