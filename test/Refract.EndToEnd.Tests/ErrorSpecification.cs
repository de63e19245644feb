using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>Errors that a caller acts on, on every database.</summary>
public abstract class ErrorSpecification(IShopSource source) : ShopFixture(source)
{
    [Fact]
    public async Task A_taken_key_names_model_and_fields()
    {
        await Db.Customer.Create(new() { EmailAddress = "secret@example.com" }, ct: Ct);
        var taken = await Should.ThrowAsync<UniqueConstraintException>(
            () => Db.Customer.Create(new() { EmailAddress = "secret@example.com" }, ct: Ct));
        (taken.Code, taken.Model).ShouldBe(("P2002", "customer"));
        taken.Fields.ShouldBe(["email_address"]);
        taken.Message.ShouldNotContain("secret");
        taken.InnerException.ShouldNotBeNull();

        await Db.Task.Create(new() { Class = "c" }, ct: Ct);
        (await Should.ThrowAsync<UniqueConstraintException>(
            () => Db.Task.Create(new() { Class = "c" }, ct: Ct))).Fields.ShouldBe(["class", "event"]);
        await Db.Seat.Create(new() { Row = 1, Place = "a" }, ct: Ct);
        (await Should.ThrowAsync<UniqueConstraintException>(
            () => Db.Seat.Create(new() { Row = 1, Place = "a" }, ct: Ct))).Fields.ShouldBe(["row", "place"]);
    }

    [Fact]
    public async Task A_key_that_points_nowhere_names_its_model()
    {
        var missing = await Should.ThrowAsync<ForeignKeyException>(
            () => Db.Order.Create(new() { Number = "1", CustomerId = 404 }, ct: Ct));
        missing.Code.ShouldBe("P2003");
        if (!IsPostgreSql) return;
        (missing.Model, missing.Relation).ShouldBe(("Order", "customer"));
        missing.Fields.ShouldBe(["customerId"]);
    }

    [Fact]
    public async Task A_row_that_others_need_stays()
    {
        await Seed();
        await Should.ThrowAsync<ForeignKeyException>(() => Db.Product.Delete("pen", ct: Ct));
        (await Db.Product.Count(ct: Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task A_missing_row_is_named_without_its_value()
    {
        var missing = await Should.ThrowAsync<RecordNotFoundException>(
            () => Db.Customer.Update(new(emailAddress: "secret"), new() { FullName = "x" }, ct: Ct));
        (missing.Code, missing.Model).ShouldBe(("P2025", "customer"));
        missing.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task What_does_not_fit_a_column_is_refused()
    {
        // The call itself returns a task, whatever refuses the query.
        var tooLong = await Should.ThrowAsync<ValueTooLongException>(
            Db.Everything.Create(new() { Short = "nine nine" }, ct: Ct));
        (tooLong.Code, tooLong.Model).ShouldBe(("P2000", "Everything"));
        tooLong.Message.ShouldNotContain("nine nine");
        // Eight characters, though sixteen units of UTF-16.
        (await Db.Everything.Create(new() { Short = "😀😀😀😀😀😀😀😀" }, ct: Ct)).Short!.Length.ShouldBe(16);
        await Should.ThrowAsync<ValueTooLongException>(
            () => Db.Everything.UpdateAll(new() { Short = "😀😀😀😀😀😀😀😀😀" }, Ct));
        await Should.ThrowAsync<ValueTooLongException>(
            Db.Everything.CreateMany([new(), new() { Short = "nine nine" }], ct: Ct));
        (await Db.Everything.Count(ct: Ct)).ShouldBe(1);
        (await Should.ThrowAsync<RefractException>(
            () => Db.Everything.Create(new() { Small = 40_000 }, ct: Ct))).Code.ShouldBe("P2020");
        (await Should.ThrowAsync<RefractException>(
            () => Db.Everything.Create(new() { Money = 100_000_000m }, ct: Ct))).Code.ShouldBe("P2020");
    }

    [Fact]
    public async Task A_cancelled_call_throws_and_the_client_goes_on()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(
            () => Db.Tag.Create(new() { Name = "a" }, ct: cancelled.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => Db.Tag.FindMany(ct: cancelled.Token));
        await Should.ThrowAsync<OperationCanceledException>(
            () => Db.Transaction(async tx => await tx.Tag.Count(ct: Ct), ct: cancelled.Token));
        (await Db.Tag.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_used_input_is_frozen()
    {
        var where = new TagWhere { Name = "a" };
        await Db.Tag.Count(where, ct: Ct);
        Should.Throw<InvalidOperationException>(() => where.Id = 1);
        (await Db.Tag.Count(where, ct: Ct)).ShouldBe(0);
    }
}
