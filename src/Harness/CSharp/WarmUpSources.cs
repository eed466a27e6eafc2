namespace Harness.CSharp;

/// <summary>A small workspace that touches what most workspaces use, so that the first real compile finds a warm compiler.</summary>
internal static class WarmUpSources
{
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        new SourceFile(
            "src/Shelf.cs",
            """
            namespace Warm.Up;

            public record Item(string Name, decimal Price, int Count = 1);

            public interface IDiscount { decimal Apply(decimal total); }

            public sealed class Shelf(IDiscount? discount = null)
            {
                private readonly Dictionary<string, Item> items = [];

                public decimal Total => discount?.Apply(items.Values.Sum(item => item.Price * item.Count)) ?? 0m;

                public void Add(Item item)
                {
                    if (item is { Count: < 1 } or { Name: "" })
                        throw new ArgumentException($"{item.Name}: {item.Count:N0}", nameof(item));
                    items[item.Name] = items.TryGetValue(item.Name, out var known) ? known with { Count = known.Count + 1 } : item;
                }

                public async Task<IEnumerable<string>> NamesAsync(CancellationToken cancellation)
                {
                    await Task.Delay(0, cancellation);
                    return from item in items.Values where item.Price > 0 orderby item.Name select item.Name.Trim();
                }
            }
            """),
        new SourceFile(
            "tests/ShelfTests.cs",
            """
            using Xunit;

            namespace Warm.Up.Tests;

            public class ShelfTests
            {
                [Fact]
                public void An_empty_shelf_costs_nothing() => Assert.Equal(0m, new Shelf().Total);

                [Theory]
                [InlineData("a", 1)]
                [InlineData("", 0)]
                public void Names_and_counts_are_needed(string name, int count)
                {
                    var error = Record.Exception(() => new Shelf().Add(new Item(name, 1m, count)));
                    switch (count)
                    {
                        case 0: Assert.IsType<ArgumentException>(error); break;
                        default: Assert.Null(error); break;
                    }
                }
            }
            """),
    ];
}
