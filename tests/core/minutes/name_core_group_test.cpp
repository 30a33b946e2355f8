#include "core/minutes/name_core_group.hpp"

#include <gtest/gtest.h>

#include "core/meetings/invitee_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class NamingTheCoreGroup : public test::RecordTest {
protected:
    Result<CoreGroup> name(std::vector<std::string> members,
                           const std::string& lead,
                           int version = 0)
    {
        return transact([&](UnitOfWork& work) {
            return name_core_group(work,
                                   clock_,
                                   as("support-1"),
                                   {.meeting = meeting,
                                    .version = version,
                                    .members = std::move(members),
                                    .lead = lead});
        });
    }

    std::string key(const char* id)
    {
        const auto seats =
            read([&](UnitOfWork& work) { return work.invitees.of_meeting(authority, meeting); });
        for (const InviteeEntry& seat : seats)
            if (seat.invitee.id == InviteeId{id}) return seat_key(seat.invitee.holder);
        return {};
    }
};

TEST_P(NamingTheCoreGroup, TakesThoseWithASeatAndWhoLeadsThem)
{
    const std::vector<std::string> members{key("seat-worker"), key("seat-school")};
    EXPECT_EQ(name(members, key("seat-worker")).error().refusal, Refusal::wrong_state);
    open_minutes();

    ASSERT_TRUE(name(members, key("seat-worker")));
    EXPECT_EQ(name(members, key("seat-worker")).error().refusal, Refusal::stale_version);
    ASSERT_TRUE(name({key("seat-school")}, key("seat-school"), 1));

    const auto choice = transact(
        [&](UnitOfWork& work) { return view_core_group(work, clock_, as("support-1"), meeting); });
    ASSERT_TRUE(choice);
    EXPECT_TRUE(choice->can_write);
    EXPECT_EQ(choice->group.version, 2);
    ASSERT_EQ(choice->group.members.size(), 1u);
    EXPECT_EQ(choice->group.lead, seat_holder_from(key("seat-school")));
}

TEST_P(NamingTheCoreGroup, WantsMembersOfTheConferenceAndALeadAmongThem)
{
    open_minutes();

    EXPECT_EQ(
        complaints(name({}, "").error()),
        (std::vector<std::string>{"members: Choose people who were invited to this conference",
                                  "lead: Choose who leads it from among its members"}));
    EXPECT_EQ(
        complaints(name({key("seat-school"), "contact:nobody"}, key("seat-police")).error()),
        (std::vector<std::string>{"members: Choose people who were invited to this conference",
                                  "lead: Choose who leads it from among its members"}));
}

TEST_P(NamingTheCoreGroup, TakesParentsAsMembersButNotToLead)
{
    open_minutes();
    const std::vector<std::string> members{key("seat-worker"), key("seat-mother")};

    EXPECT_EQ(complaints(name(members, key("seat-mother")).error()),
              (std::vector<std::string>{"lead: Choose a professional to lead it"}));
    EXPECT_TRUE(name(members, key("seat-worker")));
}

QUORATE_ON_EVERY_DATABASE(NamingTheCoreGroup);

}  // namespace
}  // namespace quorate::core
