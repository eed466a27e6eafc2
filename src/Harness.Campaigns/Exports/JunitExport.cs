using System.Globalization;
using System.Text;
using System.Xml;
using Harness.Campaigns.Outcomes;
using Harness.Campaigns.Records;
using Harness.Campaigns.Reports;

namespace Harness.Campaigns.Exports;

/// <summary>
/// A campaign as JUnit XML, the dialect that continuous integration reads: a suite a task, a case a run. A failed run is a
/// <c>failure</c>, an invalid one an <c>error</c>; one that was not made on purpose, and a planned one without a record, is <c>skipped</c>. See
/// <see href="https://github.com/testmoapp/junitxml"/>.
/// </summary>
public static class JunitExport
{
    /// <summary>The document, byte for byte the same for the same records.</summary>
    public static string Write(CampaignSummary summary)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            Totals(xml, summary.Manifest.Id, [.. summary.Tasks]);
            foreach (var task in summary.Tasks)
                Suite(xml, task, summary);
            xml.WriteEndElement();
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static void Suite(XmlWriter xml, TaskSummary task, CampaignSummary summary)
    {
        xml.WriteStartElement("testsuite");
        Totals(xml, $"{task.Task} {task.Name}", [task]);
        if (task.Runs.Count > 0)
            xml.WriteAttributeString("timestamp", task.Runs.Min(run => run.StartedAt).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteStartElement("properties");
        Property("model", summary.Manifest.Model);
        Property("campaign", summary.Manifest.Id);
        if (summary.Manifest.Reconstruction)
            Property("reconstruction", "true");
        xml.WriteEndElement();
        foreach (var run in task.Runs)
            Case(xml, run);
        foreach (var run in task.Missing)
        {
            Begin(xml, task.Task, FormattableString.Invariant($"{task.Task} {task.Name} · run {run}"), 0);
            Skipped(xml, "planned, and no record of it");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();

        void Property(string name, string value)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", Valid(value));
            xml.WriteEndElement();
        }
    }

    private static void Case(XmlWriter xml, RunRecord run)
    {
        Begin(xml, run.Task, ExportedText.NameOf(run), run.Seconds);
        if (run.WasLeftOut())
        {
            Skipped(xml, RunNote.Of(run));
        }
        else if (run.Outcome.Kind != OutcomeKind.Passed)
        {
            xml.WriteStartElement(run.Outcome.Kind == OutcomeKind.Failed ? "failure" : "error");
            xml.WriteAttributeString("type", run.Outcome.Mode?.Name() ?? run.Outcome.Cause?.Name() ?? run.Outcome.Kind.Name());
            xml.WriteAttributeString("message", Valid(RunNote.Of(run)));
            xml.WriteString(Valid(ExportedText.ReasonsOf(run)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Skipped(XmlWriter xml, string why)
    {
        xml.WriteStartElement("skipped");
        xml.WriteAttributeString("message", why);
        xml.WriteEndElement();
    }

    private static void Begin(XmlWriter xml, string task, string name, double seconds)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Valid(task));
        xml.WriteAttributeString("name", Valid(ExportedText.Line(name)));
        xml.WriteAttributeString("time", Seconds(seconds));
    }

    private static int LeftOut(TaskSummary task) => task.Rows.Count(row => row.WasLeftOut);

    private static void Totals(XmlWriter xml, string name, TaskSummary[] tasks)
    {
        xml.WriteAttributeString("name", Valid(ExportedText.Line(name)));
        xml.WriteAttributeString("tests", Number(tasks.Sum(task => task.Runs.Count + task.Missing.Count)));
        xml.WriteAttributeString("failures", Number(tasks.Sum(task => task.Valid - task.Passed)));
        xml.WriteAttributeString("errors", Number(tasks.Sum(task => task.Invalid - LeftOut(task))));
        xml.WriteAttributeString("skipped", Number(tasks.Sum(task => task.Missing.Count + LeftOut(task))));
        xml.WriteAttributeString("time", Seconds(tasks.Sum(task => task.Runs.Sum(run => run.Seconds))));
    }

    // XML 1.0 has no place for some characters, not even escaped: https://www.w3.org/TR/xml/#charsets.
    private static string Valid(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or (>= ' ' and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000)
                valid.Append(rune.ToString());
        }

        return valid.ToString();
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
