#include "server/http/stored_bytes.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace quorate::server {
namespace {

[[noreturn]] void fail()
{
    throw std::system_error{errno, std::generic_category(), "memfd"};
}

}  // namespace

StoredBytes::StoredBytes(std::string_view bytes)
    : handle_{::memfd_create("answer", MFD_CLOEXEC)}, size_{bytes.size()}
{
    if (handle_ < 0) fail();
    while (!bytes.empty()) {
        const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const int why = errno;
            ::close(handle_);
            errno = why;
            fail();
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

StoredBytes::~StoredBytes()
{
    ::close(handle_);
}

}  // namespace quorate::server
