using System.Globalization;
using Harness.Loopback;
using Harness.Tool.Doctor;

namespace Harness.Tool.Tests;

/// <summary>A small repository in a temporary folder, and the environment in which its doctor is called.</summary>
internal sealed class Repository : IDisposable
{
    /// <summary>A key that must be printed nowhere.</summary>
    public const string Key = "sk-canary-4Hd7WqLm92XzTc51-Rk83NpVy";

    private readonly Dictionary<string, string> _environment = [];

    public Repository()
    {
        Folder = Directory.CreateTempSubdirectory("tool-").FullName;
        Directory.CreateDirectory(Path.Combine(Folder, ".git"));
        File("harness.json", "{}");
    }

    public string Folder { get; }

    /// <summary>Writes a file of the repository.</summary>
    public Repository File(string name, string text)
    {
        System.IO.File.WriteAllText(Path.Combine(Folder, name), text);
        return this;
    }

    public Repository Set(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Names a model at known prices, with a key, that is served at an address.</summary>
    public Repository Against(string baseUrl)
    {
        Set("HARNESS_SANDBOX", "none").Set("LOOPBACK_KEY", Key);
        return File("harness.json", $$"""
            { "models": { "local": { "baseUrl": "{{baseUrl}}", "modelId": "loopback-1", "apiKeyVariable": "LOOPBACK_KEY", "inputUsd": 2, "outputUsd": 10 } } }
            """);
    }

    public Repository Against(LoopbackModel server) => Against(server.BaseUrl.ToString());

    public Task<FinishedTool> RunAsync(params string[] arguments) => BuiltTool.RunAsync(Folder, _environment, arguments);

    /// <summary>The doctor's findings, by check, from a process of its own that tries each sandbox of this machine.</summary>
    public async Task<Diagnosis> DoctorAsync(params string[] arguments) => Diagnosed(await RunAsync(["doctor", "--fast", "--json", .. arguments]));

    /// <summary>The same in this process and without a sandbox to try, which takes seconds and says nothing about the rest.</summary>
    public async Task<Diagnosis> LookAsync(string? model = null, bool call = true)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var view = new FindingsView(new Terminal(output, errors, width: 1000, progressWidth: 1000, isPlain: true), json: true);
        var doctor = new MachineDoctor(
            BuiltTool.EnvironmentWith(_environment), Folder, model, new DoctorOptions(call, Oracle: false, Build: true), static (_, _) => [], TimeProvider.System);
        await foreach (var finding in doctor.LookAsync(view.Progress, TestContext.Current.CancellationToken))
            view.Show(finding);
        return Diagnosed(new FinishedTool(view.End() ? ExitCodes.Success : ExitCodes.Failure, output.ToString(), errors.ToString()));
    }

    public System.Diagnostics.Process StartDoctor(params string[] arguments) =>
        BuiltTool.Start(BuiltTool.Dotnet, Folder, _environment, ["exec", BuiltTool.Assembly, "doctor", "--fast", .. arguments]);

    private static Diagnosis Diagnosed(FinishedTool command)
    {
        command.Everything.Should().NotContain(Key);
        command.Output.Should().StartWith("{", command.Everything);
        return new Diagnosis(command);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>What a doctor with <c>--json</c> found.</summary>
    internal sealed record Diagnosis(FinishedTool Command)
    {
        public int ExitCode => Command.ExitCode;

        /// <summary>The findings of one check, as <c>status: message | cure</c>.</summary>
        public string Of(string check) => string.Join('\n', Command.Json.GetProperty("checks").EnumerateArray()
            .Where(finding => finding.GetProperty("check").GetString() == check)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.GetProperty("status")}: {f.GetProperty("message")}{(f.TryGetProperty("cure", out var cure) ? " | " + cure : "")}")));
    }
}
