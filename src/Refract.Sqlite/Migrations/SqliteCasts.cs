using Refract.Relational;
using Refract.Relational.Operations;
using Refract.Schema;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// SQLite copies every value into a column of another type, but converts only what looks like it; the rest stays as it
/// was and cannot be read as the new type.
/// </summary>
internal static class SqliteCasts
{
    public static TypeCast Of(ColumnType from, ColumnType to) => (from.Scalar, to.Scalar) switch
    {
        (_, ScalarType.String) => TypeCast.Safe,
        (ScalarType.Int, ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal) => TypeCast.Safe,
        (ScalarType.BigInt, ScalarType.Decimal) => TypeCast.Safe,
        (ScalarType.Boolean, ScalarType.Int or ScalarType.BigInt) => TypeCast.Safe,
        _ => TypeCast.Risky,
    };
}
