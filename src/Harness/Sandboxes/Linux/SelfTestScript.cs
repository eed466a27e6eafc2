namespace Harness.Sandboxes.Linux;

/// <summary>What a sandbox is asked about itself from inside: a script for <c>/bin/sh</c> that prints lines <c>name=value</c>.</summary>
internal static class SelfTestScript
{
    /// <summary>The last line before the script waits for a line of input.</summary>
    public const string Ready = "ready=yes";

    /// <summary>How many processes the script tries to start at once.</summary>
    public const int Forks = 60;

    /// <summary>The program of <see cref="SocketProgram"/> has to be in the working folder under this name.</summary>
    public const string SocketProgram = "try-socket";

    /// <summary>Arguments: paths of the host that must not be seen. After the count of processes, which is used up then, nothing is started any more.</summary>
    public const string Text =
        """
        exec 2> /dev/null
        for path in "$@"; do [ -e "$path" ] && echo "seen=$path"; done
        for path in /usr/harness-try /etc/harness-try /harness-try /opt/harness-try /proc/sys/vm/drop_caches /sys/harness-try; do
          ( : > "$path" ) && echo "written=$path"
        done
        echo yes > harness-try && [ "$(cat harness-try)" = yes ] && echo workspace=writable
        while read -r name value; do
          case $name in Uid:|CapPrm:|CapEff:|CapBnd:|NoNewPrivs:|Seccomp:) echo "$name=$value" ;; esac
        done < /proc/self/status
        while IFS= read -r line; do
          case $line in 'Max cpu time'*|'Max processes'*|'Max data size'*|'Max file size'*) echo "limit=$line" ;; esac
        done < /proc/self/limits
        tr '\0' '\n' < /proc/1/environ | while IFS= read -r line; do echo "variable=${line%%=*}"; done
        while read -r name rest; do case $name in *:) echo "interface=${name%:}" ;; esac; done < /proc/net/dev
        while read -r name target rest; do echo "route=$name $target"; done < /proc/net/route
        for name in user pid net ipc uts mnt; do echo "namespace=$name $(readlink /proc/self/ns/$name)"; done
        for folder in /proc/[0-9]*; do echo "process=${folder#/proc/}"; done
        cp ./try-socket /tmp/try-socket && chmod 700 /tmp/try-socket && { /tmp/try-socket; echo "vsock=$?"; }
        unshare --user true; echo "unshare=$?"
        setsid sleep 607 > /dev/null < /dev/null &
        echo "forks=$( ( count=0; while [ $count -lt 60 ]; do sleep 30 > /dev/null & count=$((count + 1)); echo one; done ) | wc -l)"
        echo ready=yes
        read -r line
        """;
}
