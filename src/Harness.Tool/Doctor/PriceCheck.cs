using System.Globalization;
using Harness.Models;

namespace Harness.Tool.Doctor;

/// <summary>Whether it is known what the model costs now.</summary>
internal static class PriceCheck
{
    private const string Name = "price";

    public static Finding Look(ModelUnderTest model, TimeProvider time)
    {
        if (model.Prices?.At(time.GetUtcNow()) is not { } price)
            return Finding.Warning(Name, "unknown: costs will be shown as unknown, and a limit on money is refused", $"set inputUsd and outputUsd (USD per million tokens) of models:{model.Name} in harness.json, or free");
        return Finding.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"USD {price.InputUsd} in, {price.OutputUsd} out per million tokens ({price.Id})"));
    }
}
