using System.CommandLine;
using TopDown.Install;

namespace TopDown.Commands;

/// <summary>topdown doctor: which copies lie where hosts look, and what is wrong with them; 1 when something is.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Which copies lie where hosts look, and what is wrong with them.");
        command.SetAction(_ => Guard.Run(() =>
        {
            var doctor = new Doctor(Places.Scanned());
            foreach (string line in doctor.Report()) Console.WriteLine(line);
            return doctor.Findings.Count == 0 ? 0 : 1;
        }));
        return command;
    }
}
