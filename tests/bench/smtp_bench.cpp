#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "server/mail/smtp_mailer.hpp"

namespace quorate::server {
namespace {

// As long as an invitation, in lines of 76.
std::string a_message()
{
    std::string bytes =
        "From: meetings@meetings.example.org\r\nTo: j.okafor@nhs.example\r\n"
        "Subject: Multi-agency meeting (ref 4F7K)\r\n\r\n";
    for (int line = 0; line < 90; ++line)
        bytes += std::string(76, 'x') + "\r\n";
    return bytes;
}

// One message after the other over a connection that is kept, to a server on this machine that
// throws them away: smtp_kept.sh starts it and says where.
void smtp_kept(benchmark::State& state)
{
    const char* const port = std::getenv("QUORATE_BENCH_SMTP_PORT");
    if (port == nullptr) {
        state.SkipWithError("QUORATE_BENCH_SMTP_PORT names no server");
        return;
    }
    SmtpMailer mailer{{.host = "127.0.0.1",
                       .port = static_cast<std::uint16_t>(std::atoi(port)),
                       .starttls = StartTls::off,
                       .helo_name = "meetings.example.org"}};
    const Envelope envelope{.sender = "meetings+7kx2pq@meetings.example.org",
                            .recipient = core::Email{"j.okafor@nhs.example"}};
    const std::string bytes = a_message();
    for (auto _ : state)
        if (mailer.send(envelope, bytes).state != SendState::accepted) {
            state.SkipWithError("not accepted");
            return;
        }
    state.SetItemsProcessed(state.iterations());
    state.counters["bytes"] = static_cast<double>(bytes.size());
}
BENCHMARK(smtp_kept)->UseRealTime();

}  // namespace
}  // namespace quorate::server
