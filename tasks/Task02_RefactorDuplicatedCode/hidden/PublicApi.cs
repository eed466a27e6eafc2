using System.Reflection;
using Wendle.Export;
using Wendle.Ledger;
using Wendle.Payouts;
using Wendle.Runs;
using Xunit;

namespace Wendle.Acceptance;

/// <summary>The public members that code outside of this repository may use.</summary>
public sealed class PublicApi
{
    private const string Lines = "System.Collections.Generic.IEnumerable`1[Wendle.Ledger.LedgerLine]";
    private const string Ledger = "System.Collections.Generic.IReadOnlyCollection`1[Wendle.Ledger.LedgerLine]";
    private const string Payouts = "System.Collections.Generic.IReadOnlyList`1[Wendle.Payouts.Payout]";
    private const string Calculation = "(" + Lines + ", Wendle.Ledger.Period)";

    [Fact]
    public void The_calculator() => Has(
        typeof(PayoutCalculator),
        "Void .ctor(Wendle.Payouts.FeeTable)",
        $"{Payouts} ForGrowers{Calculation}",
        $"{Payouts} ForDrivers{Calculation}",
        $"{Payouts} ForHosts{Calculation}");

    [Theory]
    [InlineData(nameof(PayoutCalculator.ForGrowers))]
    [InlineData(nameof(PayoutCalculator.ForDrivers))]
    [InlineData(nameof(PayoutCalculator.ForHosts))]
    public void The_parameters_keep_their_names_and_are_required(string name)
    {
        var method = typeof(PayoutCalculator).GetMethod(name, [typeof(IEnumerable<LedgerLine>), typeof(Period)]);
        var parameters = method?.GetParameters().Select(parameter => $"{parameter.Name}{(parameter.IsOptional ? " (optional)" : "")}");

        Expect.Equal("lines, period", string.Join(", ", parameters ?? []));
        Expect.Equal(false, method!.IsStatic);
    }

    [Fact]
    public void Ledger_and_period()
    {
        Has(typeof(LedgerLine), "Void .ctor(System.DateOnly, Wendle.Ledger.PartnerKind, System.String, System.Decimal, Wendle.Ledger.LineStatus)",
            "System.DateOnly Day", "Wendle.Ledger.PartnerKind Kind", "System.String Account", "System.Decimal Amount", "Wendle.Ledger.LineStatus Status");
        Has(typeof(Period), "Void .ctor(System.DateOnly, System.DateOnly)", "System.DateOnly From", "System.DateOnly To", "Wendle.Ledger.Period Month(Int32, Int32)");
        Has(typeof(PartnerKind), "Wendle.Ledger.PartnerKind Grower", "Wendle.Ledger.PartnerKind Driver", "Wendle.Ledger.PartnerKind Host");
        Has(typeof(LineStatus), "Wendle.Ledger.LineStatus Open", "Wendle.Ledger.LineStatus Settled", "Wendle.Ledger.LineStatus Disputed");
    }

    [Fact]
    public void Fees_and_payouts()
    {
        Has(typeof(FeeTable), "Void .ctor()", "System.Decimal GrowerRate", "System.Decimal DriverRate", "System.Decimal HostRate", "System.Decimal SmallestPayout");
        Has(typeof(Payout), "Void .ctor()", "System.String Reference", "System.String Account", "Int32 Lines",
            "System.Decimal Gross", "System.Decimal Fee", "System.Decimal Paid", "System.Decimal CarriedOver");
    }

    [Fact]
    public void Runs_and_the_bank_file()
    {
        Has(typeof(GrowerMonth), $"Void .ctor(Wendle.Payouts.PayoutCalculator, {Ledger})", $"{Payouts} Run(Int32, Int32)", "System.Decimal PaidUntil(System.String, Int32, Int32)");
        Has(typeof(DriverWeek), $"Void .ctor(Wendle.Payouts.PayoutCalculator, {Ledger})", $"{Payouts} Run(System.DateOnly)", $"{Payouts} CatchUp(System.DateOnly, Int32)");
        Has(typeof(HostQuarter), $"Void .ctor(Wendle.Payouts.PayoutCalculator, {Ledger}, System.Func`3[System.String,Wendle.Ledger.Period,System.Decimal])", $"{Payouts} Run(Int32, Int32)");
        Has(typeof(PortalMismatchException), "Void .ctor(System.String, System.Decimal, System.Decimal)", "System.String Account");
        Has(typeof(BankFile), "System.String Write(System.Collections.Generic.IEnumerable`1[Wendle.Payouts.Payout], System.DateOnly)");
    }

    private static void Has(Type type, params string[] members)
    {
        var found = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Select(member => member.ToString()).ToHashSet();
        Expect.Equal("", string.Join("; ", members.Where(member => !found.Contains(member)).Select(member => $"{type.Name}: {member} is missing")));
    }
}
