namespace Harness.Tools;

/// <summary>The JSON types that tool arguments may have.</summary>
public enum ToolParameterType
{
    String,

    /// <summary>A whole number; a JSON string that holds one is accepted too, as many models send it so.</summary>
    Integer,

    /// <summary>True or false; the JSON strings <c>"true"</c> and <c>"false"</c> are accepted too.</summary>
    Boolean,
}
