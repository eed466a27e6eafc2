using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Harness.Benchmarks.Floor;

/// <summary>
/// What xunit costs when nothing of the harness is there: rows that make six requests one after the other, to the address in
/// <c>BENCHMARK_URL</c>. <c>BENCHMARK_ROWS</c> says how many rows, 1 by default.
/// </summary>
public sealed class SixRequests
{
    private const int Turns = 6;

    private static readonly Uri? Address = Environment.GetEnvironmentVariable("BENCHMARK_URL") is { } url ? new Uri(url) : null;

    private static readonly HttpClient Http = new();

    public static IEnumerable<TheoryDataRow<int>> Rows() =>
        Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("BENCHMARK_ROWS"), out var rows) ? rows : 1)
            .Select(row => new TheoryDataRow<int>(row));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Six_requests_are_answered(int row)
    {
        Assert.True(Address is not null, "BENCHMARK_URL is not set: Harness.Benchmarks starts the server and sets it");
        var messages = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = $"row {row}" });
        for (var turn = 0; turn < Turns; turn++)
        {
            var request = new JsonObject { ["model"] = "floor", ["messages"] = messages.DeepClone() };
            using var response = await Http.PostAsJsonAsync(Address, request, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            var reply = await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);
            messages.Add(reply!["choices"]![0]!["message"]!.DeepClone());
        }
    }
}
