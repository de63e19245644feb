using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Specification;

/// <summary>What a provider gives the specification: databases with the specification's tables and rows.</summary>
public interface ISpecificationProvider
{
    /// <summary>A database of the caller's own, with tables and rows.</summary>
    Task<(SqlDatabase Database, IAsyncDisposable Owner)> Create();

    /// <summary>The name of a type in this database's DDL.</summary>
    string TypeNameOf(ColumnType type);

    /// <summary>How a column of the DDL is declared that numbers the rows.</summary>
    string NumberedKey { get; }

    /// <summary>A database that all tests share which only read; the provider closes it at the end.</summary>
    Task<SqlDatabase> Shared();
}
