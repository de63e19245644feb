namespace Refract.Client.Tests.Errors;

public sealed class What_errors_say
{
    [Fact]
    public void A_doubled_key_that_is_not_known_is_named_by_its_constraint()
    {
        var error = new UniqueConstraintException(null, [], "users_email_key", null);
        error.Code.ShouldBe("P2002");
        error.Message.ShouldContain("users_email_key");
        new UniqueConstraintException("User", ["firstName", "lastName"], null, null).Message.ShouldStartWith(
            "A User with the same firstName and lastName exists already.");
    }

    [Fact]
    public void A_foreign_key_is_told_by_what_is_known_of_it()
    {
        new ForeignKeyException("Post", ["authorId"], "author", "c", null).Message.ShouldStartWith(
            "The relation Post.author (authorId)");
        new ForeignKeyException("Post", ["authorId"], null, "c", null).Message.ShouldStartWith(
            "The foreign key Post.(authorId)");
        new ForeignKeyException(null, [], null, "posts_fkey", null).Message.ShouldStartWith(
            "The foreign key posts_fkey");
        new ForeignKeyException("Post", [], null, null, null).Message.ShouldStartWith("A foreign key at Post");
    }

    [Fact]
    public void Only_a_conflict_may_simply_be_tried_again()
    {
        new TransactionConflictException("Something was in the way.", null).IsTransient.ShouldBeTrue();
        new NullConstraintException("User", ["email"], null).IsTransient.ShouldBeFalse();
        new ValueTooLongException("User", null, null).IsTransient.ShouldBeFalse();
    }

    [Fact]
    public void A_conflict_is_found_behind_other_errors()
    {
        TransactionConflictException.IsBehind(
            new InvalidOperationException("outer", new TransactionConflictException("inner", null))).ShouldBeTrue();
        TransactionConflictException.IsBehind(new InvalidOperationException("outer", new FormatException()))
            .ShouldBeFalse();
    }
}
