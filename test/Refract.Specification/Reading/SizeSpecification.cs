using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>
/// Queries of any width are answered, and those that are nested too deeply are refused. All run on a thread with a small stack: where a walk
/// went down with the size of a query, the process would end.
/// </summary>
public abstract class SizeSpecification(ISpecificationProvider provider) : EngineTest(provider, isShared: true)
{
    private static Scope Root => Model<User>.Info.RootScope;

    [Theory]
    [InlineData(9)]
    [InlineData(1_001)]
    [InlineData(6_000)]
    public void Any_number_of_conditions_can_stand_side_by_side(int count)
    {
        var (left, right, all) = (Number(0), Number(count), Q.Is<User>("Id", Comparison.NotEquals, -1));
        for (var i = 1; i < count; i++)
        {
            left |= Number(i % 7 == 0 ? i / 7 : -i);
            right = Number(-i) | right;
            all &= Q.Is<User>("Id", Comparison.NotEquals, i + 9);
        }

        Ids(left).ShouldBe(Enumerable.Range(1, 10).Where(id => id < (count + 6) / 7));
        Ids(right).ShouldBe(count <= 10 ? [count] : []);
        Ids(all).ShouldBe(Enumerable.Range(1, 9));
        Ids(!left).ShouldBe(Enumerable.Range(1, 10).Where(id => id >= (count + 6) / 7));
    }

    [Fact]
    public void As_many_conditions_as_a_statement_can_have_values_are_answered()
    {
        var any = Number(1);
        for (var i = 1; i < 32_000; i++) any |= Number(-i);
        Ids(any).ShouldBe([1]);
    }

    [Fact]
    public void Conditions_without_values_are_not_limited()
    {
        var any = Q.Null<User>("Age");
        for (var i = 0; i < 20_000; i++) any |= i % 2 == 0 ? Q.Null<User>("Name") : Q.Is<User>("Active", false);
        Ids(any).ShouldBe([3, 4, 6, 8]);
    }

    [Fact]
    public void Too_many_values_are_refused_before_any_SQL()
    {
        var any = Number(1);
        for (var i = 2; i <= 70_000; i++) any |= Number(i);
        var sent = Database.Sql.Count;
        var error = Should.Throw<InvalidQueryException>(() => Ids(any));
        error.Code.ShouldBe("P2029");
        error.Message.ShouldContain("70000 parameters");
        Database.Sql.Count.ShouldBe(sent);
    }

    [Fact]
    public void A_negation_of_a_negation_takes_no_room()
    {
        var one = Number(3);
        for (var i = 0; i < 50_000; i++) one = !one;
        Ids(one).ShouldBe([3]);
        Ids(!one).ShouldBe([1, 2, 4, 5, 6, 7, 8, 9, 10]);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(250)]
    public void Groups_stand_inside_one_another(int depth) => Ids(Alternating(depth)).ShouldBe(Enumerable.Range(1, 10));

    [Theory]
    [InlineData(300)]
    [InlineData(100_000)]
    public void Groups_that_are_nested_too_deeply_are_refused(int depth)
    {
        var error = Should.Throw<InvalidQueryException>(() => Ids(Alternating(depth)));
        error.Path.ShouldBe("where");
        error.Message.ShouldContain("nested too deeply");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(16)]
    public void Relations_stand_inside_one_another(int depth) => Ids(Managed(depth)).ShouldBeEmpty();

    [Theory]
    [InlineData(100)]
    [InlineData(20_000)]
    public void Relations_that_are_nested_too_deeply_are_refused(int depth) =>
        Should.Throw<InvalidQueryException>(() => Ids(Managed(depth))).Path.ShouldBe("where");

    [Fact]
    public void An_ordering_that_repeats_itself_is_as_long_as_its_columns()
    {
        var order = Enumerable.Range(0, 5_000).Select(i => Q.By<User>(i % 2 == 0 ? "Age" : "Id", Sort.DescNullsLast)).ToArray();
        Ids(null, order).ShouldBe([7, 1, 10, 9, 3, 5, 2, 6, 8, 4]);
        Ids(null, order, Q.Key(3)).ShouldBe([3, 5, 2, 6, 8, 4]);
    }

    [Fact]
    public void A_cursor_follows_an_ordering_of_many_columns()
    {
        var order = Root.Model.Columns.Where(column => !column.Type.IsList).SelectMany(column =>
            new[] { Q.By<User>(column.Name), Q.By(Q.Enter(Root, "Manager"), column.Name) }).ToArray();
        Ids(null, order, Q.Key(4)).ShouldBe([4, 5, 6, 7, 8, 9, 10]);
    }

