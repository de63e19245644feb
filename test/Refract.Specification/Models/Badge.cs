using Refract.Runtime;

namespace Refract.Specification;

public sealed class Badge : Record, IModel<Badge>
{
    static ReadOnlySpan<byte> IModel<Badge>.Table => """
        model Badge spec_badges
        column Id id id Int default=database
        column Label label label String
        column UserId userId user_id Int?
        column GroupId groupId group_id String?
        one Membership membership fk=UserId,GroupId refs=UserId,GroupId constraint=spec_badges_user_id_group_id_fkey opposite=Badges optional
        key spec_badges_pkey primary Id
        """u8;

    internal override ModelInfo Info => Model<Badge>.Info;

    static void IModel<Badge>.Bind(ref ModelBinder binder)
    {
        binder.Relation<Membership>(4);
    }

    static Badge IModel<Badge>.Read<TRow>(ref TRow row, int at) => ReadRow<Badge, TRow>(ref row, at, Model<Badge>.Info);

    static void IModel<Badge>.Visit<TVisitor>(ref TVisitor visitor, Badge first, Badge second)
    {
    }

    static void IModel<Badge>.Attach(Badge record, int slot, object? related) => record.Attach(slot, related);
}
