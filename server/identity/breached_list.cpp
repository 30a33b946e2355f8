#include "server/identity/breached_list.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace quorate::server {
namespace {

constexpr std::size_t digest_letters = 40;
constexpr std::size_t longest_line = 80;  // of a digest, a count and the line's end

char upper(char c)
{
    return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_digest(std::string_view text)
{
    return text.size() == digest_letters && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
           });
}

std::string sha1(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1)
        throw std::runtime_error{"SHA-1 cannot be computed"};
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
        text += "0123456789ABCDEF"[digest[i] >> 4];
        text += "0123456789ABCDEF"[digest[i] & 15];
    }
    return text;
}

// What stands at `offset`, at most a line.
std::string bytes_at(int file, std::int64_t offset, std::size_t most)
{
    std::string bytes(most, '\0');
    const ssize_t read = ::pread(file, bytes.data(), bytes.size(), offset);
    if (read < 0) throw std::runtime_error{"the list of breached passwords cannot be read"};
    bytes.resize(static_cast<std::size_t>(read));
    return bytes;
}

}  // namespace

BreachedList::BreachedList(const std::string& path)
{
    if (path.empty()) return;
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about{};
    const bool is_read = file_ >= 0 && ::fstat(file_, &about) == 0 && S_ISREG(about.st_mode);
    if (is_read) size_ = about.st_size;
    if (is_read && is_digest(digest_at(0))) {
        // One look at the middle tells a list that is not sorted, or is something else, well
        // enough.
        const std::int64_t middle = line_after(size_ / 2);
        if (middle >= size_) return;
        if (is_digest(digest_at(middle)) && digest_at(0) <= digest_at(middle)) return;
    }
    if (file_ >= 0) ::close(file_);
    throw std::runtime_error{is_read
                                 ? "breached_passwords is no sorted list of SHA-1 digests: " + path
                                 : "breached_passwords cannot be read: " + path};
}

BreachedList::~BreachedList()
{
    if (file_ >= 0) ::close(file_);
}

// The digest of the line that begins at `start`, in capitals.
std::string BreachedList::digest_at(std::int64_t start) const
{
    std::string digest = bytes_at(file_, start, digest_letters);
    std::ranges::transform(digest, digest.begin(), upper);
    return digest;
}

// Where the first line begins that does not begin before `offset`; the end when there is none.
std::int64_t BreachedList::line_after(std::int64_t offset) const
{
    if (offset == 0) return 0;
    const std::string bytes = bytes_at(file_, offset - 1, longest_line);
    const auto end = bytes.find('\n');
    if (end == std::string::npos) return size_;
    return offset + static_cast<std::int64_t>(end);
}

bool BreachedList::holds(const core::Password& password) const
{
    if (file_ < 0) return false;
    const std::string wanted = sha1(password.reveal());
    std::int64_t low = 0;
    std::int64_t high = size_;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        const std::int64_t line = line_after(middle);
        if (line >= high) {
            high = middle;
            continue;
        }
        const std::string found = digest_at(line);
        if (found == wanted) return true;
        if (found < wanted)
            low = line + 1;
        else
            high = middle;
    }
    return false;
}

}  // namespace quorate::server
