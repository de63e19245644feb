using Refract.Relational;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>Types of parameters that belong to no column.</summary>
internal static class ColumnTypes
{
    public static readonly ColumnType Int = new() { Scalar = ScalarType.Int };
}
