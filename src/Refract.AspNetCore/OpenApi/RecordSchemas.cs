using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Refract.Runtime;

namespace Refract.AspNetCore;

/// <summary>
/// Completes the schemas of OpenAPI documents: relations of records are references to the schemas of the related
/// records, enums say that they are texts, and a parameter that is an <see cref="EnumName{T}"/> has its enum's values.
/// </summary>
internal sealed class RecordSchemas(IOptionsMonitor<OpenApiOptions> options) : IOpenApiSchemaTransformer
{
    /// <summary>Where ASP.NET notes under which name a schema becomes a component.</summary>
    private const string ComponentName = "x-schema-id";

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context,
        CancellationToken ct)
    {
        if (schema is { Enum.Count: > 0, Type: null } && context.JsonTypeInfo.Type.IsEnum)
            schema.Type = JsonSchemaType.String;
        // A single one is described as the text that it is parsed from, one of several as a type of its own.
        if (EnumNamedBy(context.JsonTypeInfo.Type) is { } named
            || (context.JsonTypeInfo.Type == typeof(string) && context.ParameterDescription is { } parameter
                && (named = EnumNamedBy(parameter.ParameterDescriptor.ParameterType)) is not null))
        {
            var values = await context.GetOrCreateSchemaAsync(named, null, ct).ConfigureAwait(false);
            (schema.Type, schema.Enum, schema.Description) = (JsonSchemaType.String, values.Enum, values.Description);
            (schema.Properties, schema.Required) = (null, null);
            // No component of the document: to callers there is no such type.
            schema.Metadata?.Remove(ComponentName);
            return;
        }

        if (context.Document is not { } document || schema.Properties is not { } properties) return;
        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (!IsRelation(property) || !properties.ContainsKey(property.Name)) continue;
            var (related, isList) = RelatedOf(property.PropertyType);
            var reference = await ReferenceTo(related, context, document, ct).ConfigureAwait(false);
            properties[property.Name] =
                isList ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = reference }
                : property.IsGetNullable
                    ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference] }
                : reference;
        }
    }

    private static bool IsRelation(JsonPropertyInfo property) =>
        property.CustomConverter?.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(RelationJson<>);

    private static Type? EnumNamedBy(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EnumName<>)
            ? type.GenericTypeArguments[0] : null;
    }

    private static (Type Record, bool IsList) RelatedOf(Type type) =>
        type.IsGenericType ? (type.GenericTypeArguments[0], true) : (type, false);

    /// <summary>A reference to the schema of a record, which becomes part of the document with it.</summary>
    private async Task<OpenApiSchemaReference> ReferenceTo(Type record, OpenApiSchemaTransformerContext context,
        OpenApiDocument document, CancellationToken ct)
    {
        var contract = context.JsonTypeInfo.Options.GetTypeInfo(record);
        var id = options.Get(context.DocumentName).CreateSchemaReferenceId(contract) ?? record.Name;
        if (document.Components?.Schemas?.ContainsKey(id) != true)
        {
            // In place before it is complete: its own relations may lead back to it.
            document.AddComponent(id, new OpenApiSchema());
            var schema = await context.GetOrCreateSchemaAsync(record, null, ct).ConfigureAwait(false);
            foreach (var name in schema.Properties?.Keys.ToArray() ?? [])
                schema.Properties![name] = Shared(schema.Properties[name], document);
            document.Components!.Schemas![id] = schema;
        }

        return new OpenApiSchemaReference(id, document);
    }

    /// <summary>What has a name is part of the document by itself, as everywhere else in it.</summary>
    private static IOpenApiSchema Shared(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema { Metadata: { } metadata } named
            || !metadata.TryGetValue(ComponentName, out var value) || value is not string { Length: > 0 } id)
            return schema;
        if (document.Components?.Schemas?.ContainsKey(id) != true) document.AddComponent(id, named);
        return new OpenApiSchemaReference(id, document);
    }
}
