using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Refract.Runtime;

/// <summary>
/// Writes and reads the values of a generated enum by name. The names are those of the schema; numbers are refused,
/// because a number need not be a value.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class EnumJson<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>()
    : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
