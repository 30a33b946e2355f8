#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace quorate::test {

/// A loopback port that nothing listens on just now.
unsigned short free_port();

/// The built `quorate` program as a process of its own, which a test may end as roughly as it
/// likes. What it writes goes nowhere.
class QuorateProcess {
public:
    /// `environment` is added to this process's: "QUORATE_MAIL_PORT=2525".
    QuorateProcess(const std::vector<std::string>& arguments,
                   const std::vector<std::string>& environment);

    /// Kills it, if it is still there.
    ~QuorateProcess();
    QuorateProcess(const QuorateProcess&) = delete;
    QuorateProcess& operator=(const QuorateProcess&) = delete;

    pid_t id() const { return process_; }

    /// SIGKILL: no chance to do anything more.
    void kill();

    /// SIGTERM, and waits; gives the exit code, or -1 when it did not exit by itself.
    int terminate();

private:
    pid_t process_ = -1;
};

}  // namespace quorate::test
