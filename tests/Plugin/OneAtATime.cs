// The counters of exceptions and live objects are one number a process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
