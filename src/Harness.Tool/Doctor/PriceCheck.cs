using System.Globalization;
using Harness.Campaigns.Pricing;
using Harness.Models;

namespace Harness.Tool.Doctor;

/// <summary>Whether it is known what the model costs now, and how old and how sure that is.</summary>
internal static class PriceCheck
{
    private const string Name = "price";
    private const int OldDays = 180;

    public static Finding Look(ModelUnderTest model, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return model.Prices?.At(now) switch
        {
            { IsFree: true } => Finding.Ok(Name, "declared free"),
            { InputUsd: { } input, OutputUsd: { } output } row => Known(row, input, output, now),
            _ => Finding.Warning(Name, "unknown: costs will be shown as unknown, and a limit on money is refused", model.PriceCure ?? "measure without a limit"),
        };
    }

    private static Finding Known(PriceRow row, decimal input, decimal output, DateTimeOffset now)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"USD {input} in, {output} out per million tokens ({row.Id}{(row.SourceDate is { } date ? ", published " + date : "")})");
        if (row.Confidence == PriceConfidence.Low)
            return Finding.Warning(Name, message + ": one source says so", "compare it with the provider's price page");
        return Published(row.SourceDate) is { } then && (now - then).TotalDays is > OldDays and var days
            ? Finding.Warning(Name, string.Create(CultureInfo.InvariantCulture, $"{message}: {days:0} days old"), "compare it with the provider's price page")
            : Finding.Ok(Name, message);
    }

    // A month or a year is taken at its first day: then the price is rather too old than too young.
    private static DateTimeOffset? Published(string? date) =>
        DateTimeOffset.TryParseExact(date, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published) ? published : null;
}
