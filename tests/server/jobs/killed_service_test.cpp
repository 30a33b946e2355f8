#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <map>
#include <thread>

#include "core/outbox/outbox.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/quorate_process.hpp"
#include "tests/support/smtp_sink.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

constexpr int invitations = 12;

// The real program, a real mail server, and SIGKILL.
class KilledService : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        const auto soon = floor<seconds>(system_clock::now()) + hours{48};
        for (int i = 0; i < invitations; ++i)
            test::add_meeting(temp_.pool(), "m" + std::to_string(i), soon + hours{2 * i});
        const auto queued = database().transact([&](core::UnitOfWork& work) {
            for (int i = 0; i < invitations; ++i)
                work.outbox.enqueue(message(i));
            return core::Result{core::Done{}};
        });
        ASSERT_TRUE(queued);
    }

    static core::OutboxMessage message(int number)
    {
        const std::string serial = std::to_string(number);
        core::OutboxMessage made;
        made.id = core::OutboxMessageId{"message-" + serial};
        made.authority = core::AuthorityId{"authority-1"};
        made.dedupe_key = "request:seat-m" + serial + ":0";
        made.kind = core::MessageKind::request;
        made.meeting = core::MeetingId{"m" + serial};
        made.invitee = core::InviteeId{"seat-m" + serial};
        made.to = core::Email{"lee@police.example"};
        made.message_id = "mid-" + serial;
        made.created_at = floor<seconds>(system_clock::now());
        made.next_at = made.created_at;
        return made;
    }

    test::QuorateProcess serve(const test::SmtpSink& sink)
    {
        test::put_test_secret(folder_.path());
        return {{"serve",
                 "--listen",
                 "127.0.0.1:0",
                 "--data",
                 folder_.path(),
                 "--database",
                 temp_.url()},
                {"QUORATE_MAIL_TRANSPORT=smtp",
                 "QUORATE_MAIL_HOST=127.0.0.1",
                 "QUORATE_MAIL_STARTTLS=off",
                 "QUORATE_MAIL_PORT=" + std::to_string(sink.port())}};
    }

    static bool comes_true(const std::function<bool()>& condition)
    {
        for (int tries = 0; tries < 600; ++tries) {
            if (condition()) return true;
            std::this_thread::sleep_for(milliseconds{50});
        }
        return false;
    }

    // What waiting for the lease to run out and for the quarter of an hour of doubt would do.
    void let_time_pass()
    {
        test::run(temp_.pool(),
                  "update outbox_message set lease_until = 1 where state in ('leased', 'sending')");
        *database().transact([&](core::UnitOfWork& work) {
            return core::Result{work.outbox.recover_expired(floor<seconds>(system_clock::now()))};
        });
        test::run(temp_.pool(),
                  "update outbox_message set next_at = 1 where state in ('in_doubt', 'retry')");
    }

    std::int64_t sent()
    {
        const auto counts =
            database().read([](core::UnitOfWork& work) { return work.outbox.counts().by_state; });
        const auto found = counts.find(core::MessageState::sent);
        return found == counts.end() ? 0 : found->second;
    }

    test::TempFolder folder_;
};

TEST_P(KilledService, LosesNoInvitationAndRepeatsOnlyWhatMayNotHaveArrived)
{
    // The third and the seventh message are taken, but no answer is given: that is when the
    // service is killed.
    const test::SmtpSink sink{"accept,accept,hang,accept,accept,accept,hang,accept"};
    for (const std::size_t seen : {3u, 7u}) {
        auto service = serve(sink);
        ASSERT_TRUE(comes_true([&] { return sink.messages().size() >= seen; }));
        service.kill();
        let_time_pass();
    }
    auto service = serve(sink);
    ASSERT_TRUE(comes_true([&] { return sent() == invitations; }));
    EXPECT_EQ(service.terminate(), 0);

    std::map<std::string, std::vector<std::string>> by_id;
    for (const std::string& mail : sink.messages()) {
        const auto at = mail.find("Message-Id: ");
        by_id[mail.substr(at, mail.find('\r', at) - at)].push_back(mail);
    }
    EXPECT_EQ(by_id.size(), static_cast<std::size_t>(invitations));
    EXPECT_EQ(sink.messages().size(), static_cast<std::size_t>(invitations) + 2);
    for (const auto& [id, copies] : by_id)
        for (const std::string& copy : copies)
            EXPECT_EQ(copy, copies.front()) << id;
}

TEST_P(KilledService, FinishesWhatItHasInHandWhenToldToStop)
{
    const test::SmtpSink sink{"accept"};
    {
        auto service = serve(sink);
        ASSERT_TRUE(comes_true([&] { return !sink.messages().empty(); }));
        EXPECT_EQ(service.terminate(), 0);
    }
    const auto states =
        database().read([](core::UnitOfWork& work) { return work.outbox.counts().by_state; });

    EXPECT_FALSE(states.contains(core::MessageState::sending));
    EXPECT_FALSE(states.contains(core::MessageState::leased));
    EXPECT_EQ(static_cast<std::size_t>(sent()), sink.messages().size());
}

QUORATE_ON_EVERY_DATABASE(KilledService);

}  // namespace
}  // namespace quorate::server
