using Refract.Schema;

namespace Refract.Generator.Naming;

/// <summary>Which fields a policy of the client may fill, and which it does.</summary>
internal static class PolicyColumns
{
    /// <summary>True for a column that a create need not give, because a policy fills it.</summary>
    public static bool IsFilled(ScalarField field) => CSharpAnnotation.Read(field.Documentation).IsPolicy;

    /// <summary>Why a policy cannot fill something, or null when it can.</summary>
    public static string? Problem(object symbol) => symbol switch
    {
        ScalarField { Arity: FieldArity.List } => "a policy fills one value, and this is a list.",
        ScalarField { Type: not (ScalarType.Int or ScalarType.BigInt or ScalarType.String) } =>
            "a policy fills whole numbers, texts and UUIDs: Int, BigInt or String.",
        ScalarField { Default: not null } or ScalarField { IsUpdatedAt: true } =>
            "this field is filled already when a create leaves it out: leave the default or the comment out.",
        ScalarField => null,
        _ => "only a field that is a column can be filled by a policy.",
    };
}
