using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Harness.Tools;

/// <summary>
/// A connection to a SQLite file for hostile queries: read-only, without other files, limited in time, memory and size.
/// </summary>
/// <remarks>
/// The time limit is a progress handler, as <c>CommandTimeout</c> only limits the wait for locks and <c>Cancel</c> does nothing
/// (https://github.com/dotnet/efcore/issues/38757).
/// </remarks>
internal sealed class GuardedDatabase : IDisposable
{
    private const int ProgressInterval = 1000;

    private readonly SqliteConnection _connection;
    private readonly SqlLimits _limits;
    private string? _refused;

    private GuardedDatabase(SqliteConnection connection, SqlLimits limits)
    {
        _connection = connection;
        _limits = limits;
    }

    /// <summary>Opens the file. The time of <see cref="SqlLimits.Time"/> begins now.</summary>
    /// <exception cref="SqliteException">The file is missing or no database.</exception>
    public static GuardedDatabase Open(string file, SqlLimits limits, TimeProvider clock, CancellationToken cancellation)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Cache = SqliteCacheMode.Private,
            Pooling = false,
        };
        var database = new GuardedDatabase(new SqliteConnection(settings.ToString()), limits);
        try
        {
            database._connection.Open();
            database.Guard(clock, cancellation);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public SqliteCommand Command(string sql)
    {
        _refused = null;
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>What went wrong, for a model.</summary>
    public string Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        // A refused function comes with another code than a refused statement.
        _ when _refused is not null => $"{_refused} is not allowed; only SELECT queries are",
        raw.SQLITE_INTERRUPT => string.Create(CultureInfo.InvariantCulture, $"the query took longer than {_limits.Time.TotalSeconds:0.###} s and was stopped; make it cheaper, for example with a join condition or a LIMIT in a subquery"),
        raw.SQLITE_TOOBIG => "a value or the query became too large; select less",
        _ => ReplyText.Cut(ReplyText.OneLine(error.Message), 500),
    };

    public void Dispose() => _connection.Dispose();

    private void Guard(TimeProvider clock, CancellationToken cancellation)
    {
        using (var settings = Command("PRAGMA query_only=1; PRAGMA trusted_schema=0; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=1;"))
            settings.ExecuteNonQuery();

        var handle = _connection.Handle!;
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_ATTACHED, 0);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LENGTH, 1_000_000);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_SQL_LENGTH, 4 * _limits.MaxQueryCharacters);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_COLUMN, 200);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_EXPR_DEPTH, 100);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_COMPOUND_SELECT, 20);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_VDBE_OP, 250_000);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_VARIABLE_NUMBER, 100);
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_WORKER_THREADS, 0);
        raw.sqlite3_enable_load_extension(handle, 0);
        raw.sqlite3_set_authorizer(handle, Authorize, null);

        var started = clock.GetTimestamp();
        raw.sqlite3_progress_handler(
            handle,
            ProgressInterval,
            _ => cancellation.IsCancellationRequested || clock.GetElapsedTime(started) > _limits.Time ? 1 : 0,
            null);
    }

    private int Authorize(object state, int action, string first, string second, string database, string trigger)
    {
        if (SqlPermissions.RefusalOf(action, first, second) is not { } refused)
            return raw.SQLITE_OK;
        _refused ??= ReplyText.OneLine(refused);
        return raw.SQLITE_DENY;
    }
}
