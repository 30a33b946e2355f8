#include "server/app/installation_secret.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <stdexcept>

#include "db/stores/stored_text.hpp"
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

std::string new_secret()
{
    start_sodium();
    std::string secret(secret_bytes, '\0');
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

[[noreturn]] void not_written(const std::string& path)
{
    throw std::runtime_error{"the secret file cannot be written: " + path};
}

// Whatever becomes of the power: what is sealed next can be read by nobody without this file.
void keep_name_of(const std::string& path)
{
    const std::string folder = std::filesystem::absolute(path).parent_path().string();
    const File file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (file.get() < 0 || ::fsync(file.get()) != 0) not_written(path);
}

// To a file that is not there yet; false when it is.
bool write_new(const std::string& path, const std::string& bytes)
{
    const File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (file.get() < 0 && errno == EEXIST) return false;
    const bool kept =
        file.get() >= 0 &&
        ::write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        ::fsync(file.get()) == 0;
    if (!kept) not_written(path);
    return true;
}

// The newest last. Whole under its own name, or as it was: without it nothing stored can be read.
void replace_secrets(const std::string& path, const std::vector<std::string>& secrets)
{
    std::string bytes;
    for (const std::string& secret : secrets)
        bytes += secret;
    const std::string part = path + ".part";
    ::unlink(part.c_str());
    struct stat about{};
    // Whoever runs the command, the service reads the file.
    const bool is_whole = write_new(part, bytes) && ::stat(path.c_str(), &about) == 0 &&
                          ::chown(part.c_str(), about.st_uid, about.st_gid) == 0;
    if (!is_whole || ::rename(part.c_str(), path.c_str()) != 0) not_written(path);
    keep_name_of(path);
}

// Empty when there is no database, or one that is sealed with nothing yet.
std::string sealed_with(const Settings& settings)
{
    const db::DatabaseUrl url = db::parse_database_url(settings.database_url());
    const bool is_missing =
        url.dialect == db::Dialect::sqlite && !std::filesystem::exists(url.location);
    if (is_missing) return {};
    db::Pool pool{url, 2};
    return db::sealed_with(pool);
}

// Beside a database that is sealed a new secret would open nothing, and pass for the one that does.
void make_first_secret(const Settings& settings)
{
    if (!sealed_with(settings).empty())
        throw std::runtime_error{
            "this database was sealed with a secret that is not here: put the "
            "secret file of its installation at " +
            settings.secret_path()};
    // Of two instances that start together, one is quicker, and its secret is read by both.
    if (write_new(settings.secret_path(), new_secret())) keep_name_of(settings.secret_path());
}

core::Secrets read_secrets(const std::string& path)
{
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

}  // namespace

core::Secrets installation_secrets(const Settings& settings)
{
    if (::access(settings.secret_path().c_str(), F_OK) != 0) make_first_secret(settings);
    return read_secrets(settings.secret_path());
}

SecretFit fit_of_secret(const Settings& settings)
{
    const std::string digest = sealed_with(settings);
    if (::access(settings.secret_path().c_str(), F_OK) != 0)
        return digest.empty() ? SecretFit::not_made : SecretFit::missing;
    const db::TextSeal seal{read_secrets(settings.secret_path())};
    if (digest.empty()) return SecretFit::unused;
    return seal.has_digest(digest) ? SecretFit::fits : SecretFit::another;
}

std::size_t add_installation_secret(const Settings& settings)
{
    const std::string path = settings.secret_path();
    std::vector<std::string> secrets = installation_secrets(settings).newest_first();
    std::ranges::reverse(secrets);  // as in the file
    secrets.push_back(new_secret());
    replace_secrets(path, secrets);
    return secrets.size();
}

void forget_older_secrets(const Settings& settings)
{
    replace_secrets(settings.secret_path(), {installation_secrets(settings).newest()});
}

}  // namespace quorate::server
