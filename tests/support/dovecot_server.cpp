#include "tests/support/dovecot_server.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "tests/support/places.hpp"
#include "tests/support/quorate_process.hpp"
#include "tests/support/smtp_sink.hpp"

namespace quorate::test {
namespace {

bool answers(unsigned short port)
{
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket{context};
    boost::system::error_code failed;
    socket.connect({boost::asio::ip::address_v4::loopback(), port}, failed);
    return !failed;
}

}  // namespace

bool DovecotServer::is_installed()
{
    return ::access("/usr/sbin/dovecot", X_OK) == 0;
}

DovecotServer::DovecotServer()
    : directory_{make_temp_directory("quorate-imap")}, port_{free_port()}, tls_port_{free_port()}
{
    // It runs as somebody who is not us.
    std::filesystem::permissions(directory_, std::filesystem::perms{0755});
    std::array<std::string, 4> arguments{source_dir() + "/tests/support/dovecot.sh",
                                         (directory_ / "d").string(),
                                         std::to_string(port_),
                                         std::to_string(tls_port_)};
    std::array<char*, 5> argv{};
    for (std::size_t i = 0; i < arguments.size(); ++i)
        argv[i] = arguments[i].data();
    if (::posix_spawn(&process_, argv[0], nullptr, nullptr, argv.data(), ::environ) != 0)
        throw std::runtime_error{"dovecot.sh does not start"};
    for (int tries = 0; tries < 100; ++tries) {
        if (answers(port_) && answers(tls_port_)) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    throw std::runtime_error{"Dovecot does not answer: see " + directory_.string()};
}

DovecotServer::~DovecotServer()
{
    ::kill(process_, SIGTERM);
    int status = 0;
    ::waitpid(process_, &status, 0);
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

server::ImapSettings DovecotServer::settings() const
{
    return {.host = "localhost",
            .port = tls_port_,
            .user = "meetings",
            .password = "correct-horse",
            .ca_file = (directory_ / "d/certificate.pem").string(),
            .timeout = std::chrono::seconds{10}};
}

server::ImapSettings DovecotServer::with_starttls() const
{
    server::ImapSettings settings = this->settings();
    settings.port = port_;
    settings.tls = server::ImapTls::starttls;
    return settings;
}

void DovecotServer::deliver(const std::string& name, const std::string& mail) const
{
    const auto path = directory_ / "d/mail/tmp" / name;
    std::ofstream{path, std::ios::binary} << mail;
    std::filesystem::permissions(path, std::filesystem::perms{0666});
    std::filesystem::rename(path, directory_ / "d/mail/new" / name);
}

std::string DovecotServer::flags(const std::string& name, const std::string& folder) const
{
    const auto inside = directory_ / "d/mail" / folder;
    for (const char* part : {"new", "cur"})
        for (const auto& each : std::filesystem::directory_iterator{inside / part}) {
            const std::string file = each.path().filename().string();
            if (!file.starts_with(name)) continue;
            const auto at = file.find(":2,");
            return at == std::string::npos ? std::string{} : file.substr(at + 3);
        }
    return "gone";
}

void DovecotServer::forget_uids() const
{
    // Its UIDVALIDITY is the second in which it begins to count.
    std::this_thread::sleep_for(std::chrono::milliseconds{1100});
    for (const auto& each : std::filesystem::directory_iterator{directory_ / "d/mail"})
        if (each.path().filename().string().starts_with("dovecot"))
            std::filesystem::remove(each.path());
}

}  // namespace quorate::test
