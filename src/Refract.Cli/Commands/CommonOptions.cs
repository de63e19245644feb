using System.CommandLine;

namespace Refract.Cli.Commands;

/// <summary>Options that several commands have, with the same words.</summary>
internal static class CommonOptions
{
    public static Option<bool> AcceptDataLoss() =>
        new("--accept-data-loss") { Description = "Go on where data is lost, without asking." };

    public static Option<bool> Contract() => new("--contract")
    {
        Description = "Take away what deployed programs may use, where \"expandAndContract\" of refract.json forbids "
            + "it.",
    };

    public static Option<string[]> Rename() => new("--rename")
    {
        Description = "What got another name and keeps what is in it, such as User.fullname=User.name, User=Person or "
            + "Color.RED=Color.CRIMSON; may be given more than once.",
        HelpName = "OLD=NEW",
    };

    public static Option<bool> EnumOrder() => new("--enum-order")
    {
        Description = "Give enum types the order of values that the schema has; without it, values that are there stay "
            + "where they are.",
    };

    public static Option<bool> SkipSeed() => new("--skip-seed") { Description = "Do not run the seed after a reset." };

    public static Option<string> Confirm() => new("--confirm")
    {
        Description = "The database's name, as consent to drop everything in it, without asking.", HelpName = "NAME",
    };
}
