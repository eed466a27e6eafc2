using Harness.Models.Cassettes;

namespace Harness.Tests.Models.Cassettes;

public class RequestBodyTests
{
    [Theory]
    [InlineData("""{"tools":[{"b":1,"a":2}],"messages":[{"role":"user","content":"a"}]}""")]
    [InlineData("""{"tools":[{"b":1,"a":2}],"messages":[{"role":"user","content":"a"},{"role":"user","content":"a"}]}""")]
    [InlineData("""{"tools":[{"a":2,"b":1}],"messages":[{"role": "user","content":"a"},{"role":"user","content":"b"}],"n":1}""")]
    [InlineData("""{"messages":[],"n":{"role":"user","content":"a"}}""")]
    [InlineData("""{"messages":1,"input":[{"role":"user"}]}""")]
    [InlineData("""{"":[1],"n":2}""")]
    [InlineData("[1, 2]")]
    [InlineData("no json")]
    public void After_whatever_requests_a_body_reads_as_alone(string body)
    {
        var texts = new CanonicalTexts();
        foreach (var before in (string[])["""{"tools":[{"b":1,"a":2}],"messages":[{"content":"a","role":"user"}]}""", """{"messages":[{"role":"user","content":"a"}],"n":1}""", body])
            RequestBody.Parse(before, texts);

        RequestBody.Parse(body, texts).Should().BeEquivalentTo(RequestBody.Parse(body));
    }

    [Theory]
    [InlineData("""{"n":1,"n":2}""")]
    [InlineData("""{"messages":[],"messages":[1]}""")]
    [InlineData("{\"half \\ud83d\":1}")]
    [InlineData("{\"messages\":[{\"half \\ud83d\":1}]}")]
    [InlineData("{\"n\":{\"half \\ud83d\":1}}")]
    [InlineData("{\"n\":1")]
    public void What_has_no_canonical_form_stays_the_text_that_it_is(string body) =>
        RequestBody.Parse(body).Should().BeEquivalentTo(new RequestBody { Text = body });
}
