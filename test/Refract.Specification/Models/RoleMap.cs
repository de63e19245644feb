using Refract.Relational.Sql;

namespace Refract.Specification;

internal static class RoleMap
{
    public static readonly EnumMap<Role> Instance = new("top", "USER", "guest-role");
}
