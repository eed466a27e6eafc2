using System.Runtime.Versioning;

// The attempts are scripts and system calls of Linux; elsewhere every test is skipped with the reason.
[assembly: SupportedOSPlatform("linux")]
