using TopDown.Install;
using TopDown.Mixdown;

namespace TopDown.Commands;

/// <summary>The installer's refusals in the console's words.</summary>
static class Guard
{
    public static void Run(Action job) => Run(() =>
    {
        job();
        return 0;
    });

    public static int Run(Func<int> job)
    {
        try
        {
            return job();
        }
        catch (InstallException e)
        {
            throw new UserException(e.Message, e.ExitCode);
        }
    }
}
