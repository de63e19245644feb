using Refract.Specification;

namespace Refract.PostgreSql.Tests;

public sealed class Filters() : FilterSpecification(PostgresSpecification.Instance);

public sealed class RandomFilters() : RandomFilterSpecification(PostgresSpecification.Instance);

public sealed class Sizes() : SizeSpecification(PostgresSpecification.Instance);

public sealed class Cache() : CacheSpecification(PostgresSpecification.Instance);

public sealed class Paging() : PagingSpecification(PostgresSpecification.Instance);

public sealed class Includes() : IncludeSpecification(PostgresSpecification.Instance);

public sealed class IncludesInTwoTrips()
    : IncludeSpecification(PostgresSpecification.Instance, RelationLoadStrategy.TwoTrips);

public sealed class IncludesInOneTrip()
    : IncludeSpecification(PostgresSpecification.Instance, RelationLoadStrategy.OneTrip);

public sealed class LoadStrategies() : LoadStrategySpecification(PostgresSpecification.Instance);

public sealed class Writes() : WriteSpecification(PostgresSpecification.Instance);

public sealed class Scalars() : ScalarSpecification(PostgresSpecification.Instance);

public sealed class NestedWritesOfRows() : NestedWriteSpecification(PostgresSpecification.Instance);

public sealed class Costs() : CostSpecification(PostgresSpecification.Instance);

public sealed class WritesAndLoads() : WriteAndLoadSpecification(PostgresSpecification.Instance);

public sealed class NativeTypesOfTheSchema() : NativeTypeSpecification(PostgresSpecification.Instance);

public sealed class RandomValues() : RandomValueSpecification(PostgresSpecification.Instance);
