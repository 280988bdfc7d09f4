// The part of Visual C++'s runtime that is linked into every binary and is not in Windows: process start, stack probes, thread-local
// storage, the stack cookie. Only what NativeAOT's libraries ask for; everything else comes from the universal C runtime, which is in
// Windows. Names and layouts: "PE Format" and "/GS", "/guard", "/Gs" in Microsoft's documentation. With EXE: for a program, else a DLL.

using u32 = unsigned int;
using u64 = unsigned long long;
using Procedure = void (*)();
using Initializer = int (*)();
using TlsCallback = void (*)(void* module, u32 reason, void* reserved);

enum Reason : u32 { ProcessDetach, ProcessAttach, ThreadAttach }; // of a call into a DLL
constexpr u64 UnsetCookie = 0x00002B992DDFA232; // what Windows' loader and the compiler agree on for "not yet set"

extern "C" {

__declspec(dllimport) void* malloc(u64);
__declspec(dllimport) void free(void*);
__declspec(dllimport) void GetSystemTimeAsFileTime(u64*);
__declspec(dllimport) int QueryPerformanceCounter(u64*);
__declspec(dllimport) u32 GetCurrentThreadId();
__declspec(dllimport) u32 GetCurrentProcessId();

int _fltused = 0x9875; // the compiler's mark that floating point is in use

// ---- Ends the process without a way back: int 29h, __fastfail.
[[noreturn]] static void FailFast(u32 code)
{
    __asm__ volatile("int $0x29" ::"c"(code));
    __builtin_unreachable();
}

int _purecall() { FailFast(7); }                          // FAST_FAIL_FATAL_APP_EXIT
[[noreturn]] void __report_rangecheckfailure() { FailFast(8); } // FAST_FAIL_RANGE_CHECK_FAILURE

// ---- /GS: the cookie beside return addresses, random from the first moment.
u64 __security_cookie = UnsetCookie, __security_cookie_complement = ~UnsetCookie;

static void SetCookie()
{
    if (__security_cookie != UnsetCookie) return; // the loader has done it
    u64 time = 0, counter = 0;
    GetSystemTimeAsFileTime(&time);
    QueryPerformanceCounter(&counter);
    u64 cookie = time ^ counter << 16 ^ static_cast<u64>(GetCurrentThreadId()) << 32 ^ GetCurrentProcessId() ^ reinterpret_cast<u64>(&time);
    cookie &= 0x0000FFFFFFFFFFFF; // two zero bytes on top stop overruns by strings
    if (cookie == 0 || cookie == UnsetCookie) cookie = UnsetCookie + 1;
    __security_cookie = cookie;
    __security_cookie_complement = ~cookie;
}

[[noreturn]] void __report_gsfailure(u64) { FailFast(2); } // FAST_FAIL_STACK_COOKIE_CHECK_FAILURE

void __security_check_cookie(u64 cookie)
{
    if (cookie != __security_cookie) __report_gsfailure(cookie);
}

// Handler of frames with a cookie: it handles nothing, the search goes on (ExceptionContinueSearch).
int __GSHandlerCheck(void*, void*, void*, void*) { return 1; }

// ---- Control-flow guard is off: the check passes, the dispatch jumps. Windows would put its own functions here.
void GuardCheckNothing() {}
void GuardJump();
__asm__(".text\n.globl GuardJump\nGuardJump:\n jmpq *%rax\n");

#pragma section(".00cfg", read)
extern __declspec(allocate(".00cfg")) const Procedure __guard_dispatch_icall_fptr = GuardJump;
extern __declspec(allocate(".00cfg")) const Procedure __guard_check_icall_fptr = GuardCheckNothing;

// ---- /Gs: a frame above a page touches each page on its way down, so that the guard page moves. Size in rax; every register is kept.
__asm__(
    ".text\n.globl __chkstk\n.def __chkstk; .scl 2; .type 32; .endef\n.seh_proc __chkstk\n__chkstk:\n"
    " pushq %rax\n .seh_stackalloc 8\n pushq %rcx\n .seh_stackalloc 8\n .seh_endprologue\n"
    " leaq 24(%rsp), %rcx\n" // the caller's stack pointer: above the two registers and the return address
    "1: cmpq $4096, %rax\n jbe 2f\n subq $4096, %rcx\n subq $4096, %rax\n orb $0, (%rcx)\n jmp 1b\n"
    "2: subq %rax, %rcx\n orb $0, (%rcx)\n"
    " popq %rcx\n popq %rax\n ret\n.seh_endproc\n");

// ---- Tables of initialisers: the linker sorts by what follows the $, the runtime's own entries come between A and Z.
#pragma section(".CRT$XIA", read)
#pragma section(".CRT$XIZ", read)
#pragma section(".CRT$XCA", read)
#pragma section(".CRT$XCZ", read)
#pragma section(".CRT$XDA", read)
#pragma section(".CRT$XDZ", read)
#pragma section(".CRT$XLA", read)
#pragma section(".CRT$XLC", read)
#pragma section(".CRT$XLZ", read)
#pragma section(".tls", read, write)
#pragma section(".tls$ZZZ", read, write)

__declspec(allocate(".CRT$XIA")) Initializer FirstInitializer = nullptr;
__declspec(allocate(".CRT$XIZ")) Initializer LastInitializer = nullptr;
__declspec(allocate(".CRT$XCA")) Procedure FirstConstructor = nullptr;
__declspec(allocate(".CRT$XCZ")) Procedure LastConstructor = nullptr;
__declspec(allocate(".CRT$XDA")) Procedure FirstThreadConstructor = nullptr;
__declspec(allocate(".CRT$XDZ")) Procedure LastThreadConstructor = nullptr;

static void RunAll(volatile Procedure* first, volatile Procedure* last)
{
    for (volatile Procedure* p = first + 1; p < last; ++p)
        if (Procedure call = *p) call();
}

static bool RunInitializers()
{
    for (volatile Initializer* p = &FirstInitializer + 1; p < &LastInitializer; ++p)
        if (Initializer call = *p; call && call() != 0) return false;
    return true;
}

// ---- Thread-local storage: the directory that Windows' loader reads, and constructors of thread-local variables.
__declspec(allocate(".tls")) char TlsStart = 0;
__declspec(allocate(".tls$ZZZ")) char TlsEnd = 0;
__declspec(thread) bool __tls_guard = false;

void __dyn_tls_init(void*, u32 reason, void*)
{
    if (reason != ThreadAttach || __tls_guard) return;
    __tls_guard = true;
    RunAll(&FirstThreadConstructor, &LastThreadConstructor);
}

// Called by the compiler for a thread that was there before the DLL.
void __dyn_tls_on_demand_init() { __dyn_tls_init(nullptr, ThreadAttach, nullptr); }

__declspec(allocate(".CRT$XLA")) TlsCallback FirstTlsCallback = nullptr;
__declspec(allocate(".CRT$XLC")) TlsCallback ThreadTlsCallback = __dyn_tls_init;
__declspec(allocate(".CRT$XLZ")) TlsCallback LastTlsCallback = nullptr;

u32 _tls_index = 0;
struct TlsDirectory { void *start, *end; u32* index; TlsCallback* callbacks; u32 zeroFill, characteristics; };
extern const TlsDirectory _tls_used = { &TlsStart, &TlsEnd, &_tls_index, &FirstTlsCallback + 1, 0, 0 };

// ---- Start and end.
#ifdef EXE
__declspec(dllimport) int _crt_atexit(Procedure);
__declspec(dllimport) int _configure_wide_argv(int);
__declspec(dllimport) int _initialize_wide_environment();
__declspec(dllimport) int* __p___argc();
__declspec(dllimport) wchar_t*** __p___wargv();
[[noreturn]] __declspec(dllimport) void exit(int);

int atexit(Procedure call) { return _crt_atexit(call); }

int wmain(int, wchar_t**);

void wmainCRTStartup()
{
    SetCookie();
    _configure_wide_argv(1); // arguments as they are, no wildcards
    _initialize_wide_environment();
    if (!RunInitializers()) exit(255);
    __dyn_tls_init(nullptr, ThreadAttach, nullptr);
    RunAll(&FirstConstructor, &LastConstructor);
    exit(wmain(*__p___argc(), *__p___wargv()));
}
#else
static Procedure s_atExit[256];
static u32 s_atExitCount;

int atexit(Procedure call)
{
    if (s_atExitCount == 256) return 1;
    s_atExit[s_atExitCount++] = call;
    return 0;
}

int __stdcall DllMain(void*, u32, void*);

int __stdcall _DllMainCRTStartup(void* module, u32 reason, void* processEnds)
{
    if (reason == ProcessAttach)
    {
        SetCookie();
        if (!RunInitializers()) return 0;
        __dyn_tls_init(nullptr, ThreadAttach, nullptr);
        RunAll(&FirstConstructor, &LastConstructor);
    }
    int answer = DllMain(module, reason, processEnds);
    // When the process ends, other threads are gone in the middle of anything: leave it all be.
    if (reason == ProcessDetach && processEnds == nullptr)
        while (s_atExitCount > 0) s_atExit[--s_atExitCount]();
    return answer;
}
#endif
} // extern "C"

// ---- The allocations that the runtime's C++ makes.
namespace std
{
struct nothrow_t { explicit nothrow_t() = default; };
extern const nothrow_t nothrow;
const nothrow_t nothrow{};
}

void* operator new(u64 size, const std::nothrow_t&) noexcept { return malloc(size ? size : 1); }
void* operator new[](u64 size, const std::nothrow_t&) noexcept { return malloc(size ? size : 1); }
void operator delete(void* memory) noexcept { free(memory); }
void operator delete[](void* memory) noexcept { free(memory); }
void operator delete(void* memory, u64) noexcept { free(memory); }
void operator delete[](void* memory, u64) noexcept { free(memory); }
