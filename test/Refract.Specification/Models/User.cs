using Refract.Runtime;

namespace Refract.Specification;

public sealed class User : Record, IModel<User>
{
    static ReadOnlySpan<byte> IModel<User>.Table => """
        model User spec_users
        column Id id id Int default=database
        column Email email email String
        column Name name full_name String?
        column Age age age Int?
        column Role role role Enum enum=SpecRole default=constant:USER
        column Active active is_active Boolean default=constant:true
        column Score score score Float?
        column Tags tags tags String[]
        column CreatedAt createdAt created_at DateTime default=now
        column UpdatedAt updatedAt updated_at DateTime updatedat
        column ManagerId managerId manager_id Int?
        one Manager manager fk=ManagerId refs=Id constraint=spec_users_manager_id_fkey opposite=Reports optional
        many Reports reports opposite=Manager
        one Profile profile opposite=User optional
        many Posts posts opposite=Author
        many Edited edited opposite=Editor
        many Memberships memberships opposite=User
        key spec_users_pkey primary Id
        key spec_users_email_key unique Email
        """u8;

    internal override ModelInfo Info => Model<User>.Info;

    static void IModel<User>.Bind(ref ModelBinder binder)
    {
        binder.Enum(4, RoleMap.Instance);
        binder.Relation<User>(11);
        binder.Relation<User>(12);
        binder.Relation<Profile>(13);
        binder.Relation<Post>(14);
        binder.Relation<Post>(15);
        binder.Relation<Membership>(16);
    }

    static User IModel<User>.Read<TRow>(ref TRow row, int at) => ReadRow<User, TRow>(ref row, at, Model<User>.Info);

    static void IModel<User>.Visit<TVisitor>(ref TVisitor visitor, User first, User second)
    {
    }

    static void IModel<User>.Attach(User record, int slot, object? related) => record.Attach(slot, related);
}
