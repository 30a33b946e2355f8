#include "tests/support/calendar_server.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "tests/support/places.hpp"
#include "tests/support/smtp_sink.hpp"

namespace quorate::test {
namespace {

using namespace std::chrono;

void make_certificate(const std::filesystem::path& directory)
{
    const std::string make =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
        "-subj /CN=feeds.example -addext subjectAltName=DNS:feeds.example -keyout " +
        (directory / "key.pem").string() + " -out " + (directory / "certificate.pem").string() +
        " 2>/dev/null";
    if (std::system(make.c_str()) != 0) throw std::runtime_error{"openssl makes no certificate"};
}

std::vector<std::string> lines_of(const std::filesystem::path& path)
{
    std::ifstream file{path};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

CalendarServer::CalendarServer(const std::string& calendar)
    : directory_{make_temp_directory("quorate-calendar")}
{
    make_certificate(directory_);
    std::ofstream{directory_ / "calendar.ics", std::ios::binary} << calendar;
    std::vector<std::string> arguments{"/usr/bin/python3",
                                       source_dir() + "/tests/support/calendar_server.py",
                                       certificate(),
                                       (directory_ / "key.pem").string(),
                                       (directory_ / "calendar.ics").string()};
    std::vector<char*> argv;
    for (std::string& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);

    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
    const std::string said = directory_ / "said";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, said.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const int failed = ::posix_spawn(&process_, argv[0], &actions, nullptr, argv.data(), ::environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[0]);
    to_process_ = ends[1];
    if (failed != 0) throw std::runtime_error{"python3 does not start"};

    const auto deadline = steady_clock::now() + seconds{20};
    while (port_ == 0 && steady_clock::now() < deadline) {
        const auto lines = lines_of(said);
        if (!lines.empty() && lines.front().starts_with("port "))
            port_ = std::stoi(lines.front().substr(5));
        else
            std::this_thread::sleep_for(milliseconds{10});
    }
    if (port_ == 0) throw std::runtime_error{"the calendar server did not start"};
}

CalendarServer::~CalendarServer()
{
    ::close(to_process_);  // it ends by itself
    int status = 0;
    ::waitpid(process_, &status, 0);
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

std::vector<std::string> CalendarServer::requests() const
{
    auto lines = lines_of(directory_ / "said");
    if (!lines.empty()) lines.erase(lines.begin());
    return lines;
}

}  // namespace quorate::test
