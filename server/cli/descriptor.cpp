#include "server/cli/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <utility>

namespace quorate::server {

Descriptor::Descriptor(Descriptor&& other) noexcept : handle_{std::exchange(other.handle_, -1)} {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    if (this != &other) {
        close();
        handle_ = std::exchange(other.handle_, -1);
    }
    return *this;
}

Descriptor Descriptor::to_read(const std::string& path)
{
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0) throw std::runtime_error{"this file cannot be read: " + path};
    return file;
}

Descriptor Descriptor::to_write(const std::string& path)
{
    Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (file.get() < 0) throw std::runtime_error{"this file cannot be written: " + path};
    return file;
}

void Descriptor::close()
{
    if (handle_ >= 0) ::close(handle_);
    handle_ = -1;
}

std::size_t Descriptor::read(std::span<char> room) const
{
    std::size_t size = 0;
    while (size < room.size()) {
        const ssize_t count = ::read(handle_, room.data() + size, room.size() - size);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw std::runtime_error{"what is copied cannot be read to its end"};
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    return size;
}

void Descriptor::write(std::string_view bytes) const
{
    if (!try_write(bytes))
        throw std::runtime_error{"the copy cannot be written: is the disk full?"};
}

bool Descriptor::try_write(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(handle_, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

}  // namespace quorate::server
