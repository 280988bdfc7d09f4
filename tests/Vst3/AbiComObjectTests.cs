using System.Runtime.InteropServices;
using TopDown.Vst3.Abi;
using Xunit;

namespace TopDown.Vst3.Tests;

/// <summary>One managed object as two interface pointers, used as a foreign caller would use it.</summary>
public sealed unsafe class AbiComObjectTests
{
    sealed class Two() : ComObject(s_class)
    {
        static readonly ComClass s_class = new(
            new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, ProcessContextNeeds>)&Needs), Iid.IProcessContextRequirements),
            new ComInterface(MakeVtbl((nint)(delegate* unmanaged<void*, double>)&GainReduction), Iid.IGainReductionInfo));

        public int Ended;
        public double Db = -6;

        protected override void OnLastRelease() => Ended++;

        [UnmanagedCallersOnly]
        static ProcessContextNeeds Needs(void* self) => ProcessContextNeeds.Tempo;

        [UnmanagedCallersOnly]
        static double GainReduction(void* self) => From<Two>(self)?.Db ?? 0;
    }

    [Fact]
    public void Both_pointers_are_one_object_with_one_count()
    {
        int before = ComObject.Live;
        Two two = new();
        void* first = two.Identity;
        Assert.Equal(before + 1, ComObject.Live);
        Assert.Equal(ProcessContextNeeds.Tempo, Call.ProcessContextRequirements.GetProcessContextRequirements(first));

        void* second = Call.Query(first, Iid.IGainReductionInfo);
        Assert.False(second == null || second == first);
        Assert.Equal(-6, Call.GainReductionInfo.GetGainReductionValueInDb(second));
        Assert.Equal(2, two.References);

        // COM's identity rule: FUnknown asked of any interface is the same pointer.
        void* identity = Call.Query(second, Iid.FUnknown);
        Assert.True(identity == first);

        Assert.True(Call.Query(second, Iid.IComponent) == null);
        Assert.Equal(3, two.References);
        Assert.Equal(2u, Call.Release(identity));
        Assert.Equal(1u, Call.Release(second));
        Assert.Equal(0, two.Ended);
        Assert.Equal(0u, Call.Release(first));
        Assert.Equal(1, two.Ended);
        Assert.Equal(before, ComObject.Live);
    }

    [Fact]
    public void Null_arguments_are_refused_and_add_no_reference()
    {
        Two two = new();
        void* target = (void*)1;
        Assert.Equal(Result.InvalidArgument, two.Query(null, &target));
        Assert.True(target == null);
        Tuid id = Iid.FUnknown;
        Assert.Equal(Result.InvalidArgument, two.Query(&id, null));
        Assert.Equal(1, two.References);
        two.Release();
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        Two two = new();
        void* gain = two.Borrow(Iid.IGainReductionInfo);
        double sum = Call.GainReductionInfo.GetGainReductionValueInDb(gain);
        Call.Release(Call.Query(gain, Iid.IProcessContextRequirements));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            sum += Call.GainReductionInfo.GetGainReductionValueInDb(gain);
            Call.Release(Call.Query(gain, Iid.IProcessContextRequirements));
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(-6006, sum);
        two.Release();
    }

    [Fact]
    public void Two_threads_may_count_at_once()
    {
        Two two = new();
        nint pointer = (nint)two.Identity;
        Parallel.For(0, 4, _ =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                Call.AddRef((void*)pointer);
                Call.Release((void*)pointer);
            }
        });
        Assert.Equal(1, two.References);
        two.Release();
        Assert.Equal(1, two.Ended);
    }
}
