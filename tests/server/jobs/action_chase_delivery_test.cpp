#include <gtest/gtest.h>

#include "core/delivery/delivery_store.hpp"
#include "core/identity/user_store.hpp"
#include "server/jobs/action_watcher.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

using test::at;

class ActionChaseDelivery : public test::DeliveryTest {
protected:
    void agree(const std::string& id, const std::string& owner_column, const std::string& owner)
    {
        const core::Meeting& meeting =
            meeting_ ? *meeting_ : meeting_.emplace(scheduled(conference()));
        test::run(temp_.pool(),
                  "insert into action_point (id, authority_id, case_id, meeting_id, what, " +
                      owner_column +
                      ", due_on, status, link_hash, created_by, created_at) values ('" + id +
                      "', 'authority-1', 'case-1', '" + meeting.id.text() +
                      "', 'See Rowan Testwood', '" + owner + "', '2026-12-03', 'open', 'h-" + id +
                      "', 'support-1', 0)");
    }

    // What leaves at a moment when the watcher has looked.
    std::vector<std::string> told(const char* when)
    {
        const auto worker = worker_with(mailer_);
        while (worker->run_once() > 0) {
        }
        mailer_.sent.clear();
        clock_.set(at(when));
        ActionWatcher{database(), tools()}.run_once();
        while (worker->run_once() > 0) {
        }
        std::vector<std::string> mails;
        for (const auto& [envelope, bytes] : mailer_.sent)
            mails.push_back(test::mail_content(bytes));
        return mails;
    }

    std::optional<core::Meeting> meeting_;
    test::KeepingMailer mailer_;
};

TEST_P(ActionChaseDelivery, CountsInOneMailAndNamesNobody)
{
    clock_.set(at("2026-11-16T10:00"));
    agree("a1", "owner_user_id", "worker-1");
    agree("a2", "owner_user_id", "worker-1");

    const auto mails = told("2026-12-03T09:00");

    ASSERT_EQ(mails.size(), 1u);
    EXPECT_NE(mails[0].find("Subject: Action points that are due"), std::string::npos) << mails[0];
    EXPECT_NE(mails[0].find("Due today"), std::string::npos);
    EXPECT_NE(mails[0].find("/actions"), std::string::npos);
    for (const char* secret : {"Testwood", "Rowan", "EX-2041"})
        EXPECT_EQ(mails[0].find(secret), std::string::npos) << secret;
    EXPECT_TRUE(told("2026-12-03T12:00").empty());
}

TEST_P(ActionChaseDelivery, TellsALeadInOneMailOfWhatTheirAgencyHasOverdue)
{
    clock_.set(at("2026-11-16T10:00"));
    agree("a1", "owner_contact_id", "contact-nurse");
    agree("a2", "owner_contact_id", "contact-nurse");
    test::run(temp_.pool(), "update contact set is_lead = 1 where id = 'contact-gp'");

    const auto mails = told("2026-12-10T09:00");

    ASSERT_EQ(mails.size(), 1u);
    EXPECT_NE(mails[0].find("Subject: What others have to do"), std::string::npos) << mails[0];
    EXPECT_NE(mails[0].find("for others in your agency to do"), std::string::npos);
    EXPECT_NE(mails[0].find("/a/"), std::string::npos);
    for (const char* secret : {"Testwood", "Rowan", "EX-2041", "Noor", "Stubb"})
        EXPECT_EQ(mails[0].find(secret), std::string::npos) << secret;
}

TEST_P(ActionChaseDelivery, IsHeldForAnAddressThatIsMarkedAsWrong)
{
    clock_.set(at("2026-11-16T10:00"));
    agree("a1", "owner_user_id", "worker-1");
    database().write([&](core::UnitOfWork& work) {
        const core::UserId worker{"worker-1"};
        work.deliveries.mark_wrong(test::authority_1,
                                   {.user = worker},
                                   work.users.find(worker).value().email,
                                   core::UserId{"support-1"},
                                   clock_.now());
        return core::Done{};
    });

    EXPECT_TRUE(told("2026-12-03T09:00").empty());
}

TEST_P(ActionChaseDelivery, TellsTheFamilyInPlainWords)
{
    clock_.set(at("2026-11-16T10:00"));
    agree("a1", "owner_family_member_id", "mother-1");

    const auto mails = told("2026-12-04T09:00");

    ASSERT_EQ(mails.size(), 1u);
    EXPECT_NE(mails[0].find("Subject: What you said you would do"), std::string::npos) << mails[0];
    EXPECT_EQ(mails[0].find("ction point"), std::string::npos);
    EXPECT_NE(mails[0].find("/a/"), std::string::npos);
}

QUORATE_ON_EVERY_DATABASE(ActionChaseDelivery);

}  // namespace
}  // namespace quorate::server
