namespace TopDown.Install;

/// <summary>For whom something is installed.</summary>
public enum Scope
{
    /// <summary>This user; needs no rights.</summary>
    User,

    /// <summary>Everyone on this machine; needs an administrator or root.</summary>
    Machine,
}
