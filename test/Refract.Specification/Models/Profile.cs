using Refract.Runtime;

namespace Refract.Specification;

public sealed class Profile : Record, IModel<Profile>
{
    static ReadOnlySpan<byte> IModel<Profile>.Table => """
        model Profile spec_profiles
        column Id id id Int default=database
        column Bio bio bio String?
        column UserId userId user_id Int
        one User user fk=UserId refs=Id constraint=spec_profiles_user_id_fkey opposite=Profile
        key spec_profiles_pkey primary Id
        key spec_profiles_user_id_key unique UserId
        """u8;

    internal override ModelInfo Info => Model<Profile>.Info;

    static void IModel<Profile>.Bind(ref ModelBinder binder)
    {
        binder.Relation<User>(3);
    }

    static Profile IModel<Profile>.Read<TRow>(ref TRow row, int at) =>
        ReadRow<Profile, TRow>(ref row, at, Model<Profile>.Info);

    static void IModel<Profile>.Visit<TVisitor>(ref TVisitor visitor, Profile first, Profile second)
    {
    }

    static void IModel<Profile>.Attach(Profile record, int slot, object? related) => record.Attach(slot, related);
}
