using System.Globalization;
using System.Text;
using Harness.Sandboxes;

namespace Harness.Tasks.Tests.Isolation;

/// <summary>Whatever a run leaves in its workspace, every checker comes to a verdict, soon, and it is not "passed".</summary>
public sealed class HostileWorkspaces(JudgeFixture judge)
{
    private const string Flood = "25,000 files";

    private static readonly Dictionary<string, string> Messes = new()
    {
        ["links out and in"] = "ln -s /etc etc; ln -s /etc/passwd passwd; ln -s . self; ln -s .. up; ln -s nowhere dangling; ln -s loop loop",
        ["pipes, sockets and devices"] = "mkfifo pipe src.cs; ln -s /dev/zero zero; mkfifo answer.json length.txt steps",
        ["a deep tree"] = "i=0; while [ $i -lt 300 ]; do mkdir -p d/d/d/d/d/d/d/d/d/d; cd d/d/d/d/d/d/d/d/d/d; i=$((i+1)); done; echo deep > deep.cs",
        ["huge sparse files"] = "truncate -s 1G Huge.cs huge.txt; truncate -s 1T enormous 2>/dev/null || true",
        ["names that are no UTF-8"] = """echo 'class Bad;' > "$(printf 'bad\377.cs')"; mkdir "$(printf 'dir\377')"; echo x > "$(printf 'dir\377')/x.cs"; echo x > "$(printf 'new\nline.cs')" """,
        ["folders without permissions"] = "mkdir locked; echo x > locked/x.cs; chmod 000 locked; mkdir readonly; echo x > readonly/x; chmod 555 readonly; echo 'class C;' > None.cs; chmod 000 None.cs",
        // 5,000 more than are looked at.
        [Flood] = "mkdir many; cd many; seq 25000 | xargs touch",
        ["50 MB of C#"] = "mkdir big; for i in 1 2 3 4 5 6 7; do { echo '/*'; head -c 7500000 /dev/zero | tr '\\0' x; echo '*/'; } > big/B$i.cs; done",
        ["3,000 sources"] = "mkdir many; cd many; seq 3000 | while read i; do echo \"class C$i;\" > C$i.cs; done",
        ["nothing"] = "rm -rf ./* ./.??*",
        ["folders in the place of files"] = "for f in $(find . -type f); do rm $f; mkdir $f; done; mkdir -p answer.json length.txt report.md moving_average.csv steps/step1.txt",
        ["garbage in every file"] = "for f in $(find . -type f); do head -c 5000 /dev/urandom > $f; done; for f in answer.json length.txt report.md moving_average.csv; do head -c 5000 /dev/urandom > $f; done",
    };

    private static readonly Dictionary<string, string> Sources = new()
    {
        ["lambdas that hang the compiler"] = NestedLambdas(),
        ["blocks that overflow the compiler's stack"] = "class Crash { void M() " + new string('{', 20_000) + new string('}', 20_000) + " }",
        ["a test that never ends"] = "public class Endless { [Xunit.Fact] public void Waits() => Thread.Sleep(Timeout.Infinite); }",
        ["a process that never ends"] = "static class Endless { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Wait() => Thread.Sleep(Timeout.Infinite); }",
        ["a process that refuses to end"] = "static class Endless { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Wait() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Thread.Sleep(Timeout.Infinite); }",
        ["a gigabyte of output"] = "public class Loud { [Xunit.Fact] public void Shouts() { var line = new string('x', 1 << 20); for (var i = 0; i < 1000; i++) Console.WriteLine(line); } }",
        ["a folder full of files"] = "public class Full { [Xunit.Fact] public void Fills() { for (var i = 0; i < 20000; i++) File.WriteAllText($\"f{i}\", \"\"); Directory.Delete(\"src\", true); } }",
    };

    public static IEnumerable<TheoryDataRow<string, string>> MessesOfTasks() =>
        from mess in Messes.Keys
        from task in MatrixFixture.Tasks
        where task.Id == "task_01" || !task.Tools.Contains(Tools.ToolNames.RunTests)
        where task.Id is "task_01" or "task_07" || mess != Flood // Making and deleting them costs more than all else here.
        select new TheoryDataRow<string, string>(mess, task.Id);

    public static IEnumerable<TheoryDataRow<string>> HostileSources() => Sources.Keys.Select(name => new TheoryDataRow<string>(name));

    public static IEnumerable<TheoryDataRow<string>> TasksWithArtefacts() =>
        MatrixFixture.Tasks.Where(task => !task.Tools.Contains(Tools.ToolNames.RunTests)).Select(task => new TheoryDataRow<string>(task.Id));

    [Theory]
    [MemberData(nameof(MessesOfTasks))]
    public async Task A_mess_is_judged_as_no_solution(string mess, string task)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "made with Unix tools");
        var prepared = judge.Prepare(task);
        using var sandbox = judge.Sandbox(prepared);
        Shell.Run(sandbox.Work, Messes[mess]);

        var verdict = await judge.JudgeAsync(prepared, sandbox.Freeze());

        verdict.Checks.Should().BePositive();
        verdict.Accepted.Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(HostileSources))]
    public async Task Code_that_never_ends_is_judged_as_no_solution(string name)
    {
        var prepared = judge.PrepareAtOnce();

        var verdict = await judge.JudgeAsync(prepared, WorkspaceSnapshot.Of([.. prepared.Start.Files, JudgeFixture.File("src/Hostile.cs", Sources[name])]), bench: judge.Impatient);

        verdict.Failed.Select(check => check.Name).Should().Contain("hidden_tests_pass");
    }

    [Theory]
    [MemberData(nameof(TasksWithArtefacts))]
    public async Task Right_answers_behind_links_are_no_solution(string task)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege there");
        var reference = await judge.ReferenceAsync(task);
        (await judge.JudgeAsync(reference.Prepared, reference.Final, reference.Calls)).Accepted.Should().BeTrue();
        using var sandbox = judge.Sandbox(reference.Prepared with { Start = reference.Final });
        foreach (var answer in reference.Changes.Select(change => change.Path))
        {
            var place = Path.Combine(sandbox.Work, answer);
            var elsewhere = Path.Combine(sandbox.Work, "..", answer.Replace('/', '_'));
            File.Move(place, elsewhere);
            File.CreateSymbolicLink(place, elsewhere);
        }

        var verdict = await judge.JudgeAsync(reference.Prepared, sandbox.Freeze(), reference.Calls);

        verdict.Accepted.Should().BeFalse();
    }

    // Overload resolution binds each lambda once per overload and level.
    private static string NestedLambdas()
    {
        var source = new StringBuilder("static class Hang {");
        foreach (var type in new[] { "int", "long", "string", "double", "object" })
            source.Append(CultureInfo.InvariantCulture, $" static {type} M(Func<{type}, {type}> f) => f(default!);");
        source.Append(" static object X() => ");
        for (var level = 0; level < 14; level++)
            source.Append(CultureInfo.InvariantCulture, $"M(x{level} => ");
        return source.Append("x0.Foo(x13)").Append(')', 14).Append("; }").ToString();
    }
}
