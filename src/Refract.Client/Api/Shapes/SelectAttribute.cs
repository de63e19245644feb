using Refract.Runtime;

namespace Refract;

/// <summary>
/// Makes a partial record a shape of a model's rows: <c>[Select&lt;User&gt;] partial record UserCard(int Id, string
/// Name)</c>. Each parameter of its constructor is a column, a relation (another such record, or a list of one), or
/// the number of rows of a relation (<c>int PostsCount</c>), by its name. Ask for it by
/// <c>db.User.Select&lt;UserCard&gt;()</c>.
/// </summary>
/// <typeparam name="T">The model's record.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SelectAttribute<T> : Attribute where T : class, IModel<T>;
