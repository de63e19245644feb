using Refract.Runtime;

namespace Refract.Specification;

public sealed class Membership : Record, IModel<Membership>
{
    static ReadOnlySpan<byte> IModel<Membership>.Table => """
        model Membership spec_memberships
        column UserId userId user_id Int
        column GroupId groupId group_id String
        column Level level level Int default=constant:1
        one User user fk=UserId refs=Id constraint=spec_memberships_user_id_fkey opposite=Memberships
        one Group group fk=GroupId refs=Id constraint=spec_memberships_group_id_fkey opposite=Memberships
        many Badges badges opposite=Membership
        key spec_memberships_pkey primary UserId GroupId
        """u8;

    internal override ModelInfo Info => Model<Membership>.Info;

    static void IModel<Membership>.Bind(ref ModelBinder binder)
    {
        binder.Relation<User>(3);
        binder.Relation<Group>(4);
        binder.Relation<Badge>(5);
    }

    static Membership IModel<Membership>.Read<TRow>(ref TRow row, int at) =>
        ReadRow<Membership, TRow>(ref row, at, Model<Membership>.Info);

    static void IModel<Membership>.Visit<TVisitor>(ref TVisitor visitor, Membership first, Membership second)
    {
    }

    static void IModel<Membership>.Attach(Membership record, int slot, object? related) => record.Attach(slot, related);
}
