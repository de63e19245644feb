using System.Text;

namespace Refract.Relational.Sql;

/// <summary>What differs between databases in the text of queries. Stateless.</summary>
public abstract class SqlDialect
{
    /// <summary>Writes an identifier in quotes.</summary>
    public abstract void Quote(StringBuilder sql, string name);

    /// <summary>Writes the placeholder of a parameter; positions count from 0.</summary>
    public abstract void Placeholder(StringBuilder sql, int position, ColumnType type);
}
