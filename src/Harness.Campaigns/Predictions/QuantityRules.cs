using System.Text.Json;
using Harness.Campaigns.Outcomes;

namespace Harness.Campaigns.Predictions;

/// <summary>The names of quantities in a file, and what each of them needs to be told.</summary>
internal static class QuantityRules
{
    public static IReadOnlyDictionary<string, QuantityKind> Kinds { get; } = Words<QuantityKind>();

    public static IReadOnlyDictionary<string, FailureShape> Shapes { get; } = Words<FailureShape>();

    public static IReadOnlyDictionary<string, FailureMode> Modes { get; } = Words<FailureMode>();

    public static IReadOnlyDictionary<string, RunFlag> Flags { get; } = Words<RunFlag>();

    public static string NameOf(QuantityKind kind) => Snake(kind);

    public static string NameOf(RunFlag flag) => Snake(flag);

    /// <summary>Whether it may be asked of one task.</summary>
    public static bool TakesTask(QuantityKind kind) => kind is not
        (QuantityKind.CostUsd or QuantityKind.CostPerPassUsd or QuantityKind.CostPerPassOverCampaign or QuantityKind.QuickFailTasksSharedWithCampaign);

    /// <summary>Whether it compares with a prior campaign.</summary>
    public static bool TakesCampaign(QuantityKind kind) => kind is
        QuantityKind.PassesMoreThanCampaign or QuantityKind.CostPerPassOverCampaign or QuantityKind.QuickFailTasksSharedWithCampaign;

    private static Dictionary<string, T> Words<T>() where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => Snake(value), StringComparer.Ordinal);

    private static string Snake<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
