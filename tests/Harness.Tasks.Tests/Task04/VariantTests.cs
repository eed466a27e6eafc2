using System.Globalization;
using Harness.Tasks.Task04_TraceThroughCodebase;

namespace Harness.Tasks.Tests.Task04;

public sealed class VariantTests
{
    public static IEnumerable<TheoryDataRow<int>> Instances() => Enumerable.Range(1, 50).Select(instance => new TheoryDataRow<int>(instance));

    [Theory]
    [MemberData(nameof(Instances))]
    public void No_published_member_is_right_in_another_instance(int instance)
    {
        var published = new RenamedTask(0).Expected;
        var other = new RenamedTask(instance).Expected;

        other.OriginFile.Should().NotBe(published.OriginFile);
        other.Chain.Zip(published.Chain).Should().OnlyContain(pair => !MemberName.Matches(Short(pair.Second.Name), pair.First.Name));
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void New_names_and_numbers_are_new_in_the_workspace(int instance)
    {
        var published = new RenamedTask(0);
        var words = published.Files.SelectMany(file => Words(file.Key + " " + file.Value)).ToHashSet(StringComparer.Ordinal);
        var names = Variant.Of(instance);

        names.Values.Should().OnlyHaveUniqueItems();
        // Shorter ones are cents and codes of harbours.
        names.Values.SelectMany(Words).Where(word => word.Length > 3).Should().OnlyContain(word => !words.Contains(word));
        names.Keys.Should().OnlyContain(key => published.Prompt.Contains(key) || published.Files.Any(file => file.Key.Contains(key) || file.Value.Contains(key)));
    }

    [Theory]
    [MemberData(nameof(Instances))]
    public void The_rate_is_rounded_up_to_the_amount(int instance)
    {
        var names = Variant.Of(instance);
        var rate = int.Parse(names["4140"], CultureInfo.InvariantCulture);
        var amount = int.Parse(names["4150"], CultureInfo.InvariantCulture);

        (amount % 50).Should().Be(0);
        (amount - rate).Should().BeInRange(1, 49);
    }

    private static string Short(string name) => string.Join('.', name.Split('.')[^2..]);

    private static IEnumerable<string> Words(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"\w+").Select(word => word.Value);
}
