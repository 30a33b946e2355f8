#include "tests/support/smtp_sink.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support/places.hpp"

namespace quorate::test {
namespace {

struct Pipe {
    Pipe()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
        out = ends[0];
        in = ends[1];
    }
    int out;
    int in;
};

}  // namespace

std::filesystem::path make_temp_directory(const std::string& name)
{
    std::string path = (std::filesystem::temp_directory_path() / (name + "-XXXXXX")).string();
    if (!::mkdtemp(path.data())) throw std::runtime_error{"no temporary directory"};
    return path;
}

std::string read_whole(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

SmtpSink::SmtpSink(const std::string& modes, const std::vector<std::string>& options)
    : directory_{make_temp_directory("quorate-smtp")}
{
    std::vector<std::string> arguments{"/usr/bin/python3",
                                       source_dir() + "/tests/support/smtp_sink.py",
                                       directory_.string(),
                                       modes};
    arguments.insert(arguments.end(), options.begin(), options.end());
    std::vector<char*> argv;
    for (std::string& argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);

    const Pipe input;
    const Pipe output;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.out, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.in, STDOUT_FILENO);
    const int failed = ::posix_spawn(&process_, argv[0], &actions, nullptr, argv.data(), ::environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(input.out);
    ::close(output.in);
    to_process_ = input.in;
    if (failed) throw std::runtime_error{"python3 does not start"};

    unsigned port = 0;
    std::FILE* said = ::fdopen(output.out, "r");
    if (!said || std::fscanf(said, "port %u", &port) != 1 || port > 0xFFFF)
        throw std::runtime_error{"the SMTP server did not start: is python3-aiosmtpd installed?"};
    std::fclose(said);
    port_ = static_cast<std::uint16_t>(port);
}

SmtpSink::~SmtpSink()
{
    ::close(to_process_);  // it ends by itself
    int status = 0;
    ::waitpid(process_, &status, 0);
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

std::vector<std::string> SmtpSink::messages() const
{
    std::vector<std::string> kept;
    for (int number = 1;; ++number) {
        const auto path = directory_ / (std::to_string(number) + ".eml");
        if (!std::filesystem::exists(path)) return kept;
        kept.push_back(read_whole(path));
    }
}

std::string SmtpSink::envelope(int number) const
{
    return read_whole(directory_ / (std::to_string(number) + ".json"));
}

}  // namespace quorate::test
