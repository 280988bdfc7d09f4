using System.Text;
using TopDown.Install;
using TopDown.Plugin;
using TopDown.Vst3;

namespace TopDown.Package;

/// <summary>The Windows setup by NSIS, from installer/windows/setup.nsi and what the pages say.</summary>
public static class WindowsSetup
{
    public static string FileName => $"{Product.FileName}-win-x64-setup.exe";

    const string Tool = Product.Tool + ".exe";

    /// <summary>What is kept beside the uninstaller.</summary>
    static readonly string[] s_kept = [Tool, "LICENSE.txt", "THIRD-PARTY-NOTICES.txt"];

    /// <param name="payload">Both flavours or one.</param>
    /// <param name="installer">The repository's installer folder.</param>
    /// <param name="work">Scratch.</param>
    /// <param name="copyright">As in Directory.Build.props.</param>
    /// <param name="sign">A command that runs over the uninstaller while the setup is made; empty for none.</param>
    /// <param name="file">The setup; signing it is the caller's.</param>
    public static void Make(Payload payload, string installer, string work, string copyright, string sign, string file)
    {
        if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        Directory.CreateDirectory(work);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        foreach (string template in (string[])["setup.nsi", "texts.nsh"]) File.Copy(Path.Combine(installer, "windows", template), Path.Combine(work, template));
        File.WriteAllText(Path.Combine(work, "suite.nsh"), Suite(payload, installer, copyright, sign.Length > 0 ? SignScript(work) : null, file));
        Shell.Run("makensis", ["-V2", "-WX", "-INPUTCHARSET", "UTF8", Path.Combine(work, "setup.nsi")], "nsis", payload.Date, sign);
    }

    static string Suite(Payload payload, string installer, string copyright, string? sign, string file)
    {
        var text = new StringBuilder("; written by `topdown setup`\n");
        Define("NAME", Product.Name);
        Define("ID", Product.Name.Replace(" ", ""));
        Define("VERSION", Product.Version);
        Define("PUBLISHER", Page.Vendor);
        Define("COPYRIGHT", copyright);
        Define("URL", Factory.Url);
        Define("TOOL", Tool);
        Define("OUTPUT", file);
        Define("ICON", Path.Combine(installer, "icon", "topdown.ico"));
        Define("LICENSE", Path.Combine(payload.Folder, "LICENSE.txt"));
        if (sign != null) text.Append($"!uninstfinalize '{sign} \"%1\"' = 0\n");
        Components(text, payload);
        text.Append("!macro SUITE_PAYLOAD FOLDER\n");
        string? folder = null;
        foreach (string path in payload.Files.Where(f => !f.StartsWith("presets/", StringComparison.Ordinal))) // the tool has them
        {
            string here = Path.GetDirectoryName(path)!.Replace('/', '\\');
            if (here != folder) text.Append($"  SetOutPath \"${{FOLDER}}{(here.Length > 0 ? "\\" : "")}{here}\"\n");
            folder = here;
            text.Append($"  File \"{Path.Combine(payload.Folder, path)}\"\n");
        }
        text.Append("!macroend\n!macro SUITE_TOOLS\n");
        foreach (string kept in s_kept) text.Append($"  File \"{Path.Combine(payload.Folder, kept)}\"\n");
        text.Append("!macroend\n!macro SUITE_TOOLS_REMOVE\n");
        foreach (string kept in s_kept) text.Append($"  Delete \"$INSTDIR\\{kept}\"\n");
        return text.Append("!macroend\n").ToString();

        void Define(string name, string value) => text.Append($"!define SUITE_{name} \"{value.Replace("$", "$$").Replace("\"", "$\\\"")}\"\n");
    }

    /// <summary>A box a plug-in, with its sentence beside it and its size.</summary>
    static void Components(StringBuilder text, Payload payload)
    {
        text.Append("!macro SUITE_COMPONENTS\n");
        foreach (var entry in payload.Entries)
        {
            long size = payload.Files.Where(f => f.StartsWith($"{payload.Flavours[0]}/{entry.Name}{BundleCopy.Extension}/", StringComparison.Ordinal)).Sum(f => new FileInfo(Path.Combine(payload.Folder, f)).Length) / 1024;
            text.Append($"  Section \"{entry.Name}\" SEC_{entry.Project}\n    AddSize {size}\n    StrCpy $Names '$Names \"{entry.Name}\"'\n    IntOp $Size $Size + {size}\n  SectionEnd\n");
        }
        foreach (var entry in payload.Entries) text.Append($"  LangString DESC_{entry.Project} ${{LANG_ENGLISH}} \"{entry.Type.Page.Summary}\"\n  LangString DESC_{entry.Project} ${{LANG_GERMAN}} \"{entry.Type.Page.Summary}\"\n");
        text.Append("  !insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN\n");
        foreach (var entry in payload.Entries) text.Append($"    !insertmacro MUI_DESCRIPTION_TEXT ${{SEC_{entry.Project}}} $(DESC_{entry.Project})\n");
        text.Append("  !insertmacro MUI_FUNCTION_DESCRIPTION_END\n!macroend\n");
    }

    /// <summary>makensis hands the uninstaller to this; it hands it on to TOPDOWN_SIGN.</summary>
    static string SignScript(string work)
    {
        string script = Path.Combine(work, OperatingSystem.IsWindows() ? "sign.cmd" : "sign.sh");
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(script, "@%TOPDOWN_SIGN% %1\r\n");
            return script;
        }
        File.WriteAllText(script, "#!/bin/sh\nexec sh -c \"$TOPDOWN_SIGN \\\"\\$0\\\"\" \"$1\"\n");
        File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        return script;
    }
}
