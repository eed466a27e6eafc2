namespace Lindenvale.Screens;

public static class Expect
{
    public static void Numbers(params object?[] anything) { }
}
