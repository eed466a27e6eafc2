using System.Text.Json;
using Harness.Sandboxes;
using Harness.Tools;
using Microsoft.Extensions.AI;

namespace Harness.Tasks.Tests.Isolation;

/// <summary>
/// Hidden tests and solutions are in nothing that a run is given: not in its folders, its tools' replies, nor the environment, the
/// command line, the open files or the code of its test processes. Without a sandbox, code under <c>run_tests</c> runs as the user: it can
/// read the repository itself, and that is not tested because it is not prevented.
/// </summary>
public sealed class WhatTheAgentSees(JudgeFixture judge)
{
    // Prints whatever it finds: text files, and the strings of programs in either encoding.
    private const string Spy = """
        public class Spy(Xunit.ITestOutputHelper output)
        {
            [Xunit.Fact]
            public void Looks()
            {
                var found = new StreamWriter("found.txt");
                found.WriteLine("HERE " + Directory.GetCurrentDirectory() + " " + Environment.CommandLine + " " + string.Join(' ', Environment.GetCommandLineArgs()));
                foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
                    found.WriteLine($"{entry.Key}={entry.Value}");
                foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
                    found.WriteLine(string.Join(' ', assembly.GetManifestResourceNames()));
                var own = typeof(Spy).Assembly;
                foreach (var type in own.GetTypes())
                    found.WriteLine(type.FullName + " " + string.Join(' ', type.GetMembers((System.Reflection.BindingFlags)60).Select(m => m.Name)));
                var places = new List<string> { Directory.GetParent(Directory.GetCurrentDirectory())!.FullName, Path.GetTempPath(), Directory.GetParent(Path.GetTempPath().TrimEnd('/'))!.FullName };
                foreach (var file in places.SelectMany(place => Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories)).Append(own.Location).Append("/proc/self/environ").Append("/proc/self/cmdline"))
                {
                    if (file.EndsWith("found.txt") || !File.Exists(file)) continue;
                    byte[] bytes;
                    // The mark of a living harness is locked.
                    try { bytes = File.ReadAllBytes(file); }
                    catch (IOException) { continue; }
                    found.WriteLine("FILE " + file);
                    found.WriteLine(System.Text.Encoding.UTF8.GetString(bytes));
                    found.WriteLine(System.Text.Encoding.Unicode.GetString(bytes));
                }
                found.Dispose();
            }
        }
        """;

    public static IEnumerable<TheoryDataRow<string>> Tasks() => MatrixFixture.Tasks.Select(task => new TheoryDataRow<string>(task.Id));