    [Fact]
    public void An_ordering_through_too_many_relations_is_refused()
    {
        var scope = Root;
        for (var i = 0; i < 50_000; i++) scope = scope.EnterPath(Q.Relation(Root.Model, "Manager").Slot);
        Should.Throw<InvalidQueryException>(() => Ids(null, [Q.By(scope, "Id")])).Path.ShouldBe("orderBy");
        Should.Throw<InvalidQueryException>(() => Ids(scope.Close(Q.Is(scope, "Id", Comparison.Equals, 1)))).Path.ShouldBe("where");
    }

    [Fact]
    public void Includes_stand_inside_one_another_up_to_a_limit()
    {
        IncludePlan[] include = [];
        for (var i = 0; i < 50; i++) include = [Q.Include<User>("Manager", include)];
        var users = OnSmallStack(() => Engine.FindMany<User>(Q.Find<User>(orderBy: [Q.By<User>("Id")], include: include), Ct));
        users[3].One("Manager")!.One("Manager")!.Id.ShouldBe(1);
        Should.Throw<InvalidQueryException>(() => Q.Include<User>("Manager", include)).Path.ShouldBe("include");
        IncludePlan[] lists = [];
        for (var i = 0; i < 50; i++) lists = [Q.Include<User>("Reports", lists)];
        OnSmallStack(() => Engine.FindMany<User>(Q.Find<User>(include: lists), Ct)).Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(16)]
    public void What_is_too_deep_for_the_database_is_refused_before_any_SQL(int depth)
    {
        // Where the database has no limit of its own, the last of these are planned for minutes.
        if (Database.Dialect.Capabilities.MaxExpressionHeight == int.MaxValue) return;
        foreach (var quantifier in new[] { Quantifier.Some, Quantifier.Every, Quantifier.None })
        {
            var scope = Root;
            for (var i = 0; i < depth; i++) scope = Q.Enter(scope, i % 2 == 0 ? "Reports" : "Manager");
            var predicate = Q.Is(scope, "Email", Comparison.EndsWith, "x");
            for (; scope.Via is not null; scope = scope.Parent!)
            {
                predicate = Q.Is(scope, "Id", Comparison.Equals, 1) | !predicate;
                predicate = new RelationPredicate(scope, scope.Via.IsMany ? quantifier : Quantifier.IsNot, predicate);
            }

            if (Xunit.Record.Exception(() => Ids(predicate)) is { } error) error.ShouldBeOfType<InvalidQueryException>().Path.ShouldBe("where");
        }
    }

    private static Predicate Number(int id) => Q.Is<User>("Id", Comparison.Equals, id);

    private static Predicate Alternating(int depth)
    {
        var predicate = Q.Is<User>("Id", Comparison.GreaterThan, 0);
        for (var i = 0; i < depth; i++)
            predicate = i % 2 == 0 ? predicate & Q.Is<User>("Id", Comparison.LessThan, 100) : predicate | Q.Is<User>("Id", Comparison.GreaterThan, 100);
        return predicate;
    }

    private static Predicate Managed(int depth)
    {
        var scope = Root;
        for (var i = 0; i < depth; i++) scope = Q.Enter(scope, "Manager");
        var predicate = Q.Is(scope, "Id", Comparison.Equals, 1);
        for (; scope.Via is not null; scope = scope.Parent!) predicate = new RelationPredicate(scope, Quantifier.Is, predicate);
        return predicate;
    }

    private int[] Ids(Predicate? where, OrderTerm[]? order = null, UniqueKey? cursor = null) =>
        [.. OnSmallStack(() => Engine.FindMany<User>(Q.Find<User>(where, orderBy: order ?? [Q.By<User>("Id")], cursor: cursor), Ct)).Select(row => row.Id)];

    private static T OnSmallStack<T>(Func<Task<T>> run)
    {
        (T? Result, Exception? Error) outcome = default;
        var thread = new Thread(() =>
        {
            try
            {
                outcome.Result = run().GetAwaiter().GetResult();
            }
            catch (Exception error)
            {
                outcome.Error = error;
            }
        }, 512 * 1024);
        thread.Start();
        thread.Join();
        if (outcome.Error is { } error) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return outcome.Result!;
    }
}
