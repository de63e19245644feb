using Refract.Specification;

namespace Refract.Sqlite.Tests;

public sealed class Filters() : FilterSpecification(SqliteSpecification.Instance);

public sealed class RandomFilters() : RandomFilterSpecification(SqliteSpecification.Instance);

public sealed class Paging() : PagingSpecification(SqliteSpecification.Instance);
