using System.Data.Common;
using Refract.Runtime;

namespace Refract.Client.Tests.Errors;

public sealed class Outcomes_of_writes
{
    [Theory]
    [InlineData("P1001"), InlineData("P1008"), InlineData("P1017")]
    public void A_write_that_was_sent_and_not_answered_is_unknown_and_never_transient(string code)
    {
        var inner = new IOException("reset");
        var error = WriteOutcome.Of(new RefractException(code, "The connection was lost.", inner, isTransient: true),
            isSent: true).ShouldBeOfType<RefractException>();
        (error.Code, error.IsOutcomeUnknown, error.IsTransient, error.InnerException).ShouldBe(
            (code, true, false, inner));
        error.Message.ShouldStartWith("The connection was lost.");
        error.Message.ShouldContain("not known");
        WriteOutcome.Of(error, isSent: true).ShouldBeSameAs(error);
    }

    [Fact]
    public void A_read_or_what_was_not_sent_stays_as_it_is()
    {
        var error = new RefractException("P1017", "The connection was lost.", null, isTransient: true);
        WriteOutcome.Of(error, isSent: false).ShouldBeSameAs(error);
        var cancelled = new OperationCanceledException();
        WriteOutcome.Of(cancelled, isSent: false).ShouldBeSameAs(cancelled);
    }

    [Fact]
    public void A_cancellation_that_the_database_did_not_confirm_is_unknown()
    {
        WriteOutcome.Of(new OperationCanceledException(), isSent: true)
            .ShouldBeOfType<RefractException>().IsOutcomeUnknown.ShouldBeTrue();
        var confirmed = new OperationCanceledException("", new Answer("57014"));
        WriteOutcome.Of(confirmed, isSent: true).ShouldBeSameAs(confirmed);
    }

    [Theory]
    [InlineData("57014", false), InlineData("40001", false), InlineData("57P01", true)]
    [InlineData("57P05", false), InlineData("08006", true)]
    public void The_databases_own_answer_says_that_nothing_was_kept(string state, bool isUnknown) =>
        ((RefractException)WriteOutcome.Of(
            new RefractException("P1008", "Stopped.", new Answer(state), isTransient: true),
            isSent: true)).IsOutcomeUnknown.ShouldBe(isUnknown);

    [Fact]
    public void Other_errors_keep_their_type()
    {
        var error = new UniqueConstraintException("User", ["email"], null, null);
        WriteOutcome.Of(error, isSent: true).ShouldBeSameAs(error);
    }

    private sealed class Answer(string state) : DbException("")
    {
        public override string SqlState => state;
    }
}
