#include "server/app/installation_secret.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t secret_bytes = 32;

class File {
public:
    explicit File(int handle) : handle_{handle} {}
    ~File()
    {
        if (handle_ >= 0) ::close(handle_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    int get() const { return handle_; }

private:
    int handle_;
};

std::string secret_path(const Settings& settings)
{
    return settings.secret_file.empty() ? settings.data + "/secret.key" : settings.secret_file;
}

void make(const std::string& path)
{
    start_sodium();
    std::string secret(secret_bytes, '\0');
    randombytes_buf(secret.data(), secret.size());
    const File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (file.get() < 0) {
        if (errno == EEXIST) return;  // another instance was quicker; its secret is read below
        throw std::runtime_error{"the secret file cannot be written: " + path};
    }
    const bool kept =
        ::write(file.get(), secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
        ::fsync(file.get()) == 0;
    if (!kept) throw std::runtime_error{"the secret file cannot be written: " + path};
}

}  // namespace

core::Secrets installation_secrets(const Settings& settings)
{
    const std::string path = secret_path(settings);
    if (::access(path.c_str(), F_OK) != 0) make(path);
    const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat about{};
    if (file.get() < 0 || ::fstat(file.get(), &about) != 0)
        throw std::runtime_error{"the secret file cannot be read: " + path};
    if ((about.st_mode & 077) != 0)
        throw std::runtime_error{"the secret file may be read by others; run chmod 600 " + path};
    std::vector<std::string> secrets;
    std::string secret(secret_bytes, '\0');
    while (::read(file.get(), secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()))
        secrets.insert(secrets.begin(), secret);
    if (secrets.empty()) throw std::runtime_error{"the secret file is too short: " + path};
    return core::Secrets{std::move(secrets)};
}

}  // namespace quorate::server
