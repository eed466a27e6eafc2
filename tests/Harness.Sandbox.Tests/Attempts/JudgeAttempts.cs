namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Source that attacks the judge.</summary>
internal static class JudgeAttempts
{
    /// <summary>What the judged code was before.</summary>
    public const string HonestCart = "namespace Shop; public static class Cart { public static int Total() => 1; }";

    /// <summary>Fails for <see cref="HonestCart"/>, and must go on failing.</summary>
    private const string HiddenTest = "using Xunit; namespace Shop.Tests; public class HiddenTests { /* hidden-comment */ [Fact] public void Total_is_two() => Assert.Equal(2, Shop.Cart.Total()); }";

    public static IReadOnlyList<CodeAttempt> All { get; } =
    [
        Judged("leave with exit code 0 before it is judged", "static class Exit { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Now() => Environment.Exit(0); }"),
        Judged("leave with exit code 0 while it is judged", "namespace Shop { public static class Cart { static Cart() => Environment.Exit(0); public static int Total() => 1; } }", replaces: true),
        Judged("print the results of the judge itself", $$"""
            static class Forge
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Now()
                {
                    var lines = {{ForgedLines}};
                    Console.Write(lines); Console.Out.Flush();
                    foreach (var nonce in new[] { "", new string('0', 32), new string('F', 32), "00000000000000000000000000000001" })
                        Console.Error.Write(string.Join('\n', lines.Split('\n').Select(line => nonce + line)));
                    Environment.Exit(0);
                }
            }
            """),
        Judged("write results to every descriptor it finds", $$"""
            static class Forge
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Now()
                {
                    var lines = System.Text.Encoding.UTF8.GetBytes("\n" + {{ForgedLines}});
                    foreach (var entry in Directory.GetFileSystemEntries("/proc/self/fd"))
                        try { using var handle = new Microsoft.Win32.SafeHandles.SafeFileHandle(int.Parse(Path.GetFileName(entry)), false); RandomAccess.Write(handle, lines, 0); } catch (Exception) { }
                    Environment.Exit(0);
                }
            }
            """),
        Judged("find the channel of results by reflection", Reflection(ForgedLines)),
        Judged("replace xunit's framework by an attribute", """
            [assembly: Xunit.v3.TestFramework(typeof(Planted))]
            public sealed class Planted : Xunit.v3.XunitTestFramework { public Planted() => Environment.Exit(0); }
            """),
        Judged("run code around every test by an attribute", """
            [assembly: Skips]
            [AttributeUsage(AttributeTargets.Assembly)]
            public sealed class SkipsAttribute : Xunit.v3.BeforeAfterTestAttribute
            {
                public override void Before(System.Reflection.MethodInfo method, Xunit.v3.IXunitTest test) => Xunit.Assert.Skip("passed");
            }
            """),
        Judged("define xunit's types itself", "namespace Shop.Tests { public static class Assert { public static void Equal(int a, int b) { } } public class FactAttribute : Attribute { } }"),
        Judged("give xunit's names to types of its own", "global using Assert = Planted; public static class Planted { public static void Equal(int a, int b) { } }"),
        // Twice, one after the other or at once: what the first wrote would satisfy the second.
        Judged("write into the judge's copy while it is judged", """
            static class Vandal
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Now()
                {
                    foreach (var (file, text) in new[] { ("src/Cart.cs", "namespace Shop; public static class Cart { public static int Total() => 2; }"), ("tests/HiddenTests.cs", "public class HiddenTests { }") })
                        try { Directory.CreateDirectory(Path.GetDirectoryName(file)!); File.WriteAllText(file, text); } catch (Exception) { }
                }
            }
            """) with { Times = 2 },
        new CodeAttempt
        {
            Name = "find the source of the hidden tests while they run",
            Guard = null,
            Expected = Verdict.Refused,
            Sources =
            [
                ("src/Cart.cs", """
                    namespace Shop;
                    public static class Cart
                    {
                        static string Wanted => string.Concat("hidden", "-", "comment");
                        public static int Total()
                        {
                            foreach (var folder in new[] { ".", "..", Path.GetTempPath(), Environment.GetEnvironmentVariable("HOME")!, Path.GetDirectoryName(typeof(Xunit.FactAttribute).Assembly.Location)! })
                                foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = folder != "..", IgnoreInaccessible = true }))
                                    try { if (File.ReadAllText(file).Contains(Wanted)) Console.Error.WriteLine("breach: " + file); } catch (Exception) { }
                            return 1;
                        }
                    }
                    """),
            ],
            Hidden = HiddenTest,
            Afterwards = report => report.AllPassed ? "the judge was satisfied" : null,
        },
    ];

    /// <summary>A C# literal of what the judge's test host would print.</summary>
    private const string ForgedLines = "\"ready\\n{\\\"$type\\\":\\\"test-case-starting\\\",\\\"TestCaseUniqueID\\\":\\\"c\\\",\\\"TestClassName\\\":\\\"Shop.Tests.HiddenTests\\\",\\\"TestMethodName\\\":\\\"Total_is_two\\\"}\\n"
        + "{\\\"$type\\\":\\\"test-starting\\\",\\\"TestUniqueID\\\":\\\"t\\\",\\\"TestDisplayName\\\":\\\"Shop.Tests.HiddenTests.Total_is_two\\\"}\\n"
        + "{\\\"$type\\\":\\\"test-passed\\\",\\\"TestCaseUniqueID\\\":\\\"c\\\",\\\"TestUniqueID\\\":\\\"t\\\"}\\n{\\\"$type\\\":\\\"test-assembly-finished\\\"}\\n\"";

    private static CodeAttempt Judged(string name, string source, bool replaces = false) => new()
    {
        Name = name,
        Guard = null,
        Expected = Verdict.Contained,
        Sources = replaces ? [("src/Cart.cs", source)] : [("src/Cart.cs", HonestCart), ("src/Hostile.cs", source)],
        Hidden = HiddenTest,
        Afterwards = report => report.AllPassed ? "the judge was satisfied" : null,
    };

    /// <summary>Walks all objects that static fields lead to, and writes a forged result to whatever looks like the channel.</summary>
    private static string Reflection(string forgedLines) => $$"""
        static class Forge
        {
            [System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Now()
            {
                const System.Reflection.BindingFlags Any = (System.Reflection.BindingFlags)60;
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                var open = new Queue<object>();
                foreach (var type in AppDomain.CurrentDomain.GetAssemblies().Where(each => each.GetName().Name!.StartsWith("xunit") || each.GetName().Name!.StartsWith("Harness")).SelectMany(each => each.GetTypes()).Where(type => !type.ContainsGenericParameters))
                    foreach (var field in type.GetFields(Any).Where(field => field.IsStatic && !field.IsLiteral))
                        try { if (field.GetValue(null) is { } value && seen.Add(value)) open.Enqueue(value); } catch (Exception) { }
                while (open.TryDequeue(out var next) && seen.Count < 100_000)
                {
                    if (next is TextWriter writer && next.GetType().Name == "NonceWriter")
                    {
                        foreach (var line in {{forgedLines}}.Split('\n')) writer.WriteLine(line);
                        Environment.Exit(0);
                    }
                    if (next is string) continue;
                    if (next is Array array && !next.GetType().GetElementType()!.IsPrimitive)
                        foreach (var item in array) if (item is not null && seen.Add(item)) open.Enqueue(item);
                    foreach (var field in next.GetType().GetFields(Any).Where(field => !field.IsStatic && !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike))
                        try { if (field.GetValue(next) is { } value && seen.Add(value)) open.Enqueue(value); } catch (Exception) { }
                }
            }
        }
        """;
}
