using Refract.Specification;

namespace Refract.PostgreSql.Tests;

public sealed class Filters() : FilterSpecification(PostgreSqlSpecification.Instance);

public sealed class Random_filters() : RandomFilterSpecification(PostgreSqlSpecification.Instance);

public sealed class Random_aggregates() : RandomAggregateSpecification(PostgreSqlSpecification.Instance);

public sealed class Sizes() : SizeSpecification(PostgreSqlSpecification.Instance);

public sealed class Cache() : CacheSpecification(PostgreSqlSpecification.Instance);

public sealed class Paging() : PagingSpecification(PostgreSqlSpecification.Instance);

public sealed class Includes() : IncludeSpecification(PostgreSqlSpecification.Instance);

public sealed class Includes_in_two_trips()
    : IncludeSpecification(PostgreSqlSpecification.Instance, RelationLoadStrategy.TwoTrips);

public sealed class Includes_in_one_trip()
    : IncludeSpecification(PostgreSqlSpecification.Instance, RelationLoadStrategy.OneTrip);

public sealed class Load_strategies() : LoadStrategySpecification(PostgreSqlSpecification.Instance);

public sealed class Writes() : WriteSpecification(PostgreSqlSpecification.Instance);

public sealed class Scalars() : ScalarSpecification(PostgreSqlSpecification.Instance);

public sealed class Nested_writes_of_rows() : NestedWriteSpecification(PostgreSqlSpecification.Instance);

public sealed class Costs() : CostSpecification(PostgreSqlSpecification.Instance);

public sealed class Writes_and_loads() : WriteAndLoadSpecification(PostgreSqlSpecification.Instance);

public sealed class Native_types_of_the_schema() : NativeTypeSpecification(PostgreSqlSpecification.Instance);

public sealed class Random_values() : RandomValueSpecification(PostgreSqlSpecification.Instance);
