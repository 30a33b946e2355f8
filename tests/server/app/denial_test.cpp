#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
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

TEST(ARefusal, ForAnOrdinaryMistakeIsNotLogged)
{
    test::TestService service;

    const core::AuditRecord record = logged_after(service, core::invalid("name", "Enter a name"));

    EXPECT_EQ(record.action, "");
}

}  // namespace
}  // namespace quorate::server
