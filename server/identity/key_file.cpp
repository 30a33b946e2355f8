#include "server/identity/key_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "core/support/text.hpp"
#include "server/identity/secret.hpp"

namespace quorate::server {

std::string hex(std::span<const unsigned char> bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::array<unsigned char, 32> read_key_file(const std::string& path, const std::string& what)
{
    struct stat about{};
    std::ifstream file{path};
    std::string line;
    if (::stat(path.c_str(), &about) != 0 || !std::getline(file, line))
        throw std::runtime_error{what + " cannot be read: " + path};
    if ((about.st_mode & 077) != 0)
        throw std::runtime_error{what + " may be read by others; run chmod 600 " + path};
    const std::string text = core::trimmed(line);
    std::array<unsigned char, 32> bytes{};
    std::size_t read = 0;
    const char* end = nullptr;
    const int failed =
        sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &read, &end);
    if (failed != 0 || read != bytes.size() || end != text.data() + text.size())
        throw std::runtime_error{"this is not " + what + ": " + path};
    return bytes;
}

std::array<unsigned char, 32> make_key_file(const std::string& path)
{
    start_sodium();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    const std::string line = hex(bytes) + "\n";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        throw std::runtime_error{"the key cannot be written, or is there already: " + path};
    const bool kept =
        ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    // What is sealed with it next must not outlive it in a power cut.
    const std::string folder = std::filesystem::absolute(path).parent_path().string();
    const int names = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool is_named = names >= 0 && ::fsync(names) == 0;
    if (names >= 0) ::close(names);
    if (!kept || !is_named) throw std::runtime_error{"the key cannot be written: " + path};
    return bytes;
}

}  // namespace quorate::server