    public static IEnumerable<TheoryDataRow<string>> TasksThatRunTests() =>
        MatrixFixture.Tasks.Where(task => task.Tools.Contains(ToolNames.RunTests)).Select(task => new TheoryDataRow<string>(task.Id));

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task No_tool_shows_a_hidden_test_or_a_solution(string task)
    {
        var prepared = judge.Prepare(task);
        using var sandbox = judge.Sandbox(prepared);
        // Every tool of reading, whether the task offers it or not.
        var curious = prepared.Task with { Tools = [ToolNames.ListFiles, ToolNames.ReadFile, ToolNames.Search] };
        var tools = new ToolBox(BuiltInTools.For(curious, sandbox, judge.Bench, TimeProvider.System), faults: []);
        var folder = prepared.Task.Folder;
        string[] places = [".", "..", "../..", "../work", folder, Path.Combine(folder, "hidden"), "/tmp", "/proc/self", "hidden", "solutions", "tests/../../.."];
        List<string> seen = [];
        foreach (var place in places)
        {
            seen.Add(await CallAsync(tools, ToolNames.ListFiles, "folder", place));
            foreach (var text in Secrets(prepared).Take(3))
                seen.Add(await CallAsync(tools, ToolNames.Search, "pattern", System.Text.RegularExpressions.Regex.Escape(text), "folder", place));
        }

        var files = prepared.Start.Files.Select(file => file.Path)
            .Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).SelectMany(file => new[] { file, Path.GetRelativePath(sandbox.Work, file), Path.GetRelativePath(folder, file) }));
        foreach (var file in files.Concat(["/proc/self/environ", "/proc/self/cmdline", "../database.db"]).Distinct())
            seen.Add(await CallAsync(tools, ToolNames.ReadFile, "path", file));

        // Not the names: a reply repeats the path that was asked for.
        ShouldShowNothing(string.Join('\n', seen), prepared with { Hidden = [.. prepared.Hidden.Select(source => source with { Path = "" })] });
    }

    [Theory]
    [MemberData(nameof(TasksThatRunTests))]
    public async Task Code_under_run_tests_finds_no_hidden_test_and_no_solution_in_what_is_its_own(string task)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        var prepared = judge.Prepare(task);
        using var sandbox = judge.Sandbox(prepared);
        File.WriteAllText(Path.Combine(sandbox.Work, "src", "Spy.cs"), Spy);
        var tools = new ToolBox(BuiltInTools.For(prepared.Task, sandbox, judge.Bench, TimeProvider.System), faults: []);

        var reply = await CallAsync(tools, ToolNames.RunTests, "filter", "Spy.Looks");

        reply.Should().EndWith("1 passed, 0 failed, 0 skipped");
        var found = File.ReadAllText(Path.Combine(sandbox.Work, "found.txt"));
        found.Should().Contain("HERE ").And.Contain("FILE /proc/self/fd/").And.Contain("TZ=UTC");
        ShouldShowNothing(found, prepared);
        found.Should().NotContain(prepared.Task.Folder);
    }

    [Fact]
    public async Task The_judge_writes_no_hidden_test_to_a_disk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks into /proc");
        var prepared = judge.Prepare("task_01");
        var spy = JudgeFixture.File("src/Spy.cs", Spy
            .Replace("[Xunit.Fact]", "", StringComparison.Ordinal)
            .Replace("public class Spy(Xunit.ITestOutputHelper output)", "public class Spy", StringComparison.Ordinal)
            .Replace("public void Looks()", "[System.Runtime.CompilerServices.ModuleInitializer] internal static void Looks()", StringComparison.Ordinal)
            .Replace(".Append(own.Location)", "", StringComparison.Ordinal)
            .Replace("foreach (var type in own.GetTypes())", "foreach (var type in Type.EmptyTypes)", StringComparison.Ordinal)
            .Replace("\"found.txt\"", $"\"{Path.GetTempPath()}found-by-the-judged\"", StringComparison.Ordinal));

        await judge.JudgeAsync(prepared, WorkspaceSnapshot.Of([.. prepared.Start.Files, spy]));

        var found = Path.Combine(Path.GetTempPath(), "found-by-the-judged");
        var text = await File.ReadAllTextAsync(found, TestContext.Current.CancellationToken);
        File.Delete(found);
        text.Should().Contain("HERE ");
        ShouldShowNothing(text, prepared);
    }

    private static async Task<string> CallAsync(ToolBox tools, string tool, params string[] arguments) =>
        (await tools.CallAsync(
            new FunctionCallContent("1", tool, arguments.Chunk(2).ToDictionary(pair => pair[0], pair => (object?)JsonSerializer.SerializeToElement(pair[1]))),
            TestContext.Current.CancellationToken)).Reply;

    private static void ShouldShowNothing(string seen, PreparedTask task) =>
        Secrets(task).Where(line => seen.Contains(line, StringComparison.Ordinal)).Should().BeEmpty("only the judge has it");

    /// <summary>Lines of hidden tests and solutions, and names of hidden types, that the workspace and the prompt do not hold.</summary>
    private static List<string> Secrets(PreparedTask task)
    {
        var given = task.Prompt + string.Join('\n', task.Start.Files.Select(file => file.Text?.Text));
        var solutions = Directory.EnumerateFiles(task.Task.PathOf("solutions"), "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        var names = task.Hidden.Select(source => Path.GetFileNameWithoutExtension(source.Path)).Where(name => name.Length > 12);
        return
        [
            .. solutions.Concat(task.Hidden.Select(source => source.Text))
                .SelectMany(text => text.Split('\n'))
                .Select(line => line.Trim())
                .Where(line => line.Length >= 25)
                .Concat(names)
                .Where(line => !given.Contains(line, StringComparison.Ordinal))
                .Distinct(),
        ];
    }
}
