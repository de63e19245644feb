namespace Refract;

/// <summary>
/// Marks a controller of a model. The generator finds all of them in the project and makes <c>DatabaseController</c>,
/// which holds each under its name without <c>Controller</c>: <c>database.Case</c>.
/// </summary>
/// <typeparam name="TModel">The generated record.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ControllerAttribute<TModel> : Attribute;
