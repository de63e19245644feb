using Refract.Runtime;

namespace Refract.Specification;

public sealed class Comment : Record, IModel<Comment>
{
    static ReadOnlySpan<byte> IModel<Comment>.Table => """
        model Comment spec_comments
        column Id id id String default=uuid7
        column Text text body String
        column Likes likes likes Int default=constant:0
        column PostId postId post_id Int
        one Post post fk=PostId refs=Id constraint=spec_comments_post_id_fkey opposite=Comments
        key spec_comments_pkey primary Id
        """u8;

    internal override ModelInfo Info => Model<Comment>.Info;

    static void IModel<Comment>.Bind(ref ModelBinder binder)
    {
        binder.Relation<Post>(4);
    }

    static Comment IModel<Comment>.Read<TRow>(ref TRow row, int at) =>
        ReadRow<Comment, TRow>(ref row, at, Model<Comment>.Info);

    static void IModel<Comment>.Visit<TVisitor>(ref TVisitor visitor, Comment first, Comment second)
    {
    }

    static void IModel<Comment>.Attach(Comment record, int slot, object? related) => record.Attach(slot, related);
}
