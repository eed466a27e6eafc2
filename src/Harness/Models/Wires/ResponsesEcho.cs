using System.Text.Json;

namespace Harness.Models.Wires;

/// <summary>The output items of an answer, which go back byte for byte: reasoning in its encrypted form, unknown ones too.</summary>
internal sealed record ResponsesEcho(IReadOnlyList<JsonElement> Items);
