#include <gtest/gtest.h>

#include <chrono>
#include <set>

#include "core/audit/audit_trail.hpp"
#include "core/outbox/outbox.hpp"
#include "core/unit_of_work.hpp"
#include "tests/support/case_service.hpp"

namespace quorate::server {
namespace {

// What the last transaction of "bs" that was refused for this left in the log.
core::AuditRecord logged_after(test::TestService& service, const core::Error& error)
{
    const core::Actor actor = test::staff("bs");
    const auto refused = service.app().transact(
        actor, [&](core::UnitOfWork&) -> core::Result<core::Done> { return error; });
    EXPECT_FALSE(refused);
    const auto entries = service.database().read(
        [](core::UnitOfWork& work) { return work.audit.all(test::exampleshire, 0, 1); });
    return entries.empty() ? core::AuditRecord{} : entries.front().record;
}

TEST(ARefusal, ToInviteAnExcludedPersonIsLoggedAsAnAttempt)
{
    test::TestService service;

    const core::AuditRecord record =
        logged_after(service,
                     {core::Refusal::excluded_person,
                      {{"invitees", "One of these people must not be invited on this case"}}});

    EXPECT_EQ(record.action, "participant.add_excluded");
    EXPECT_EQ(record.actor, "bs");
    EXPECT_NE(record.result, "ok");
}

TEST(ARefusal, ToInviteAnExcludedPersonIsLoggedAmongOtherFaultsOfTheForm)
{
    test::TestService service;

    const core::AuditRecord record = logged_after(
        service,
        {.refusal = core::Refusal::invalid_input,
         .fields = {{"room", "Choose a room"},
                    {"invitees", "One of these people must not be invited on this case"}},
         .names_excluded = true});

    EXPECT_EQ(record.action, "participant.add_excluded");
    EXPECT_EQ(record.actor, "bs");
    EXPECT_EQ(record.result, core::refusal_text(core::Refusal::excluded_person).code);
}

TEST(ARefusal, ToInviteAnExcludedPersonIsToldToAManagerOnceADayWithoutSayingWho)
{
    test::TestService service;
    const core::Error attempt{core::Refusal::excluded_person, {}};
    logged_after(service, attempt);
    logged_after(service, attempt);

    const auto mails = service.database().write([&](core::UnitOfWork& work) {
        const core::Instant now = service.clock().now();
        return work.outbox.lease(now, now + std::chrono::minutes{1}, "look", 10);
    });

    ASSERT_FALSE(mails.empty());
    std::set<std::string> told;
    for (const core::OutboxMessage& each : mails) {
        EXPECT_EQ(each.kind, core::MessageKind::excluded_attempt);
        EXPECT_TRUE(told.insert(each.to.reveal()).second) << "once";
        EXPECT_EQ(each.account->text().find("bs"), std::string::npos);
        EXPECT_TRUE(each.change_summary.empty());
    }
}

TEST(ARefusal, OfAnAddressThatWouldGoAstrayIsLoggedWithoutTheAddress)
{
    test::TestService service;
    core::Error astray = core::invalid("email", "This address ends in police.exmaple");
    astray.action = core::action_name(core::Action::contact_create_edit);

    const core::AuditRecord record = logged_after(service, astray);

    EXPECT_EQ(record.action, "contact.create_edit");
    EXPECT_EQ(record.result, "QUO-010");
    EXPECT_EQ(record.detail, "");
}

TEST(ARefusal, ForAnOrdinaryMistakeIsNotLogged)
{
    test::TestService service;

    const core::AuditRecord record = logged_after(service, core::invalid("name", "Enter a name"));

    EXPECT_EQ(record.action, "");
}

}  // namespace
}  // namespace quorate::server
