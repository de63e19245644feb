using Blog;

namespace Refract.Client.Tests.Inputs;

public sealed class Generated_client
{
    [Fact]
    public void Metadata_knows_columns_relations_and_keys()
    {
        var post = Runtime.Model<Post>.Info;
        post.Table.ShouldBe("posts");
        post.Columns.Select(column => column.Name).ShouldBe(
            ["Id", "Title", "Content", "Published", "Views", "Tags", "Meta", "AuthorId", "ReviewerId"]);
        post.Relations.Select(relation => relation.Name).ShouldBe(["Author", "Reviewer", "Categories"]);
        post.Key.ConstraintName.ShouldBe("posts_pkey");
        var author = post.Relations[0];
        author.Target.ShouldBeSameAs(Runtime.Model<User>.Info);
        author.Opposite.Name.ShouldBe("Posts");
        author.ConstraintName.ShouldBe("posts_author_id_fkey");
        post.Relations[2].Join.ShouldBe(new Runtime.JoinTableInfo(null, "_CategoryToPost", "B", "A"));
    }
}
