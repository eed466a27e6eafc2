using System.Text.Json;

namespace Harness.Campaigns.Outcomes;

/// <summary>The names of outcomes as they stand in records, tables and reports: snake_case.</summary>
public static class OutcomeNames
{
    public static string Name(this OutcomeKind kind) => Snake(kind);

    public static string Name(this InvalidCause cause) => Snake(cause);

    public static string Name(this FailureShape shape) => Snake(shape);

    public static string Name(this FailureMode mode) => Snake(mode);

    private static string Snake<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
