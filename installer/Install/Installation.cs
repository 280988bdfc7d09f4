namespace TopDown.Install;

/// <summary>
/// Puts bundles into a place and takes them out again. All or nothing: every new bundle lies complete beside its place before the
/// first old one is moved away, and a failure on the way brings the old ones back. A plug-in that a host has loaded stays valid on
/// Linux and macOS; on Windows the whole job is refused before anything is written.
/// </summary>
public sealed class Installation(Places places, Action<string> say)
{
    const string Part = ".part", Old = ".old";

    /// <summary>Installs these bundles, replacing those of the same name.</summary>
    /// <param name="bundles">Folders …/Name.vst3, all of one flavour.</param>
    /// <param name="exactly">True: what an earlier installation put there and is not in the list goes away (the boxes of the Windows setup).</param>
    /// <exception cref="InstallException">Nothing was changed.</exception>
    public void Install(IReadOnlyList<string> bundles, bool exactly = false)
    {
        foreach (string bundle in bundles) Check(bundle);
        Guarded("Nothing was changed", () =>
        {
            Recover();
            var manifest = Manifest.Read(places.Manifest);
            string[] targets = [.. bundles.Select(b => Path.Combine(places.Bundles, Path.GetFileName(b)))];
            if (Array.Find(targets, t => new DirectoryInfo(t).LinkTarget != null) is string link) throw new InstallException($"{link} belongs to a package or was linked by someone: remove that first. Nothing was changed.");
            string[] leaving = exactly ? [.. Installed(manifest).Except(targets, StringComparer.Ordinal)] : [];
            RefuseHeld(targets.Where(Directory.Exists).SelectMany(t => Directory.EnumerateFiles(t, "*", SearchOption.AllDirectories)).Concat(leaving.SelectMany(l => manifest.Files.Keys.Where(f => IsBelow(f, l)))));
            Stage(manifest, bundles, targets);
            Swap(targets, () =>
            {
                foreach (string target in targets)
                {
                    manifest.RemoveBelow(target);
                    foreach (string file in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories)) manifest.Add(file);
                }
                manifest.Write(places.Manifest);
            });
            foreach (string target in targets) say($"installed {target}");
            foreach (string target in targets) Files.Delete(target + Old);
            foreach (string bundle in leaving) TakeOut(manifest, [.. manifest.Files.Keys.Where(f => IsBelow(f, bundle))]);
        });
    }

    /// <summary>Removes what was installed in this place; a file that someone changed since then stays and is named.</summary>
    public void Uninstall()
    {
        Guarded("Not everything was removed", () =>
        {
            Recover();
            var manifest = Manifest.Read(places.Manifest);
            RefuseHeld(manifest.Files.Keys);
            TakeOut(manifest, [.. manifest.Files.Keys]);
            File.Delete(places.Manifest);
            RemoveMade(manifest);
        });
    }

    /// <summary>Before anything else is touched that belongs to the installation.</summary>
    /// <exception cref="InstallException">A program has one of the plug-ins loaded (Windows).</exception>
    public void RefuseIfHeld() => RefuseHeld(Manifest.Read(places.Manifest).Files.Keys);

    static void Check(string bundle)
    {
        var copy = Directory.Exists(bundle) ? BundleCopy.Read(bundle) : null;
        if (copy == null) throw new InstallException($"{bundle} is no bundle of this suite: unpack the whole download again, or run ./topdown build.", InstallException.Missing);
        if (copy.Faults.Count > 0) throw new InstallException($"{copy.Faults[0].What}: {copy.Faults[0].Remedy}.", InstallException.Missing);
        if (copy.Flavour != Flavours.Compat) Flavours.Choose(copy.Flavour); // the last gate, whoever calls
    }

    void Stage(Manifest manifest, IReadOnlyList<string> bundles, string[] targets)
    {
        try
        {
            manifest.MakeFolder(places.Bundles);
            manifest.MakeFolder(Path.GetDirectoryName(places.Manifest)!);
            for (int i = 0; i < targets.Length; i++) Files.Copy(bundles[i], targets[i] + Part);
        }
        catch
        {
            foreach (string target in targets) Files.Delete(target + Part);
            RemoveMade(manifest);
            throw;
        }
    }

    /// <summary>Folders that were made for us and are empty now.</summary>
    static void RemoveMade(Manifest manifest)
    {
        foreach (string folder in manifest.Folders.ToArray())
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
            manifest.Remove(folder);
        }
    }

    static void Swap(string[] targets, Action commit)
    {
        int begun = 0;
        try
        {
            foreach (string target in targets)
            {
                begun++;
                if (Directory.Exists(target)) Files.Move(target, target + Old);
                Files.Move(target + Part, target);
            }
            commit();
        }
        catch
        {
            foreach (string target in targets[..begun])
            {
                bool isNew = !Directory.Exists(target + Part), hadOld = Directory.Exists(target + Old);
                if (isNew) Files.Delete(target);
                if (hadOld) Files.Move(target + Old, target);
            }
            foreach (string target in targets) Files.Delete(target + Part);
            throw;
        }
    }

    /// <summary>What a run left that was killed: an old bundle without its successor comes back, the rest is litter.</summary>
    void Recover()
    {
        if (!Directory.Exists(places.Bundles)) return;
        foreach (string part in Directory.GetDirectories(places.Bundles, "*" + BundleCopy.Extension + Part)) Files.Delete(part);
        foreach (string old in Directory.GetDirectories(places.Bundles, "*" + BundleCopy.Extension + Old))
        {
            string target = old[..^Old.Length];
            if (Directory.Exists(target)) Files.Delete(old);
            else Files.Move(old, target);
        }
    }

    void TakeOut(Manifest manifest, string[] files)
    {
        foreach (string file in files)
        {
            if (manifest.IsOurs(file))
            {
                if (OperatingSystem.IsWindows()) File.SetAttributes(file, FileAttributes.Normal);
                File.Delete(file);
            }
            else if (File.Exists(file)) say($"kept {file}: it was changed after it was installed");
            manifest.Remove(file);
        }
        foreach (string bundle in files.Select(BundleOf).OfType<string>().Distinct(StringComparer.Ordinal).ToArray())
        {
            Files.Prune(bundle);
            say(Directory.Exists(bundle) ? $"kept {bundle}: there is something in it that was not installed" : $"removed {bundle}");
        }
        manifest.Write(places.Manifest);
    }

    string[] Installed(Manifest manifest) => [.. manifest.Files.Keys.Select(BundleOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The bundle of this place that a file lies in.</summary>
    string? BundleOf(string file) => IsBelow(file, places.Bundles)
        ? Path.Combine(places.Bundles, Path.GetRelativePath(places.Bundles, file).Split(Path.DirectorySeparatorChar)[0])
        : null;

    static bool IsBelow(string file, string folder) => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    static void RefuseHeld(IEnumerable<string> files)
    {
        if (Files.Held(files) is string held) throw new InstallException($"{held} is in use: close the programs that have the plug-in loaded, and try again. Nothing was changed.", InstallException.Held) { HeldFile = held };
    }

    void Guarded(string state, Action job)
    {
        try
        {
            job();
        }
        catch (UnauthorizedAccessException e)
        {
            string remedy = places.Scope == Scope.User ? "make it writable for you"
                : OperatingSystem.IsWindows() ? "run it as administrator, or install for you alone (--user)" : "run it as root (sudo), or install for you alone (--user)";
            throw new InstallException($"{e.Message} {state}: {remedy}.", InstallException.NotAllowed);
        }
        catch (IOException e)
        {
            throw new InstallException($"{e.Message} {state}: check the disk's room and the folder, and try again.");
        }
    }
}
