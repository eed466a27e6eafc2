namespace Harness.Models.Wires;

/// <summary>
/// What signs a request to Amazon: the three values that AWS tools read from <c>AWS_ACCESS_KEY_ID</c>,
/// <c>AWS_SECRET_ACCESS_KEY</c> and <c>AWS_SESSION_TOKEN</c>. Who makes them reads the environment; profiles and roles are not read.
/// </summary>
/// <param name="AccessKeyId">Says who signs; not secret.</param>
/// <param name="SecretAccessKey">Never sent.</param>
/// <param name="SessionToken">Sent with temporary credentials; null with lasting ones.</param>
/// <param name="Region">The region that serves, e.g. <c>us-east-1</c>. Part of the signature.</param>
public sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken, string Region)
{
    /// <summary>Shows no secret.</summary>
    public override string ToString() => $"AWS credentials for {Region}";
}
