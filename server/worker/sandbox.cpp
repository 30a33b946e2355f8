#include "server/worker/sandbox.hpp"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <type_traits>

namespace quorate::server {
namespace {

constexpr rlim_t processor_seconds = 2;
constexpr rlim_t memory = 256UL * 1024 * 1024;
constexpr rlim_t open_files = 16;

// The sanitizers map terabytes of shadow memory, of which next to nothing is used.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool can_limit_memory = false;
#else
constexpr bool can_limit_memory = true;
#endif

[[noreturn]] void refused()
{
    throw std::runtime_error{"a limit could not be set"};
}

void limit(__rlimit_resource resource, rlim_t most)
{
    const rlimit bound{.rlim_cur = most, .rlim_max = most};
    if (::setrlimit(resource, &bound) != 0) refused();
}

struct ReleaseFilter {
    void operator()(scmp_filter_ctx filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, ReleaseFilter>;

// What allocating, throwing and ending take.
constexpr std::array computing{SCMP_SYS(brk),
                               SCMP_SYS(munmap),
                               SCMP_SYS(mremap),
                               SCMP_SYS(madvise),
                               SCMP_SYS(futex),
                               SCMP_SYS(clock_gettime),
                               SCMP_SYS(rt_sigreturn),
                               SCMP_SYS(rt_sigprocmask),
                               SCMP_SYS(exit),
                               SCMP_SYS(exit_group)};

}  // namespace

void keep_memory_to_this_process()
{
    limit(RLIMIT_CORE, 0);
    if (::prctl(PR_SET_DUMPABLE, 0) != 0) refused();
}

void limit_this_process()
{
    keep_memory_to_this_process();
    limit(RLIMIT_CPU, processor_seconds);
    limit(RLIMIT_NOFILE, open_files);
    if (can_limit_memory) limit(RLIMIT_AS, memory);
}

void shut_this_process_in()
{
    const Filter filter{seccomp_init(SCMP_ACT_ERRNO(EPERM))};
    if (!filter) refused();
    for (const int call : computing)
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) refused();
    // Memory that is no code, and one place to write to.
    const scmp_arg_cmp no_code{
        .arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, .datum_b = 0};
    const scmp_arg_cmp to_output{
        .arg = 0, .op = SCMP_CMP_EQ, .datum_a = STDOUT_FILENO, .datum_b = 0};
    if (seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &no_code) != 0 ||
        seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(write), 1, &to_output) != 0 ||
        seccomp_load(filter.get()) != 0)
        refused();
}

}  // namespace quorate::server
