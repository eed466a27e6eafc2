namespace Brightwater.Loyalty.Points;

/// <summary>Voucher codes that the tills accept, delivered by the printer in batches.</summary>
public sealed class VoucherStock(IEnumerable<string> codes)
{
    private readonly Queue<string> _codes = new(codes);

    public int Remaining => _codes.Count;

    /// <summary>Takes the next code out of the stock. It cannot be put back.</summary>
    /// <exception cref="InvalidOperationException">The stock is empty.</exception>
    public string Take() =>
        _codes.TryDequeue(out var code) ? code : throw new InvalidOperationException("The voucher stock is empty.");
}
