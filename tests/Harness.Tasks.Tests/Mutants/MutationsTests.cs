namespace Harness.Tasks.Tests.Mutants;

/// <summary>The changes that mutants are made of.</summary>
public sealed class MutationsTests
{
    private const string Stock = """
        class Stock
        {
            int Take(int wanted, int held)
            {
                if (wanted < 1)
                    return 0;
                Book(wanted, held);
                return held - wanted;
            }
        }
        """;

    [Fact]
    public void Code_is_changed_in_what_it_does()
    {
        var changes = CSharpMutations.Of(Stock, new HashSet<string>()).ToList();

        changes.Should().OnlyContain(change => change.Place == "Stock.Take");
        changes.Select(change => change.Operator).Should().BeEquivalentTo(
            "negate-condition", "remove-guard", "flip-comparison", "literal+1", "literal-1", "literal+1", "literal-1",
            "delete-statement", "swap-arguments", "plus-minus");
        var withoutGuard = changes.Single(change => change.Operator == "remove-guard");
        NormalForm.Of("Stock.cs", withoutGuard.Text!).Should().NotContain("if").And.Contain("Book ( wanted , held )");
    }

    [Fact]
    public void Code_that_was_there_before_stays() =>
        CSharpMutations.Of(Stock, CSharpMutations.MembersOf(Stock.Replace("    ", "\t", StringComparison.Ordinal)).ToHashSet()).Should().BeEmpty();

    [Fact]
    public void A_number_keeps_its_width() =>
        TextMutations.OfNumbers("2026-09-30").Select(change => change.Text).Should().Equal("2027-09-30", "2026-10-30", "2026-09-31");

    [Fact]
    public void Lines_are_lost_said_twice_and_exchanged() =>
        TextMutations.OfLines("a\nb\n").Select(change => change.Text)
            .Should().BeEquivalentTo("b\n", "a\n", "a\na\nb\n", "a\nb\nb\n", "b\na\n");

    [Fact]
    public void Members_and_elements_of_json_are_lost_said_twice_and_exchanged() =>
        JsonMutations.Of("""{"a":[1,2],"b":3}""").Select(change => NormalForm.Of("x.json", change.Text!)).Should().BeEquivalentTo(
            """{"b":3}""", """{"a":[1,2]}""", """{"a":3,"b":[1,2]}""",
            """{"a":[2],"b":3}""", """{"a":[1],"b":3}""", """{"a":[1,1,2],"b":3}""", """{"a":[1,2,2],"b":3}""", """{"a":[2,1],"b":3}""");
}
