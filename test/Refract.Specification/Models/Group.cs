using Refract.Runtime;

namespace Refract.Specification;

public sealed class Group : Record, IModel<Group>
{
    static ReadOnlySpan<byte> IModel<Group>.Table => """
        model Group spec_groups
        column Id id id String default=nanoid:8
        column Title title title String
        many Memberships memberships opposite=Group
        key spec_groups_pkey primary Id
        """u8;

    internal override ModelInfo Info => Model<Group>.Info;

    static void IModel<Group>.Bind(ref ModelBinder binder)
    {
        binder.Relation<Membership>(2);
    }

    static Group IModel<Group>.Read<TRow>(ref TRow row, int at) => ReadRow<Group, TRow>(ref row, at, Model<Group>.Info);

    static void IModel<Group>.Visit<TVisitor>(ref TVisitor visitor, Group first, Group second)
    {
    }

    static void IModel<Group>.Attach(Group record, int slot, object? related) => record.Attach(slot, related);
}
