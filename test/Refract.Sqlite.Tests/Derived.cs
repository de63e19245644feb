using Refract.Specification;

namespace Refract.Sqlite.Tests;

public sealed class Filters() : FilterSpecification(SqliteSpecification.Instance);

public sealed class RandomFilters() : RandomFilterSpecification(SqliteSpecification.Instance);

public sealed class Sizes() : SizeSpecification(SqliteSpecification.Instance);

public sealed class Cache() : CacheSpecification(SqliteSpecification.Instance);

public sealed class Paging() : PagingSpecification(SqliteSpecification.Instance);

public sealed class Includes() : IncludeSpecification(SqliteSpecification.Instance);

public sealed class LoadStrategies() : LoadStrategySpecification(SqliteSpecification.Instance);

public sealed class Writes() : WriteSpecification(SqliteSpecification.Instance);

public sealed class Scalars() : ScalarSpecification(SqliteSpecification.Instance);

public sealed class NestedWritesOfRows() : NestedWriteSpecification(SqliteSpecification.Instance);

public sealed class Costs() : CostSpecification(SqliteSpecification.Instance);

public sealed class WritesAndLoads() : WriteAndLoadSpecification(SqliteSpecification.Instance);

public sealed class NativeTypesOfTheSchema() : NativeTypeSpecification(SqliteSpecification.Instance);

public sealed class RandomValues() : RandomValueSpecification(SqliteSpecification.Instance);
