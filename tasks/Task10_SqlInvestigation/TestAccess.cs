using System.Runtime.CompilerServices;

// Generators are tested for all instances, which is more than the attempts of one instance can show.
[assembly: InternalsVisibleTo("Harness.Tasks.Tests")]
