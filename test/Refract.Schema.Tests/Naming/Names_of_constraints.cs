using System.Text;
using Refract.Schema.Naming;

namespace Refract.Schema.Tests.Naming;

public sealed class Names_of_constraints
{
    private static readonly ConstraintNames PostgreSql = new(DatabaseProvider.PostgreSql);
    private static readonly ConstraintNames Sqlite = new(DatabaseProvider.Sqlite);

    [Fact]
    public void Names_are_made_of_the_table_and_its_columns()
    {
        PostgreSql.PrimaryKey("User").ShouldBe("User_pkey");
        PostgreSql.Unique("User", ["first", "last"]).ShouldBe("User_first_last_key");
        PostgreSql.Index("User", ["email"]).ShouldBe("User_email_idx");
        PostgreSql.ForeignKey("Post", ["authorId"]).ShouldBe("Post_authorId_fkey");
        PostgreSql.JoinTable("PostToTag").ShouldBe("_PostToTag");
        PostgreSql.InJoinTable("_PostToTag", "_AB_pkey").ShouldBe("_PostToTag_AB_pkey");
    }

    [Fact]
    public void PostgreSQL_keeps_63_bytes_and_the_suffix_is_among_them()
    {
        PostgreSql.Kept(new string('x', 63)).ShouldBe(new string('x', 63));
        PostgreSql.Kept(new string('x', 64)).ShouldBe(new string('x', 63));
        PostgreSql.Index(new string('t', 40), [new string('c', 18)])
            .ShouldBe($"{new string('t', 40)}_{new string('c', 18)}_idx");
        PostgreSql.Index(new string('t', 40), [new string('c', 19)])
            .ShouldBe($"{new string('t', 40)}_{new string('c', 18)}_idx");
    }

    [Theory]
    [InlineData("é", 29)] // 2 bytes each: 58 of 58
    [InlineData("語", 19)] // 3 bytes each: 57 of 58
    [InlineData("😀", 14)] // 4 bytes each: 56 of 58
    public void Bytes_are_counted_and_no_character_is_cut_in_two(string character, int kept)
    {
        var name = PostgreSql.PrimaryKey(string.Concat(Enumerable.Repeat(character, 40)));
        name.ShouldBe(string.Concat(Enumerable.Repeat(character, kept)) + "_pkey");
        Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(63);
    }

    [Fact]
    public void SQLite_and_an_unknown_database_keep_long_names()
    {
        var table = new string('é', 200);
        Sqlite.PrimaryKey(table).ShouldBe(table + "_pkey");
        new ConstraintNames(null).PrimaryKey(table).ShouldBe(table + "_pkey");
    }

    [Fact]
    public void What_no_database_takes_is_cut_for_all_of_them()
    {
        var huge = new string('t', 1_000_000);
        new ConstraintNames(null).Index(huge, ["a"]).ShouldBe(new string('t', 9996) + "_idx");
        new ConstraintNames(null).Index("t", [huge, huge]).Length.ShouldBe(10_000);
        PostgreSql.ForeignKey(huge, [huge]).Length.ShouldBe(63);
    }
}
