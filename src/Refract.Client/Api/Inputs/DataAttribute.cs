using Refract.Runtime;

namespace Refract;

/// <summary>
/// Makes a partial record data of a model: <c>[Data&lt;User&gt;] partial record UserForm(string Email, int? Age)</c>
/// converts to <c>UserUpdate</c>, and to <c>UserCreate</c> when it has all columns that a new row needs. Each parameter
/// of its constructor, or each property that can be set, is a column by its name.
/// </summary>
/// <typeparam name="T">The model's record.</typeparam>
/// <remarks>
/// A null in a member means NULL where the column can hold it; elsewhere the column is left out, and takes its default
/// in a new row.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DataAttribute<T> : Attribute where T : class, IModel<T>;
