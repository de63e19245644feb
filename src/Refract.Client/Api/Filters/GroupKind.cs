namespace Refract.Runtime;

/// <summary>How a group joins its parts; the numbers are the slots of groups in a <see cref="WhereInput"/>.</summary>
internal enum GroupKind
{
    And = -2,
    Or = -3,
    Not = -4,
}
