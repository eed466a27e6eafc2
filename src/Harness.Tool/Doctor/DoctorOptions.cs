namespace Harness.Tool.Doctor;

/// <summary>What the doctor was asked to look at.</summary>
/// <param name="Call">Ask the model for one short answer, which costs money.</param>
/// <param name="Oracle">Play one task's reference.</param>
/// <param name="Build">Build the tasks before that.</param>
internal sealed record DoctorOptions(bool Call, bool Oracle, bool Build);
