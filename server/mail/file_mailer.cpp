#include "server/mail/file_mailer.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "calendar/ical/zone.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

constexpr int insufficient_storage = 452;

class File {
public:
    File(const std::filesystem::path& path, int flags) : fd_{::open(path.c_str(), flags, 0600)} {}
    ~File()
    {
        if (fd_ >= 0) ::close(fd_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool write(std::string_view bytes) const
    {
        while (fd_ >= 0 && !bytes.empty()) {
            const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return fd_ >= 0;
    }
    bool sync() const { return fd_ >= 0 && ::fsync(fd_) == 0; }

private:
    int fd_;
};

std::string digest(std::string_view recipient, std::string_view bytes)
{
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    for (const std::string_view part : {recipient, bytes})
        crypto_generichash_update(
            &state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
    crypto_generichash_final(&state, hash.data(), hash.size());

    std::array<char, 2 * hash.size() + 1> hex;
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

bool keep(const std::filesystem::path& path, std::string_view bytes)
{
    const auto unfinished = std::filesystem::path{path}.concat(".part");
    {
        const File file{unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC};
        if (!file.write(bytes) || !file.sync()) {
            ::unlink(unfinished.c_str());
            return false;
        }
    }
    if (std::rename(unfinished.c_str(), path.c_str()) != 0) return false;
    return File{path.parent_path(), O_RDONLY | O_DIRECTORY | O_CLOEXEC}.sync();
}

}  // namespace

FileMailer::FileMailer(std::filesystem::path directory, const core::Clock& clock)
    : directory_{std::move(directory)}, clock_{clock}
{
    std::filesystem::create_directories(directory_);
}

SendOutcome FileMailer::send(const Envelope& envelope, std::string_view bytes)
{
    const auto recipient = core::email_address(envelope.recipient.reveal());
    if (!recipient || !core::email_address(envelope.sender))
        throw std::invalid_argument{"not an e-mail address"};

    std::string name;
    calendar::append_utc(name, clock_.now());
    name += "-" + digest(*recipient, bytes) + ".eml";
    if (!keep(directory_ / name, bytes)) return {SendState::deferred, insufficient_storage, {}};
    return {SendState::accepted, 250, name};
}

}  // namespace quorate::server
