using Harness.Campaigns.Records;
using Harness.EndToEnd.Tests.Models;
using Harness.Loopback;

namespace Harness.EndToEnd.Tests;

/// <summary>Code of a model that looks for the key wherever code can look, and everything that is written about it.</summary>
public sealed class SandboxedSecretTests : IAsyncDisposable
{
    private const string Key = "sk-canary-Qw83nZpL5tRb" + "-7Hd2Kx9Vm4Ys6Gc1Jf0";

    // The searched text is put together when the code runs: the source itself must not be a find. What it prints names the places only.
    private const string Spy = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using Xunit;

        public sealed class SpyTests
        {
            private static readonly byte[] Wanted = Encoding.UTF8.GetBytes(string.Join("-", "sk", "canary", "Qw83nZpL5tRb"));

            [Fact]
            public void Looks_everywhere()
            {
                var found = new List<string>();
                if (Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Any(e => Has(Encoding.UTF8.GetBytes(e.Key + "=" + e.Value))))
                    found.Add("own environment");
                var processes = Directory.GetDirectories("/proc").Where(p => char.IsAsciiDigit(Path.GetFileName(p)[0])).ToList();
                foreach (var file in processes.SelectMany(p => new[] { "environ", "cmdline", "comm", "maps", "mountinfo" }.Select(name => Path.Combine(p, name))))
                    Look(file, found);
                var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
                // A whole machine is too much to read within the time of a test; what a sandbox shows of one is not, without its programs (/usr, and what links there) and .NET.
                var roots = File.Exists("/etc/shadow") ? new[] { Directory.GetCurrentDirectory() } : Directory.GetDirectories("/").Where(root => root is not ("/proc" or "/sys" or "/dev" or "/usr") && new DirectoryInfo(root).LinkTarget == null);
                var dotnet = Path.GetDirectoryName(Environment.ProcessPath);
                var files = roots.SelectMany(root => Directory.EnumerateFiles(root, "*", everywhere)).Where(file => !file.StartsWith(dotnet + "/") && new FileInfo(file).Length < 1_000_000).ToList();
                foreach (var file in files)
                    Look(file, found);
                Assert.Fail($"SEEN {processes.Count > 0} {files.Count > 0} found: {string.Join(";", found)}.");
            }

            private static void Look(string file, List<string> found)
            {
                try
                {
                    if (Has(File.ReadAllBytes(file)))
                        found.Add(file);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                }
            }

            private static bool Has(byte[] text) => text.AsSpan().IndexOf(Wanted) >= 0;
        }
        """;

    private readonly Measurement _measurement = new();

    public static bool IsLinux => OperatingSystem.IsLinux();

    [Fact(Skip = "looks into /proc", SkipUnless = nameof(IsLinux))]
    public async Task Code_in_a_sandbox_finds_the_key_nowhere_and_nothing_that_is_written_holds_it()
    {
        var command = await SpyAsync("bwrap", out var said);
        Sandboxed.RequireFor(command);

        said.Should().ContainSingle().Which.Should().Contain("SEEN True True found: .");
        command.Everything.Should().NotContain(Key);
        _measurement.Records.Single().Sandbox.Should().Be("bwrap");
        _measurement.Campaign.ReadManifest().Isolation!.InForce(IsolationGuard.Environment).Should().BeTrue();
        _measurement.FilesWith(Key).Should().BeEmpty();
        command.Output.Should().MatchRegex(@"  sandbox         bwrap \S+, \d+ of 12 guards");
    }

    [Fact(Skip = "looks into /proc", SkipUnless = nameof(IsLinux))]
    public async Task The_same_code_does_find_it_without_a_sandbox()
    {
        var command = await SpyAsync("none", out var said);

        said.Should().ContainSingle().Which.Should().MatchRegex("found: .*/environ", "otherwise the test above could not fail");
        command.Output.Should().Contain("sandbox none: code that the model writes runs as you, with your files and your network");
    }

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private Task<Commands.FinishedCommand> SpyAsync(string sandbox, out List<string> said)
    {
        List<string> replies = said = [];
        return RunAsync();

        async Task<Commands.FinishedCommand> RunAsync()
        {
            await using var server = await LoopbackModel.StartAsync(request => request.AssistantTurns switch
            {
                0 => Answers.Write("tests/SpyTests.cs", Spy),
                1 => Answers.Call("run_tests", """{ "filter": "SpyTests" }"""),
                _ => Answers.Text("Done."),
            });
            _measurement.Against(server).OwnTemporaryFolder().Runs(1).Set("HARNESS_SANDBOX", sandbox).Set("LOOPBACK_KEY", Key).Set("HARNESS_MODELS__LOCAL__API_KEY_VARIABLE", "LOOPBACK_KEY");
            var command = await _measurement.DotnetTestAsync("--filter", "Task=task_01");
            replies.AddRange(server.Requests.SelectMany(request => request.Messages).Where(message => message.Role == "tool").Select(message => message.Text!).Where(text => text.Contains("SEEN ")).Distinct());
            return command;
        }
    }
}
