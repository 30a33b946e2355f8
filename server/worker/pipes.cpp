#include "server/worker/pipes.hpp"

#include <unistd.h>

#include <cerrno>

namespace quorate::server {

std::string read_input(std::size_t enough)
{
    std::string input(enough, '\0');
    std::size_t size = 0;
    while (size < enough) {
        const ssize_t count = ::read(STDIN_FILENO, input.data() + size, enough - size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        size += static_cast<std::size_t>(count);
    }
    input.resize(size);
    return input;
}

bool write_output(std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

}  // namespace quorate::server
