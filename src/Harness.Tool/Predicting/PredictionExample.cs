namespace Harness.Tool.Predicting;

/// <summary>A file of predictions that can be used as it is.</summary>
internal static class PredictionExample
{
    public const string Text = """
        {
          "$schema": "fixtures/predictions.schema.json",
          "formatVersion": 1,
          "note": "Write this before the first run and name it with HARNESS_PREDICTIONS. A prediction is a quantity with equals, or atLeast, above, atMost, below. better (higher or lower) says in which direction missing it is good news; confidence is your probability that it holds, 0 to 1. A falsification condition overturns the hypothesis when it is true.",
          "suite": "agentic-core-v1",
          "predictions": [
            { "id": "P1", "text": "Passes 20 to 24 of 30 runs", "quantity": "passes", "atLeast": 20, "atMost": 24, "better": "higher", "confidence": 0.7 },
            { "id": "P2", "text": "Never passes task_09", "quantity": "passes", "task": "task_09", "equals": 0, "confidence": 0.8 },
            { "id": "P3", "text": "A pass costs less than $0.003", "quantity": "cost_per_pass_usd", "below": 0.003, "better": "lower", "confidence": 0.6 }
          ],
          "falsifications": [
            { "id": "F1", "text": "Fewer than 15 of 30 runs pass", "quantity": "passes", "below": 15, "hypothesis": "The model is fit for agentic work" }
          ]
        }
        """;
}
