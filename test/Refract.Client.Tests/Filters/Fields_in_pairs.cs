using System.Reflection;
using Refract.Runtime;

namespace Refract.Client.Tests.Filters;

/// <summary>
/// C# finds operators only on the types of the operands themselves, and structs have no base, so the handles of
/// required and of nullable columns each declare them. What can be said of a required one, can be said of a nullable
/// one.
/// </summary>
public sealed class Fields_in_pairs
{
    /// <summary>Not those of Boolean, which are conditions themselves: the negation of null is not known.</summary>
    public static TheoryData<Type, Type> Pairs => new()
    {
        { typeof(TextField), typeof(NullableTextField) },
        { typeof(Field<int>), typeof(NullableField<int>) },
        { typeof(InstantField), typeof(NullableInstantField) },
        { typeof(EnumField<DayOfWeek>), typeof(NullableEnumField<DayOfWeek>) },
        { typeof(JsonField), typeof(NullableJsonField) },
        { typeof(BytesField), typeof(NullableBytesField) },
    };

    /// <summary>Conditions in the object style.</summary>
    public static TheoryData<Type, Type> Filters => new()
    {
        { typeof(TextFilter), typeof(NullableTextFilter) },
        { typeof(BooleanFilter), typeof(NullableBooleanFilter) },
        { typeof(Filter<int>), typeof(NullableFilter<int>) },
        { typeof(InstantFilter), typeof(NullableInstantFilter) },
        { typeof(EnumFilter<DayOfWeek>), typeof(NullableEnumFilter<DayOfWeek>) },
        { typeof(JsonFilter), typeof(NullableJsonFilter) },
        { typeof(BytesFilter), typeof(NullableBytesFilter) },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_on_a_nullable_column_has_what_one_on_a_required_one_has(Type required, Type nullable)
    {
        var has = Properties(required);
        has.ShouldContain("Equals");
        has.Except(Properties(nullable)).ShouldBeEmpty();
        Properties(nullable).ShouldContain("IsNull");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_nullable_column_can_be_asked_what_a_required_one_can(Type required, Type nullable) =>
        Members(required).Except(Members(nullable)).ShouldBeEmpty();

    private static List<string> Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)
            .Distinct()];

    private static List<string> Members(Type type) =>
        [.. type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance
                | BindingFlags.DeclaredOnly)
            .Where(method => method.Name is not ("op_Implicit" or "op_True" or "op_False"))
            .Select(method => $"{method.Name}({string.Join(", ", method.GetParameters().Select(Name))})")
            .Distinct()];

    private static string Name(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type == parameter.Member.DeclaringType
            ? "field" : (Nullable.GetUnderlyingType(type) ?? type).ToString();
    }
}
