#include "server/app/make_work_provider.hpp"

#include <sys/stat.h>

#include <fstream>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

// The first line: a file that an editor wrote ends with a line feed.
std::string secret_in(const std::string& path)
{
    if (path.empty()) return {};
    struct stat about{};
    std::ifstream file{path};
    std::string secret;
    if (::stat(path.c_str(), &about) != 0 || !std::getline(file, secret))
        throw BadSetting{"setting oidc.client_secret_file cannot be read: " + path};
    if ((about.st_mode & 077) != 0)
        throw BadSetting{"oidc.client_secret_file may be read by others: chmod 600 " + path};
    return core::trimmed(secret);
}

}  // namespace

std::unique_ptr<WorkProvider> make_work_provider(const Settings& settings, const core::Clock& clock)
{
    const WorkAccountSettings& account = settings.work_account;
    if (!account.is_on()) return nullptr;
    return std::make_unique<WorkProvider>(account,
                                          secret_in(account.client_secret_file),
                                          settings.public_url() + std::string{work_return_path},
                                          std::make_unique<CurlProviderCalls>(account.ca_file),
                                          clock);
}

}  // namespace quorate::server
