using Refract.Runtime;

namespace Refract.Specification;

public sealed class Category : Record, IModel<Category>
{
    static ReadOnlySpan<byte> IModel<Category>.Table => """
        model Category spec_categories
        column Id id id Int default=database
        column Name name name String
        many Posts posts opposite=Categories join=_SpecCategoryToPost,A,B
        key spec_categories_pkey primary Id
        key spec_categories_name_key unique Name
        """u8;

    internal override ModelInfo Info => Model<Category>.Info;

    static void IModel<Category>.Bind(ref ModelBinder binder)
    {
        binder.Relation<Post>(2);
    }

    static Category IModel<Category>.Read<TRow>(ref TRow row, int at) =>
        ReadRow<Category, TRow>(ref row, at, Model<Category>.Info);

    static void IModel<Category>.Visit<TVisitor>(ref TVisitor visitor, Category first, Category second)
    {
    }

    static void IModel<Category>.Attach(Category record, int slot, object? related) => record.Attach(slot, related);
}
