namespace Harness.Settings;

/// <summary>A setting is wrong. The message names the setting, its value and what is allowed.</summary>
public sealed class SettingsException(string message) : Exception(message);
