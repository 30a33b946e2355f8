#pragma once

#include <cstddef>
#include <string_view>

namespace quorate::server {

/// A copy of some bytes in memory that the kernel can send by itself (sendfile), without copying
/// them for every client. Worth a file handle for large answers only.
class StoredBytes {
public:
    /// Below this, copying costs less than the further system call.
    static constexpr std::size_t worth_it = 64 * 1024;

    /// Throws std::system_error when the system gives no memory or handle.
    explicit StoredBytes(std::string_view bytes);
    ~StoredBytes();
    StoredBytes(const StoredBytes&) = delete;
    StoredBytes& operator=(const StoredBytes&) = delete;

    int handle() const noexcept { return handle_; }
    std::size_t size() const noexcept { return size_; }

private:
    int handle_;
    std::size_t size_;
};

}  // namespace quorate::server
