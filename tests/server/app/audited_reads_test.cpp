#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/audit/audit_trail.hpp"
#include "tests/support/record_service.hpp"
#include "tests/support/route_addresses.hpp"

// Whoever looks at a child's record leaves a line in its log: of every route there is, and of every
// one that comes.

namespace quorate::server {
namespace {

// Those that show nothing of a family.
const std::set<std::string_view> shows_nothing{
    "/meetings/{m}/events",  // that something changed, and not what
};

class AuditedReads : public test::RecordService {
protected:
    // The newest entry of the family's log.
    std::int64_t newest()
    {
        const auto entries = service.database().read([](core::UnitOfWork& work) {
            return work.audit.of_case(test::exampleshire, core::CaseId{"case-1"}, 0, 1);
        });
        return entries.empty() ? 0 : entries.front().number;
    }

    // Whether somebody got an answer; each that did has to be in the log.
    bool was_answered(const std::string& address, const std::string& name)
    {
        for (const char* person : {"cc", "bs", "sw", "tm"}) {
            auto client = service.as(person);
            const auto before = newest();
            if (client.get(address).status() != 200) continue;
            EXPECT_GT(newest(), before) << person << " was shown " << name;
            return true;
        }
        return false;
    }
};

TEST_F(AuditedReads, AreThoseOfEveryRouteAboutAFamily)
{
    hold();
    write("bs", "reason", "What was said");
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (route.method != Method::get || route.entry != Entry::signed_in) continue;
        if (!test::is_about_a_case(route) || shows_nothing.contains(route.pattern)) continue;
        looked_at += was_answered(test::known_address(route), test::route_name(route)) ? 1 : 0;
    }
    EXPECT_GT(looked_at, 40);
}

TEST_F(AuditedReads, AreThoseOfEveryFormForANewMeeting)
{
    const std::string family = "?family=case-1&type=initial_cp_conference&child=child-1";
    EXPECT_TRUE(was_answered("/meetings/new" + family, "the form for a meeting"));
    EXPECT_TRUE(was_answered("/meetings/new/needs" + family, "whom a meeting needs"));
    // Whether there are times to offer is another matter.
    was_answered("/meetings/new/time" + family, "times for a meeting");
    was_answered("/meetings/new/chain" + family, "times for three meetings");
    was_answered("/meetings/new/poll" + family, "times to ask about");
}

TEST_F(AuditedReads, AreThoseOfFormsAboutASeat)
{
    service.clock().set(test::at("2026-11-24T10:00"));
    for (const char* form : {"hand", "recall"})
        EXPECT_TRUE(was_answered(meeting + "/invitees/seat-police/" + form, form)) << form;
    for (const char* form : {"/move", "/cancel"})
        EXPECT_TRUE(was_answered(meeting + form, form)) << form;
}

}  // namespace
}  // namespace quorate::server
