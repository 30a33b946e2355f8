#include "server/mail/imap_session.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

#include <istream>
#include <thread>

#include "tests/support/dovecot_server.hpp"

namespace quorate::server {
namespace {

bool never()
{
    return false;
}

ImapFault fault_of(const ImapSettings& settings)
{
    try {
        const ImapSession session{settings, never};
    } catch (const ImapFailure& failure) {
        return failure.fault();
    }
    ADD_FAILURE() << "a session began";
    return ImapFault::nonsense;
}

TEST(ImapSession, ReadsMailWithoutMarkingIt)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    dovecot.deliver("1.host", "Subject: first\r\n\r\nbody\r\n");
    dovecot.deliver("2.host", "Subject: second\r\n\r\n" + std::string(300'000, 'x') + "\r\n");
    for (const ImapSettings& settings : {dovecot.settings(), dovecot.with_starttls()}) {
        ImapSession session{settings, never};

        EXPECT_GT(session.validity(), 0);
        EXPECT_EQ(session.next_uid(), 3);
        EXPECT_EQ(session.uids(1, 10), (std::vector<std::int64_t>{1, 2}));
        EXPECT_EQ(session.uids(2, 2), std::vector<std::int64_t>{2});
        EXPECT_TRUE(session.uids(3, 10).empty());
        EXPECT_EQ(session.fetch(1, 1'000'000), "Subject: first\r\n\r\nbody\r\n");
        EXPECT_EQ(session.fetch(2, 1'000'000)->size(), 300'021u);
        EXPECT_EQ(session.fetch(2, 1'000)->size(), 1'001u);
        EXPECT_FALSE(session.fetch(3, 1'000));
        EXPECT_EQ(dovecot.flags("1.host"), "");
    }
}

TEST(ImapSession, MarksAndMovesWhatWasTaken)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    dovecot.deliver("1.host", "Subject: first\r\n\r\nbody\r\n");
    dovecot.deliver("2.host", "Subject: second\r\n\r\nbody\r\n");
    ImapSession session{dovecot.settings(), never};

    EXPECT_TRUE(session.mark(1, false));
    EXPECT_TRUE(session.mark(2, true));
    EXPECT_EQ(dovecot.flags("1.host"), "S");
    EXPECT_EQ(dovecot.flags("2.host"), "FS");
    EXPECT_FALSE(session.move(1, "No such folder"));
    EXPECT_TRUE(session.move(1, "Done"));
    EXPECT_EQ(session.uids(1, 10), std::vector<std::int64_t>{2});
}

TEST(ImapSession, SaysByCodeWhyThereIsNone)
{
    QUORATE_NEEDS_DOVECOT();
    const test::DovecotServer dovecot;
    ImapSettings settings = dovecot.settings();
    settings.password = "wrong";
    EXPECT_EQ(fault_of(settings), ImapFault::not_signed_in);
    settings = dovecot.settings();
    settings.folder = "Nowhere";
    EXPECT_EQ(fault_of(settings), ImapFault::no_folder);
    for (ImapSettings unknown : {dovecot.settings(), dovecot.with_starttls()}) {
        unknown.ca_file.clear();
        EXPECT_EQ(fault_of(unknown), ImapFault::not_encrypted);
    }
    settings = dovecot.settings();
    settings.port = 1;
    EXPECT_EQ(fault_of(settings), ImapFault::unreachable);
    settings.host = "local host";
    EXPECT_THROW((ImapSession{settings, never}), std::invalid_argument);
}

// A server of the wrong kind: signs anybody in, and answers the first fetch with `answer`.
class Liar {
public:
    explicit Liar(std::string answer) : answer_{std::move(answer)}, thread_{[this] { serve(); }} {}
    ~Liar() { thread_.join(); }

    ImapSettings settings() const
    {
        return {.host = "127.0.0.1",
                .port = acceptor_.local_endpoint().port(),
                .tls = ImapTls::off,
                .user = "u",
                .password = "p",
                .timeout = std::chrono::seconds{1}};
    }

private:
    void serve()
    {
        boost::asio::ip::tcp::socket socket = acceptor_.accept();
        boost::system::error_code over;
        const auto say = [&](const std::string& text) {
            boost::asio::write(socket, boost::asio::buffer(text), over);
        };
        say("* OK ready\r\n");
        boost::asio::streambuf heard;
        std::istream lines{&heard};
        for (;;) {
            boost::asio::read_until(socket, heard, "\r\n", over);
            if (over) return;
            std::string line;
            std::getline(lines, line);
            const std::string tag = line.substr(0, line.find(' ') + 1);
            if (line.find("CAPABILITY") != std::string::npos)
                say("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n");
            if (line.find("SELECT") != std::string::npos)
                say("* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT 9]\r\n");
            if (line.find("FETCH") != std::string::npos)
                say(answer_);
            else
                say(tag + "OK done\r\n");
        }
    }

    std::string answer_;
    boost::asio::io_context context_;
    boost::asio::ip::tcp::acceptor acceptor_{context_,
                                             {boost::asio::ip::address_v4::loopback(), 0}};
    std::thread thread_;
};

TEST(ImapSession, EndsWhenTheServerTalksNonsense)
{
    const std::vector<std::pair<std::string, ImapFault>> cases{
        {"* 1 FETCH (UID 1 BODY[]<0> {2000000000}\r\n", ImapFault::nonsense},
        {"* 1 FETCH (UID 1 BODY[]<0> {99999999999999999999}\r\n", ImapFault::unreachable},
        {"* BYE not now\r\n", ImapFault::unreachable},
        {"what?\r\n", ImapFault::nonsense},
        {std::string(300'000, 'x'), ImapFault::nonsense},
        {"* 1 FETCH (UID 1 BODY[]<0> {100}\r\nonly this", ImapFault::unreachable},
        {"q2 NO\r\n", ImapFault::nonsense},
    };
    for (const auto& [answer, fault] : cases) {
        const Liar liar{answer};
        ImapSession session{liar.settings(), never};
        try {
            session.fetch(1, 1'000);
            ADD_FAILURE() << answer.substr(0, 80);
        } catch (const ImapFailure& failure) {
            EXPECT_EQ(code(failure.fault()), code(fault)) << answer.substr(0, 80);
        }
    }
}

TEST(ImapSession, EndsAtOnceWhenTheServiceStops)
{
    const Liar liar{""};
    bool stop = false;
    ImapSettings settings = liar.settings();
    settings.timeout = std::chrono::seconds{30};
    ImapSession session{settings, [&stop] { return stop; }};
    stop = true;
    const auto begun = std::chrono::steady_clock::now();

    EXPECT_THROW(session.fetch(1, 1'000), ImapFailure);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{5});
}

}  // namespace
}  // namespace quorate::server
