namespace Harness.Campaigns.Money;

/// <summary>What the ledger said to a request for money.</summary>
/// <param name="Reservation">The money; null when it does not fit now.</param>
/// <param name="MayFitLater">It would fit if no other request had money reserved: worth waiting for.</param>
/// <param name="SpentUsd">What is spent, or may be.</param>
/// <param name="ReservedUsd">What is reserved for requests that are not over.</param>
public sealed record ReservationAnswer(Reservation? Reservation, bool MayFitLater, decimal SpentUsd, decimal ReservedUsd);
