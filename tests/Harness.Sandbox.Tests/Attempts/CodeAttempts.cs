using Harness.Campaigns.Records;
using Harness.CSharp;
using Harness.Tests.CSharp;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Source that attacks the compiler or the host of its tests, and after it <see cref="JudgeAttempts"/>.</summary>
internal static class CodeAttempts
{
    private const string PassingTest = "using Xunit; public class CartTests { [Fact] public void Adds() { } }";

    public static IReadOnlyList<CodeAttempt> All { get; } =
    [
        InTest("read a file of the host from a test", IsolationGuard.Files, Control.Succeeds, """
            try { Console.Error.WriteLine("breach: " + File.ReadAllText("%HOST%/secret.txt")); } catch (Exception e) { Console.Error.WriteLine(e.Message); }
            """),
        InTest("connect to the host from a test", IsolationGuard.Network, Control.Succeeds, """
            try { using var client = new System.Net.Sockets.TcpClient("127.0.0.1", %TCP_PORT%); Console.Error.WriteLine("breach: connected"); } catch (Exception e) { Console.Error.WriteLine(e.Message); }
            """),
        InTest("leave a process behind from a test", IsolationGuard.Leftovers, Control.Succeeds, """"
            using var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", """(exec setsid env -i PATH=/usr/bin:/bin sh -c 'while :; do sleep 1; done' %MARK% < /dev/null > /dev/null 2>&1 &)"""]);
            shell.WaitForExit(); Thread.Sleep(300);
            """"),
        InTest("see a process of the host from a test", IsolationGuard.Processes, Control.Succeeds, """
            try { if (File.ReadAllText("/proc/%DECOY_PID%/cmdline").Contains("%MARK%")) Console.Error.WriteLine("breach: saw it"); } catch (Exception e) { Console.Error.WriteLine(e.Message); }
            """),
        InTest("find a key of the harness from a test", IsolationGuard.Environment, Control.Succeeds, """
            foreach (var folder in Directory.GetDirectories("/proc"))
                try { foreach (var line in File.ReadAllText(folder + "/environ").Split('\0')) if (line.Contains("PLANTED")) Console.Error.WriteLine(line); } catch (Exception) { }
            """),
        InTest("change the test host's own files", IsolationGuard.Files, Control.None, """
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(typeof(FactAttribute).Assembly.Location)!))
                try { using var stream = File.Open(file, FileMode.Open, FileAccess.Write); Console.Error.WriteLine("breach: opened " + file); } catch (Exception) { }
            """),
        Compiled("read files of the host while it is compiled", """
            #r "%HOST%/secret.txt"
            #load "%HOST%/secret.txt"
            #line 1 "%HOST%/secret.txt"
            #pragma checksum "%HOST%/secret.txt" "{406ea660-64cf-4c82-b6f0-42d48172a799}" "ab"
            [assembly: System.Reflection.AssemblyKeyFile("%HOST%/secret.txt")]
            [assembly: System.Reflection.AssemblySignatureKey("a", "b")]
            /// <include file='%HOST%/secret.txt' path='//*'/>
            public class Reads { }
            """, report => report.AllPassed ? "a script's directives were obeyed" : null),
        Compiled("lead the reader of an error to another file", "class Broken {\n#line 7 \"/etc/passwd\"\n int x = \"\";\n}", report =>
            report.Diagnostics.Any(line => line.Path.Contains("passwd", StringComparison.Ordinal)) ? "an error is shown at a path that the source chose" : null),
        Compiled("use unsafe code and skip checks", "class Raw { static unsafe int Read(int* at) => *at; }", report => report.AllPassed ? "unsafe code was compiled" : null),
        Compiled("bring a source generator", """
            namespace Microsoft.CodeAnalysis
            {
                [AttributeUsage(AttributeTargets.Class)] public sealed class GeneratorAttribute : Attribute { }
                public interface ISourceGenerator { void Initialize(); void Execute(); }
            }
            [Microsoft.CodeAnalysis.Generator]
            public class Planted : Microsoft.CodeAnalysis.ISourceGenerator
            {
                static Planted() => File.WriteAllText("%HOST%/generated", "ran");
                public void Initialize() => File.WriteAllText("%HOST%/generated", "ran");
                public void Execute() => Initialize();
            }
            """, report => report.AllPassed ? null : "it disturbed the build"),
        new CodeAttempt
        {
            Name = "bend the build by files of the workspace",
            Guard = null,
            Expected = Verdict.Contained,
            Sources = [("tests/CartTests.cs", PassingTest + " class Unused { void M() { int x = 1; } }")],
            Files = [.. BuildFiles()],
            Afterwards = report => report.AllPassed ? null : $"the build was bent: {report.Problem}",
        },
        new CodeAttempt
        {
            Name = "hang every compile worker",
            Guard = null,
            Expected = Verdict.StoppedAtLimit,
            Sources = [("src/Hang.cs", HostileSource.NestedLambdas()), ("tests/CartTests.cs", PassingTest)],
            Times = 2,
            Afterwards = report => report.AllPassed ? "it was compiled" : null,
        },
        new CodeAttempt
        {
            Name = "crash every compile worker",
            Guard = null,
            Expected = Verdict.StoppedAtLimit,
            Sources = [("src/Crash.cs", HostileSource.NestedGenerics()), ("tests/CartTests.cs", PassingTest)],
            Times = 2,
            NotMade = report => report.Problem?.StartsWith("the compiler crashed", StringComparison.Ordinal) == true ? null : $"the compiler did not crash: {report.Problem}",
        },
        new CodeAttempt
        {
            // It fits into a compile worker's memory, or ends that one worker: what counts is the honest source after it.
            Name = "fill the compiler's memory",
            Guard = null,
            Expected = Verdict.Contained,
            Sources = [("src/Large.cs", "class Large { static readonly int[] All = {" + string.Concat(Enumerable.Repeat("1,", 1_000_000)) + "}; }"), ("tests/CartTests.cs", PassingTest)],
        },
        .. JudgeAttempts.All,
    ];

    public static CodeAttempt Named(string name) => All.Single(attempt => attempt.Name == name);

    private static CodeAttempt InTest(string name, string guard, Control control, string body) => new()
    {
        Name = name,
        Guard = guard,
        Expected = guard == IsolationGuard.Leftovers ? Verdict.Contained : Verdict.Refused,
        Control = control,
        Sources = [("tests/CartTests.cs", $"using Xunit; public class CartTests {{ [Fact] public void Adds() {{ {body} }} }}")],
        NotMade = report => report.AllPassed ? null : $"its test did not pass: {report.Problem}",
    };

    private static CodeAttempt Compiled(string name, string source, Func<TestReport, string?> afterwards) => new()
    {
        Name = name,
        Guard = null,
        Expected = Verdict.Contained,
        Sources = [("src/Hostile.cs", source), ("tests/CartTests.cs", PassingTest)],
        Afterwards = afterwards,
    };

    private static IEnumerable<(string Path, string Text)> BuildFiles()
    {
        const string Project = """
            <Project>
              <PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
              <Target Name="Planted" BeforeTargets="Build;CoreCompile;Restore"><Exec Command="touch %HOST%/built" /><Error Text="planted" /></Target>
            </Project>
            """;
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "workspace.csproj", "obj/workspace.csproj.nuget.g.targets", "before.workspace.sln.targets" })
            yield return (name, Project);
        yield return (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS0219.severity = error\ndotnet_analyzer_diagnostic.severity = error\n");
        yield return (".globalconfig", "is_global = true\ndotnet_diagnostic.CS0219.severity = error\n");
        yield return ("global.json", """{"sdk":{"version":"99.0.0"},"test":{"runner":"Planted"}}""");
        yield return ("nuget.config", "<configuration><packageSources><add key='x' value='%HOST%' /></packageSources></configuration>");
        yield return ("Directory.Build.rsp", "-t:Planted\n");
        yield return ("xunit.runner.json", """{"stopOnFail":true,"culture":"xx-invalid","parallelAlgorithm":"planted"}""");
        yield return ("Harness.TestHost.deps.json", "not json");
        yield return ("Harness.TestHost.runtimeconfig.json", """{"runtimeOptions":{"framework":{"name":"Planted","version":"1.0.0"}}}""");
        yield return ("xunit.v3.core.dll", "MZ");
        yield return ("System.Private.CoreLib.dll", "MZ");
        yield return ("analyzers/dotnet/cs/Planted.dll", "MZ");
    }
}
