using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Desired;

/// <summary>A field's default, as far as the database gives it: ids and times that the client makes are none.</summary>
internal static class DesiredDefault
{
    public static CatalogDefault? Of(ScalarField field, DesiredContext context)
    {
        CatalogDefault? written = field.Default switch
        {
            LiteralDefault literal => new ConstantDefault(literal.Text),
            EnumDefault value => new ConstantDefault(value.Value.DatabaseName),
            ListDefault list => new ConstantListDefault([.. list.Items.Select(TextOf)]),
            FunctionDefault { Name: "now" } => new NowDefault(),
            FunctionDefault { Name: "dbgenerated" } call =>
                new ExpressionDefault(
                    call.Arguments.Count > 0 && call.Arguments[0].Text.Length > 0 ? call.Arguments[0].Text : null),
            _ => null,
        };
        return written is null || context.Substitute is not { } substitute
            ? written : substitute.Replace(written, field);
    }

    private static string TextOf(DefaultValue item) => item switch
    {
        LiteralDefault literal => literal.Text,
        EnumDefault value => value.Value.DatabaseName,
        _ => throw new InvalidOperationException($"A list's default holds {item.GetType().Name}, "
            + "which is neither a literal nor an enum's value."),
    };
}
