#include "server/mail/maildir.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace quorate::server {
namespace {

class File {
public:
    explicit File(const std::filesystem::path& path)
        : fd_{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)}
    {
    }
    ~File()
    {
        if (fd_ >= 0) ::close(fd_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool is_plain() const
    {
        struct stat about{};
        return fd_ >= 0 && ::fstat(fd_, &about) == 0 && S_ISREG(about.st_mode);
    }
    int get() const { return fd_; }

private:
    int fd_;
};

}  // namespace

Maildir::Maildir(std::filesystem::path folder) : folder_{std::move(folder)}
{
    std::error_code failed;
    if (!std::filesystem::is_directory(folder_ / "new", failed))
        throw std::runtime_error{"the mail folder has no folder called new"};
    std::filesystem::create_directory(folder_ / "cur", failed);
}

std::vector<std::string> Maildir::unseen(std::size_t limit) const
{
    std::vector<std::string> names;
    std::error_code failed;
    for (std::filesystem::directory_iterator each{folder_ / "new", failed}, end; each != end;
         each.increment(failed)) {
        if (failed) break;
        std::string name = each->path().filename().string();
        if (!name.starts_with('.')) names.push_back(std::move(name));
    }
    if (failed) throw std::runtime_error{"the mail folder cannot be read"};
    std::ranges::sort(names);
    if (names.size() > limit) names.resize(limit);
    return names;
}

std::string Maildir::read(const std::string& name, std::size_t most) const
{
    const File file{folder_ / "new" / name};
    if (!file.is_plain()) throw std::runtime_error{"a mail cannot be read"};
    std::string mail;
    std::array<char, 65'536> buffer;
    while (mail.size() <= most) {
        const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw std::runtime_error{"a mail cannot be read"};
        if (count == 0) break;
        mail.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return mail;
}

void Maildir::seen(const std::string& name, bool flagged) const
{
    const std::string base = name.substr(0, name.find(":2,"));
    std::error_code failed;
    std::filesystem::rename(
        folder_ / "new" / name, folder_ / "cur" / (base + (flagged ? ":2,FS" : ":2,S")), failed);
    if (failed) throw std::runtime_error{"a mail cannot be moved"};
}

}  // namespace quorate::server
