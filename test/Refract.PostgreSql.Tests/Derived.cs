using Refract.Specification;

namespace Refract.PostgreSql.Tests;

public sealed class Filters() : FilterSpecification(PostgreSqlSpecification.Instance);

public sealed class RandomFilters() : RandomFilterSpecification(PostgreSqlSpecification.Instance);

public sealed class Sizes() : SizeSpecification(PostgreSqlSpecification.Instance);

public sealed class Cache() : CacheSpecification(PostgreSqlSpecification.Instance);

public sealed class Paging() : PagingSpecification(PostgreSqlSpecification.Instance);

public sealed class Includes() : IncludeSpecification(PostgreSqlSpecification.Instance);

public sealed class IncludesInTwoTrips()
    : IncludeSpecification(PostgreSqlSpecification.Instance, RelationLoadStrategy.TwoTrips);

public sealed class IncludesInOneTrip()
    : IncludeSpecification(PostgreSqlSpecification.Instance, RelationLoadStrategy.OneTrip);

public sealed class LoadStrategies() : LoadStrategySpecification(PostgreSqlSpecification.Instance);

public sealed class Writes() : WriteSpecification(PostgreSqlSpecification.Instance);

public sealed class Scalars() : ScalarSpecification(PostgreSqlSpecification.Instance);

public sealed class NestedWritesOfRows() : NestedWriteSpecification(PostgreSqlSpecification.Instance);

public sealed class Costs() : CostSpecification(PostgreSqlSpecification.Instance);

public sealed class WritesAndLoads() : WriteAndLoadSpecification(PostgreSqlSpecification.Instance);

public sealed class NativeTypesOfTheSchema() : NativeTypeSpecification(PostgreSqlSpecification.Instance);

public sealed class RandomValues() : RandomValueSpecification(PostgreSqlSpecification.Instance);
