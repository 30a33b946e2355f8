#include "server/identity/head_key.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <span>
#include <stdexcept>

#include "core/support/text.hpp"
#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);

std::string hex(std::span<const unsigned char> bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

template <std::size_t size>
std::optional<std::array<unsigned char, size>> bytes_from(std::string_view text)
{
    std::array<unsigned char, size> bytes{};
    std::size_t read = 0;
    const char* end = nullptr;
    const int failed =
        sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &read, &end);
    if (failed != 0 || read != size || end != text.data() + text.size()) return std::nullopt;
    return bytes;
}

const unsigned char* octets(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

HeadKey::HeadKey(const std::array<unsigned char, 32>& seed)
{
    start_sodium();
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    crypto_sign_seed_keypair(open.data(), secret_.data(), seed.data());
    public_key_ = hex(open);
}

HeadKey HeadKey::from_file(const std::string& path)
{
    struct stat about{};
    std::ifstream file{path};
    std::string line;
    if (::stat(path.c_str(), &about) != 0 || !std::getline(file, line))
        throw std::runtime_error{"the key of the audit heads cannot be read: " + path};
    if ((about.st_mode & 077) != 0)
        throw std::runtime_error{
            "the key of the audit heads may be read by others; run chmod 600 " + path};
    const auto seed = bytes_from<crypto_sign_SEEDBYTES>(core::trimmed(line));
    if (!seed) throw std::runtime_error{"this is no key of audit heads: " + path};
    return HeadKey{*seed};
}

std::string HeadKey::sign(std::string_view text) const
{
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, octets(text), text.size(), secret_.data());
    return hex(signature);
}

std::string make_head_key(const std::string& path)
{
    start_sodium();
    std::array<unsigned char, 32> seed{};
    randombytes_buf(seed.data(), seed.size());
    const std::string line = hex(seed) + "\n";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        throw std::runtime_error{"the key cannot be written, or is there already: " + path};
    const bool kept =
        ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    if (!kept) throw std::runtime_error{"the key cannot be written: " + path};
    return HeadKey{seed}.public_key();
}

bool is_signed_by(std::string_view public_key, std::string_view text, std::string_view signature)
{
    start_sodium();
    const auto key = bytes_from<crypto_sign_PUBLICKEYBYTES>(public_key);
    const auto given = bytes_from<crypto_sign_BYTES>(signature);
    if (!key || !given) return false;
    return crypto_sign_verify_detached(given->data(), octets(text), text.size(), key->data()) == 0;
}

bool is_public_key(std::string_view text)
{
    return bytes_from<crypto_sign_PUBLICKEYBYTES>(text).has_value();
}

}  // namespace quorate::server
