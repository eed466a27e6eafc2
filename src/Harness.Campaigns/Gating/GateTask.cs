using Harness.Campaigns.Statistics;

namespace Harness.Campaigns.Gating;

/// <summary>One task of either side.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Name">The task's name; hostile text.</param>
/// <param name="Runs">The valid runs of both sides.</param>
/// <param name="Planned">Rows of the candidate that were planned.</param>
/// <param name="Invalid">Rows of the candidate that were made and could not be judged.</param>
/// <param name="Curtailed">Rows of the candidate that were not needed.</param>
/// <param name="NotMade">Rows of the candidate that were never made, cancelled or stopped for want of money: a continuation makes them.</param>
/// <param name="LeftOut">Why it is in no number; null when it is compared.</param>
/// <param name="Alarm">Null when it is not compared, or runs were curtailed whose outcome could decide it; see <see cref="GateAlarms"/>.</param>
public sealed record GateTask(string Task, string Name, TaskPair Runs, int Planned, int Invalid, int Curtailed, int NotMade, string? LeftOut, TaskAlarm? Alarm = null);
