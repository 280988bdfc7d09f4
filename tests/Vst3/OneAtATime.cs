using Xunit;

// Live-object counters are one number a process: tests that read them must not run beside others that make objects.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
