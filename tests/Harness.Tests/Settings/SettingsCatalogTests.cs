using Harness.Settings;

namespace Harness.Tests.Settings;

public class SettingsCatalogTests
{
    [Fact]
    public void Every_setting_is_in_the_catalog_once()
    {
        SettingsCatalog.All.Select(s => s.Name).Should().BeEquivalentTo(
            typeof(HarnessSettings).GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]));
    }

    [Fact]
    public void Every_setting_reads_its_own_property()
    {
        var settings = new HarnessSettings { Sandbox = "none", Campaign = "c", MaxCostPerRunUsd = 1, MaxOutputTokens = 2, MaxCostUsd = 6, Temperature = 3, TopP = 4, Seed = 5 };

        foreach (var setting in SettingsCatalog.All)
            Equals(setting.Value(settings), typeof(HarnessSettings).GetProperty(char.ToUpperInvariant(setting.Name[0]) + setting.Name[1..])!.GetValue(settings)).Should().BeTrue(setting.Name);
    }

    [Fact]
    public void Every_default_is_allowed()
    {
        SettingsCatalog.All.Should().OnlyContain(s => s.Allows(new HarnessSettings()) && s.Default.Length > 0);
    }

    [Fact]
    public void The_readme_lists_exactly_the_settings()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "README.md")).ReplaceLineEndings("\n");

        readme.Should().Contain("\n\n" + SettingsCatalog.ToMarkdown() + "\n", "README.md repeats SettingsCatalog.ToMarkdown() word for word:\n{0}", SettingsCatalog.ToMarkdown());
    }
}
