using Refract.Runtime;

namespace Refract.Specification;

public sealed class Sample : Record, IModel<Sample>
{
    static ReadOnlySpan<byte> IModel<Sample>.Table => """
        model Sample spec_samples
        column Id id id Int default=database
        column Text text text String?
        column Number number number Int?
        column Big big big BigInt?
        column Flag flag flag Boolean?
        column Real real real Float?
        column Exact exact exact Decimal? native=Decimal(20,6)
        column At at at DateTime?
        column Zoned zoned zoned DateTime? native=Timestamptz(6)
        column Day day day DateTime? native=Date
        column Clock clock clock DateTime? native=Time(6)
        column Uid uid uid String? native=Uuid
        column Data data data Bytes?
        column Doc doc doc Json?
        column Kind kind kind Enum? enum=SpecRole
        column Texts texts texts String[]
        column Numbers numbers numbers Int[]
        column Flags flags flags Boolean[]
        column Kinds kinds kinds Enum[] enum=SpecRole
        column Bigs bigs bigs BigInt[]
        column Reals reals reals Float[]
        column Exacts exacts exacts Decimal[] native=Decimal(20,6)
        column Ats ats ats DateTime[]
        column Days days days DateTime[] native=Date
        column Clocks clocks clocks DateTime[] native=Time(6)
        column Uids uids uids String[] native=Uuid
        column Blobs blobs blobs Bytes[]
        column Docs docs docs Json[]
        key spec_samples_pkey primary Id
        """u8;

    internal override ModelInfo Info => Model<Sample>.Info;

    static void IModel<Sample>.Bind(ref ModelBinder binder)
    {
        binder.Enum(14, RoleMap.Instance);
        binder.Enum(18, RoleMap.Instance);
    }

    static Sample IModel<Sample>.Read<TRow>(ref TRow row, int at) =>
        ReadRow<Sample, TRow>(ref row, at, Model<Sample>.Info);

    static void IModel<Sample>.Visit<TVisitor>(ref TVisitor visitor, Sample first, Sample second)
    {
    }

    static void IModel<Sample>.Attach(Sample record, int slot, object? related) => record.Attach(slot, related);
}
