using System.CommandLine;
using TopDown.Install;

namespace TopDown.Tool;

/// <summary>doctor: which copies lie where, and what is wrong with them; 1 when something is.</summary>
static class DoctorVerb
{
    public static Command Create()
    {
        var command = new Command("doctor", "Which copies lie where hosts look, and what is wrong with them.");
        command.SetAction(_ =>
        {
            var doctor = new Doctor(Places.Scanned());
            foreach (string line in doctor.Report()) Report.Say(line);
            return doctor.Findings.Count == 0 ? 0 : InstallException.Failed;
        });
        return command;
    }
}
