namespace Harness.Campaigns.Tests.Seed;

/// <summary>The published predictions, in the format of <c>predictions.json</c>.</summary>
internal static class SeedPredictions
{
    public const string Json = """
        {
          "$schema": "../../predictions.schema.json",
          "formatVersion": 1,
          "note": "Reconstruction: the published predictions of the campaign in this format, written after the fact.",
          "suite": "agentic-core-v1",
          "predictions": [
            { "id": "P1", "text": "Overall 22/30", "quantity": "passes", "equals": 22 },
            { "id": "P2", "text": "task_09 0/3", "quantity": "passes", "task": "task_09", "equals": 0 },
            { "id": "P3", "text": "task_02 3/3", "quantity": "passes", "task": "task_02", "equals": 3, "better": "higher" },
            { "id": "P4", "text": "task_07 2/3", "quantity": "passes", "task": "task_07", "equals": 2, "better": "higher" },
            { "id": "P5", "text": "The quick-fail pattern of Qwen3 Next, on task_04 and task_06, is reproduced", "quantity": "quick_fail_tasks_shared_with_campaign", "campaign": "qwen3-next-80b-a3b-agentic-core-v1-2026", "atLeast": 2 },
            { "id": "P6", "text": "Cost below $0.003 per pass", "quantity": "cost_per_pass_usd", "below": 0.003, "better": "lower" }
          ],
          "falsifications": [
            { "id": "F3", "text": "Score below 20/30", "quantity": "passes", "below": 20 },
            { "id": "F4", "text": "A non-reasoning model passes task_09", "quantity": "passes", "task": "task_09", "atLeast": 1 }
          ]
        }

        """;
}
