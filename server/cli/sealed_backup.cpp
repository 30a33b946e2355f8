#include "server/cli/sealed_backup.hpp"

#include <sodium.h>

#include <array>
#include <span>
#include <vector>

namespace quorate::server {
namespace {

constexpr std::string_view form = "quorate-backup-1 ";
constexpr std::size_t id_digits = 16;
constexpr std::size_t line_size = form.size() + id_digits + 1;
constexpr std::size_t chunk = 64 * 1024;
constexpr std::size_t around = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char last_tag = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

std::string first_line(const BackupKey& key)
{
    return std::string{form} + key.id() + "\n";
}

unsigned char* octets(std::span<char> room)
{
    return reinterpret_cast<unsigned char*>(room.data());
}

const unsigned char* octets(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string line_of(const Descriptor& file)
{
    std::string line(line_size, '\0');
    line.resize(file.read(line));
    return line;
}

}  // namespace

void seal_backup(const Descriptor& plain, const Descriptor& sealed, const BackupKey& key)
{
    crypto_secretstream_xchacha20poly1305_state state{};
    std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> start{};
    crypto_secretstream_xchacha20poly1305_init_push(&state, start.data(), key.bytes().data());
    const std::string line = first_line(key);
    sealed.write(line);
    sealed.write({reinterpret_cast<const char*>(start.data()), start.size()});
    std::vector<char> now(chunk);
    std::vector<char> next(chunk);
    std::vector<char> out(chunk + around);
    std::size_t size = plain.read(now);
    for (bool is_last = false; !is_last;) {
        // Only what follows says whether a chunk is the last.
        const std::size_t following = plain.read(next);
        is_last = following == 0;
        crypto_secretstream_xchacha20poly1305_push(&state,
                                                   octets(out),
                                                   nullptr,
                                                   octets(std::string_view{now.data(), size}),
                                                   size,
                                                   octets(line),
                                                   line.size(),
                                                   is_last ? last_tag : 0);
        sealed.write({out.data(), size + around});
        std::swap(now, next);
        size = following;
    }
    sodium_memzero(&state, sizeof state);
}

std::optional<std::string> key_of_backup(const std::string& file)
{
    const std::string line = line_of(Descriptor::to_read(file));
    if (line.size() != line_size || !line.starts_with(form) || !line.ends_with('\n'))
        return std::nullopt;
    return line.substr(form.size(), id_digits);
}

bool open_backup(const std::string& file,
                 const BackupKey& key,
                 const std::function<void(std::string_view)>& take)
{
    const Descriptor sealed = Descriptor::to_read(file);
    const std::string line = line_of(sealed);
    std::array<char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> start{};
    crypto_secretstream_xchacha20poly1305_state state{};
    if (line != first_line(key) || sealed.read(start) != start.size() ||
        crypto_secretstream_xchacha20poly1305_init_pull(
            &state, octets(start), key.bytes().data()) != 0)
        return false;
    std::vector<char> in(chunk + around);
    std::vector<char> out(chunk);
    unsigned char tag = 0;
    while (tag != last_tag) {
        const std::size_t size = sealed.read(in);
        if (size < around) return false;
        const bool is_whole =
            crypto_secretstream_xchacha20poly1305_pull(&state,
                                                       octets(out),
                                                       nullptr,
                                                       &tag,
                                                       octets(std::string_view{in.data(), size}),
                                                       size,
                                                       octets(line),
                                                       line.size()) == 0;
        if (!is_whole) return false;
        take({out.data(), size - around});
    }
    return sealed.read(std::span{in}.first(1)) == 0;
}

}  // namespace quorate::server
