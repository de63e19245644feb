using Refract.Specification;

namespace Refract.Sqlite.Tests;

public sealed class Filters() : FilterSpecification(SqliteSpecification.Instance);

public sealed class Random_filters() : RandomFilterSpecification(SqliteSpecification.Instance);

public sealed class Random_aggregates() : RandomAggregateSpecification(SqliteSpecification.Instance);

public sealed class Sizes() : SizeSpecification(SqliteSpecification.Instance);

public sealed class Cache() : CacheSpecification(SqliteSpecification.Instance);

public sealed class Paging() : PagingSpecification(SqliteSpecification.Instance);

public sealed class Includes() : IncludeSpecification(SqliteSpecification.Instance);

public sealed class Load_strategies() : LoadStrategySpecification(SqliteSpecification.Instance);

public sealed class Writes() : WriteSpecification(SqliteSpecification.Instance);

public sealed class Scalars() : ScalarSpecification(SqliteSpecification.Instance);

public sealed class Nested_writes_of_rows() : NestedWriteSpecification(SqliteSpecification.Instance);

public sealed class Costs() : CostSpecification(SqliteSpecification.Instance);

public sealed class Writes_and_loads() : WriteAndLoadSpecification(SqliteSpecification.Instance);

public sealed class Native_types_of_the_schema() : NativeTypeSpecification(SqliteSpecification.Instance);

public sealed class Random_values() : RandomValueSpecification(SqliteSpecification.Instance);
