using Harness.CSharp;

namespace Harness.Tests.CSharp;

public class CodeStructureTests(SharedBench shared)
{
    [Fact]
    public async Task A_member_has_an_id_a_place_and_its_tokens()
    {
        var structure = await DescribeAsync("namespace Shop;\nstatic class Cart\n{\n    // A comment.\n    public static int Add(string sku, int count) => count + 1;\n}");

        structure.Problem.Should().BeNull();
        var member = structure.Members.Should().ContainSingle().Subject;
        member.Id.Should().Be("M:Shop.Cart.Add(System.String,System.Int32)");
        (member.Name, member.Path, member.Line, member.Tokens.Length).Should().Be(("Shop.Cart.Add", "src/Code.cs", 5, 4));
    }

    [Theory]
    [InlineData("{ var total = 1; return total; }", "{ int sum = 2; return sum; }", true)]
    [InlineData("{ return a ? 1 : 0; }", "{ return b ? int.MaxValue : 0; }", false)]
    [InlineData("=> F(true, null, 'x', $\"a{b}\")", "=> G(1, \"\", 2m, $\" {c}\")", true)]
    [InlineData("{ return c < 1; }", "{ return c <= 1; }", false)]
    [InlineData("{ /* why */ return 1; }", "{\n\n return 2;\n}", true)]
    [InlineData("{ return nameof(List<int>); }", "{ return nameof(List<string>); }", true)]
    public async Task Names_and_literals_are_equal_and_nothing_else_is(string one, string other, bool isEqual)
    {
        const string rest = "bool a, b; int c; object F(params object?[] o) => 1; object G(params object[] o) => 1;";
        string Class(string name, string body) => $"class {name} {{ object M() {body} {(body[0] == '{' ? "" : ";")} {rest} }}";

        var structure = await DescribeAsync(Class("A", one), Class("B", other));

        structure.Problem.Should().BeNull();
        (Member(structure, "A.M").Tokens == Member(structure, "B.M").Tokens).Should().Be(isEqual);
    }

    [Fact]
    public async Task Every_kind_of_body_is_a_member()
    {
        var structure = await DescribeAsync(
            """
            using System.Collections;
            record Base(int X);
            record Derived(int Y) : Base(Y + 1)
            {
                static readonly Func<int, int> Twice = x => 2 * x;
                public int Sum { get { return X + Y; } }
                public int Auto { get; init; } = 3;
                public int this[int i] => i;
                public static Derived operator +(Derived a, Derived b) => a;
                public event Action Changed { add { } remove { } }
                Derived(string s) : this(s.Length) { }
                int Outer() { return Inner(); int Inner() => 1; }
            }
            static class Numbers { extension(int number) { public int Next() => number + 1; } }
            interface IShape { int Sides => 4; int Area { get; } }
            enum Colour { Red = 1 }
            """);

        structure.Problem.Should().BeNull();
        structure.Members.Select(member => member.Id).Where(id => !id.Contains("Numbers")).Should().BeEquivalentTo(
            "M:Derived.#ctor(System.Int32)", "F:Derived.Twice", "P:Derived.Sum", "P:Derived.Auto", "P:Derived.Item(System.Int32)",
            "M:Derived.op_Addition(Derived,Derived)", "E:Derived.Changed", "M:Derived.#ctor(System.String)", "M:Derived.Outer",
            "P:IShape.Sides", "P:IShape.Area");
        structure.Members.Should().ContainSingle(member => member.Id.Contains("Numbers")).Which.Name.Should().EndWith(".Next");
    }

    [Theory]
    [InlineData("static int Start() => Middle(1); static int Middle(int x) => End(x); static int End(int x) => x;", "Middle End")]
    [InlineData("static int Start() => Middle(1); static int Middle<T>(T x) => End(2); static int End(int x) => x;", "Middle End")]
    [InlineData("static int Start() { Func<int, int> f = End; return f(1); } static int End(int x) => x;", "End")]
    [InlineData("static int Start() => Table[0](1); static readonly List<Func<int, int>> Table = [x => End(x)]; static int End(int x) => x;", "Table End")]
    [InlineData("static int Start() => 1.Middle().End;", "Middle End")]
    [InlineData("int Start() => new Square().Double(); abstract class Shape { public int Double() => 2 * Sides(); protected abstract int Sides(); } class Square : Shape { protected override int Sides() => 4; }", "Double Sides")]
    [InlineData("int Start() => Count(new Square()); int Count(IShape s) => s.Sides(); interface IShape { int Sides(); } class Square : IShape { public int Sides() => 4; }", "Count Sides")]
    [InlineData("int Start() => Count<Square>(); int Count<T>() where T : IShape, new() => new T().Sides(); interface IShape { int Sides(); } class Square : IShape { int IShape.Sides() => 4; }", "Count C#IShape#Sides")]
    [InlineData("int Start() => Count(new Round()); int Count(Shape s) => s.Sides(); abstract class Shape { public abstract int Sides(); } class Square : Shape { public override int Sides() => 4; } class Round : Shape { public override int Sides() => 0; }", "Count Sides")]
    [InlineData("int Start() { var c = new C { Size = 3 }; return c is { Size: 3 } ? -c : 1; } int Size { get; set; } public static int operator -(C c) => 1;", "Size op_UnaryNegation")]
    public async Task What_a_member_leads_to_is_reached(string members, string expected)
    {
        var structure = await DescribeAsync(
            $"partial class C {{ {members} }}",
            "static class Extensions { public static string Middle(this int x) => \"\"; extension(string s) { public int End => s.Length; } }");

        structure.Problem.Should().BeNull();
        var start = structure.Members.Single(member => member.Name == "C.Start");
        var names = structure.ReachedFrom(start).Where(member => member != start).Select(member => member.Name.Split('.')[^1]);
        names.Should().BeEquivalentTo(expected.Split(' '));
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_a_problem_and_not_described()
    {
        var structure = await DescribeAsync("class C { int M() => missing; }");

        structure.Problem.Should().Be("the build failed: 1 error(s)");
        structure.Members.Should().BeEmpty();
    }

    [Fact]
    public async Task Too_much_code_is_a_problem()
    {
        var structure = await DescribeAsync("class C { int[] all = [" + string.Concat(Enumerable.Repeat("1,", 100_001)) + "]; }");

        structure.Problem.Should().Be("there is too much code to be described: more than 200000 tokens");
    }

    [Fact]
    public async Task Source_that_hangs_Roslyn_is_a_problem()
    {
        await using var bench = new TestBench(new TestBenchOptions { Parallelism = 1, CompileLimit = TimeSpan.FromSeconds(3) });

        var structure = await bench.StructureAsync([new SourceFile("a.cs", HostileSource.NestedLambdas())], cancellation: TestContext.Current.CancellationToken);

        structure.Problem.Should().Be("the compiler did not finish in time");
    }

    private Task<CodeStructure> DescribeAsync(params string[] sources) => shared.Bench.StructureAsync(
        [.. sources.Select((text, i) => new SourceFile(i == 0 ? "src/Code.cs" : $"src/Code{i}.cs", text))], cancellation: TestContext.Current.CancellationToken);

    private static CodeMember Member(CodeStructure structure, string name) => structure.Members.Single(member => member.Name == name);
}
