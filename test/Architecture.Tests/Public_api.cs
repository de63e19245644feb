using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Refract.Testing;

namespace Architecture.Tests;

/// <summary>
/// What each package lets its users see. A change shows up in the diff of the package's .api.txt; accept it with
/// REFRACT_UPDATE_GOLDEN=1.
/// </summary>
public sealed class Public_api
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Packages =>
        ["Refract.Schema", "Refract.Relational", "Refract.Client", "Refract.PostgreSql", "Refract.Sqlite",
            "Refract.Migrate", "Refract.AspNetCore", "Refract.Testing"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Is_what_the_api_file_says(string package)
    {
        var text = new StringBuilder();
        foreach (var type in Assembly.Load(package).GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)) Print(text, type);
        Golden.Match(text.ToString(), $"../../src/{package}/{package}.api.txt");
    }

    private static void Print(StringBuilder text, Type type)
    {
        var kind = type.IsInterface
            ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : IsDelegate(type) ? "delegate"
            : type is { IsAbstract: true, IsSealed: true }
                ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        var bases = new[] { type.BaseType }.Where(
            parent => parent is not null && parent != typeof(object) && parent != typeof(ValueType)
                && parent != typeof(Enum))
            .Concat(type.GetInterfaces().OrderBy(face => face.ToString(), StringComparer.Ordinal))
            .Select(parent => Name(parent!)).ToList();
        text.Append(kind).Append(' ').Append(type.Namespace).Append('.').Append(Name(type))
            .Append(bases.Count > 0 ? " : " + string.Join(", ", bases) : "").Append('\n');
        if (IsDelegate(type)) return;
        foreach (var line in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(line).Append('\n');
    }

    private static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) return type.GetEnumNames();
        return type.GetMembers(Declared)
            .Where(member =>
                member.GetCustomAttribute<CompilerGeneratedAttribute>() is null || member is ConstructorInfo)
                .Select(Line).OfType<string>();
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsSeen(constructor) => $"new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when IsSeen(method) => Method(method),
        MethodInfo method when IsSeen(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) =>
            Method(method),
        PropertyInfo property when property.GetAccessors(true).Any(IsSeen) =>
            $"{Modifiers(property.GetAccessors(true).First(IsSeen))}{Name(property.PropertyType)} "
                + $"{property.Name} "
                + $"{{{(IsSeen(property.GetMethod) ? " get;" : "")}{(IsSeen(property.SetMethod) ? " set;" : "")} }}",
        FieldInfo { IsPublic: true } or FieldInfo { IsFamily: true } =>
            $"{Name(((FieldInfo)member).FieldType)} {member.Name}",
        EventInfo happening when IsSeen(happening.AddMethod) =>
            $"event {Name(happening.EventHandlerType!)} {happening.Name}",
        _ => null,
    };

    private static string Method(MethodInfo method) =>
        $"{Modifiers(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})";

    private static bool IsSeen(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Modifiers(MethodBase method) =>
        (method.IsFamily ? "protected " : "") + (method.IsStatic ? "static " : "")
            + (method.IsAbstract ? "abstract " : "");

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = default" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter || !type.IsGenericType)
            return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        var name = type.Name.Split('`')[0];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
