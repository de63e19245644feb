using System.Data.Common;

namespace Refract;

/// <summary>An error from the database, in the schema's words. The driver's own exception is inside.</summary>
public class RefractException : DbException
{
    /// <summary>With a stable code and, where there is one, the driver's exception.</summary>
    public RefractException(string code, string message, Exception? inner = null, bool isTransient = false) : base(message, inner)
    {
        Code = code;
        IsTransient = isTransient;
    }

    /// <summary>Prisma's code where it has one (<c>P2002</c>), else one of ours (<c>RFR…</c>).</summary>
    public string Code { get; }

    /// <summary>True when the same call may succeed a moment later.</summary>
    public override bool IsTransient { get; }
}
