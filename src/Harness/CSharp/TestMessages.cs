using System.Text.Json;

namespace Harness.CSharp;

/// <summary>
/// What the test host reported: the lines behind the nonce, which are messages of xunit's <c>-automated</c> protocol. All
/// other lines were written by the tests and are ignored.
/// </summary>
internal sealed class TestMessages
{
    private readonly ReportedText text;
    private readonly Dictionary<string, TestMethod> methodOfCase = [];
    private readonly Dictionary<string, string> running = [];
    private readonly List<TestCase> tests = [];

    private TestMessages(ReportedText text) => this.text = text;

    /// <summary>The host has started; false is a problem of the machine.</summary>
    public bool IsHostReady { get; private set; }

    /// <summary>The runner came to its end.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>The tests that ended, in the order of their names.</summary>
    public IReadOnlyList<TestCase> Tests => [.. tests.OrderBy(test => test.Name, StringComparer.Ordinal)];

    /// <summary>The names of tests that started and did not end.</summary>
    public IReadOnlyList<string> Running => [.. running.Values.Order(StringComparer.Ordinal)];

    /// <summary>The methods of which at least one test ended.</summary>
    public HashSet<TestMethod> Reported { get; } = [];

    public static TestMessages Parse(string output, string nonce, ReportedText text)
    {
        var messages = new TestMessages(text);
        foreach (var line in output.Split('\n'))
        {
            if (!line.StartsWith(nonce, StringComparison.Ordinal))
                continue;
            if (line.AsSpan(nonce.Length).TrimEnd().SequenceEqual("ready"))
                messages.IsHostReady = true;
            else
                messages.Read(line[nonce.Length..]);
        }

        return messages;
    }

    private void Read(string line)
    {
        try
        {
            using var message = JsonDocument.Parse(line);
            Read(message.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A line that the output limit has cut. What it reported is then missing, and the report says so.
        }
    }

    private void Read(JsonElement message)
    {
        switch (Text(message, "$type"))
        {
            case "test-case-starting":
                methodOfCase[Text(message, "TestCaseUniqueID")] =
                    new TestMethod(Text(message, "TestClassName"), Text(message, "TestMethodName"));
                break;
            case "test-starting":
                running[Text(message, "TestUniqueID")] = Text(message, "TestDisplayName");
                break;
            case "test-passed":
                End(message, TestStatus.Passed, "");
                break;
            case "test-failed":
                End(message, TestStatus.Failed, ReportedText.Exceptions(message));
                break;
            case "test-skipped":
                End(message, TestStatus.Skipped, Text(message, "Reason"));
                break;
            case "test-not-run":
                End(message, TestStatus.Skipped, "explicit");
                break;
            case "test-assembly-finished":
                IsFinished = true;
                break;
            case var type when type.EndsWith("-cleanup-failure", StringComparison.Ordinal) || type == "error-message":
                tests.Add(Describe(message, $"[{type}]", TestStatus.Failed, ReportedText.Exceptions(message)));
                break;
        }
    }

    private void End(JsonElement message, TestStatus status, string reason)
    {
        if (!running.Remove(Text(message, "TestUniqueID"), out var name))
            return;
        Reported.Add(methodOfCase[Text(message, "TestCaseUniqueID")]);
        tests.Add(Describe(message, name, status, reason));
    }

    private TestCase Describe(JsonElement message, string name, TestStatus status, string reason) => new()
    {
        Name = text.Clean(name),
        Status = status,
        Message = text.Clean(reason),
        StackTrace = text.WorkspaceFrames(message),
        Output = text.Clean(Text(message, "Output")),
    };

    private static string Text(JsonElement message, string property) =>
        message.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
