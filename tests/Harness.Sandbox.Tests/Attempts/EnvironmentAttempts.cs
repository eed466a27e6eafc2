using Harness.Campaigns.Records;

namespace Harness.Sandbox.Tests.Attempts;

/// <summary>Reading the harness's environment, and bending that of what comes later.</summary>
internal static class EnvironmentAttempts
{
    public static IEnumerable<Attempt> All { get; } =
    [
        new Attempt
        {
            Name = "find a key in the environment that it was given",
            Guard = null,
            Expected = Verdict.Refused,
            Script = """
                env; tr '\0' '\n' < /proc/self/environ
                env | grep -i -e api_key -e secret -e token && breach 'a variable that looks like a key'
                """,
        },
        new Attempt
        {
            Name = "find a key in the environment of another process",
            Guard = IsolationGuard.Environment,
            Expected = Verdict.Refused,
            Control = Control.Succeeds,
            // The value itself is what is looked for in the output, of which only the ends are kept.
            Script = "for file in /proc/[0-9]*/environ /proc/[0-9]*/task/*/environ; do tr '\\0' '\\n' < $file | grep PLANTED; done 2>/dev/null",
        },
        new Attempt
        {
            Name = "set variables for a later command",
            Guard = null,
            Expected = Verdict.Contained,
            Script = """
                export DOTNET_STARTUP_HOOKS=$WORK/hook.dll DOTNET_ADDITIONAL_DEPS=$WORK/deps DOTNET_SHARED_STORE=$WORK/store LD_PRELOAD=$WORK/hook.so PATH=$WORK:$PATH
                for file in .profile .bashrc .bash_profile .shrc .dashrc .zshrc .config/fish/config.fish .dotnet/startup; do
                  mkdir -p "$HOME/$(dirname $file)"; echo 'echo breach: a start-up file ran; export DOTNET_STARTUP_HOOKS=planted' > "$HOME/$file"
                done 2>/dev/null
                """,
            Later = """
                for name in DOTNET_STARTUP_HOOKS DOTNET_ADDITIONAL_DEPS DOTNET_SHARED_STORE LD_PRELOAD LD_LIBRARY_PATH CORECLR_ENABLE_PROFILING ENV BASH_ENV; do
                  eval "value=\$$name"; [ -n "$value" ] && breach "$name is $value"
                done
                case $PATH in *"$WORK"*) breach "PATH is $PATH";; esac
                [ -e "$HOME/.profile" ] && breach "the home is that of the earlier command"
                probe segment 0
                """,
        },
        new Attempt
        {
            Name = "leave programs in temporary folders for a later command",
            Guard = null,
            Expected = Verdict.Contained,
            Script = "for folder in $TMPDIR $HOME; do echo planted > $folder/$MARK-planted; mkdir -p $folder/.dotnet; done",
            Later = "for folder in $TMPDIR $HOME; do [ -e $folder/$MARK-planted ] && breach \"$folder holds what an earlier command wrote\"; done",
        },
        new Attempt
        {
            Name = "have .NET read settings from the workspace",
            Guard = null,
            Expected = Verdict.Contained,
            Script = """
                for name in Harness.SandboxProbe Harness.TestHost testhost; do
                  echo '{"runtimeOptions":{"configProperties":{"System.GC.Server":true},"framework":{"name":"Planted","version":"1.0.0"}}}' > $name.runtimeconfig.json
                  echo 'not json' > $name.deps.json; echo 'not json' > $name.runtimeconfig.dev.json
                done
                echo '{"sdk":{"version":"99.0.0"}}' > global.json; echo '<Project><Broken/></Project>' > Directory.Build.props; echo 'MZ' > System.Private.CoreLib.dll
                probe segment 0
                """,
            Later = "probe segment 0",
        },
    ];
}
