using Refract.Runtime;

namespace Refract.Specification;

public sealed class Post : Record, IModel<Post>
{
    static ReadOnlySpan<byte> IModel<Post>.Table => """
        model Post spec_posts
        column Id id id Int default=database
        column Title title title String
        column Published published published Boolean default=constant:false
        column Views views views Int default=constant:0
        column Rating rating rating Float?
        column AuthorId authorId author_id Int
        column EditorId editorId editor_id Int?
        one Author author fk=AuthorId refs=Id constraint=spec_posts_author_id_fkey opposite=Posts
        one Editor editor fk=EditorId refs=Id constraint=spec_posts_editor_id_fkey opposite=Edited optional
        many Comments comments opposite=Post
        many Categories categories opposite=Posts join=_SpecCategoryToPost,B,A
        key spec_posts_pkey primary Id
        """u8;

    internal override ModelInfo Info => Model<Post>.Info;

    static void IModel<Post>.Bind(ref ModelBinder binder)
    {
        binder.Relation<User>(7);
        binder.Relation<User>(8);
        binder.Relation<Comment>(9);
        binder.Relation<Category>(10);
    }

    static Post IModel<Post>.Read<TRow>(ref TRow row, int at) => ReadRow<Post, TRow>(ref row, at, Model<Post>.Info);

    static void IModel<Post>.Visit<TVisitor>(ref TVisitor visitor, Post first, Post second)
    {
    }

    static void IModel<Post>.Attach(Post record, int slot, object? related) => record.Attach(slot, related);
}
