namespace NorrvikLine.Hosting;

/// <summary>Which object stands behind which type. Filled at the start, each object is made when it is first asked for.</summary>
public sealed class ServiceTable
{
    private readonly Dictionary<Type, Func<ServiceTable, object>> _makers = [];
    private readonly Dictionary<Type, List<Func<object, object>>> _wrappers = [];
    private readonly Dictionary<Type, object> _made = [];

    public void Add<T>(Func<ServiceTable, T> make)
        where T : class => _makers[typeof(T)] = make;

    public void Wrap<T>(Func<T, T> wrap)
        where T : class
    {
        if (!_wrappers.TryGetValue(typeof(T), out var wrappers))
            _wrappers[typeof(T)] = wrappers = [];

        wrappers.Add(inner => wrap((T)inner));
    }

    /// <exception cref="KeyNotFoundException">Nothing was added for the type.</exception>
    public T Get<T>()
        where T : class
    {
        if (_made.TryGetValue(typeof(T), out var made))
            return (T)made;

        made = _makers[typeof(T)](this);
        foreach (var wrap in _wrappers.GetValueOrDefault(typeof(T), []))
            made = wrap(made);

        _made[typeof(T)] = made;
        return (T)made;
    }
}
