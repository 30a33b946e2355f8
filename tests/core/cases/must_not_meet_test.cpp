#include "core/cases/must_not_meet.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/cases/view_case.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

const CaseId family{"case-1"};
const FamilyMemberId mother{"mother-1"};
const FamilyMemberId father{"father-1"};
const FreeText order{"Non-molestation order"};
const FreeText ended_because{"The order has ended, seen in writing"};

class MustNotMeetTest : public test::MeetingTest {
protected:
    CaseTools case_tools() { return {clock_, random_, shipped_bank_holidays()}; }

    Result<NotedPair> note(const FamilyMemberId& one,
                           const FamilyMemberId& other,
                           const FreeText& reason = order,
                           const std::string& by = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return note_must_not_meet(
                work,
                case_tools(),
                test::person(by),
                {.case_id = family, .one = one, .other = other, .reason = reason});
        });
    }

    Result<Proposal> propose_end(const std::string& id,
                                 const std::string& by,
                                 const FreeText& reason = ended_because)
    {
        return database().transact([&](UnitOfWork& work) {
            return propose_end_must_not_meet(work,
                                             case_tools(),
                                             test::person(by),
                                             {.case_id = family, .id = id, .reason = reason});
        });
    }

    Result<Proposal> confirm(const ProposalId& id)
    {
        const Actor second = test::second_manager(temp_.pool());
        return database().transact(
            [&](UnitOfWork& work) { return confirm_proposal(work, clock_, second, id); });
    }

    std::vector<MustNotMeet> pairs()
    {
        return database().read(
            [&](UnitOfWork& work) { return work.must_not_meet.of_case(authority_1, family); });
    }
};

TEST_P(MustNotMeetTest, IsKeptOnceWhicheverOfTheTwoIsNamedFirst)
{
    ASSERT_TRUE(note(mother, father));

    const auto again = note(father, mother);

    ASSERT_FALSE(again);
    EXPECT_EQ(complaints(again.error()),
              Lines{"other: It is noted already that these two must not meet"});
    ASSERT_EQ(pairs().size(), 1u);
    EXPECT_EQ(pairs().front().one, father);
    EXPECT_EQ(pairs().front().other, mother);
    EXPECT_EQ(pairs().front().reason.reveal(), "Non-molestation order");
    EXPECT_EQ(pairs().front().noted_by, UserId{"support-1"});
}

TEST_P(MustNotMeetTest, SaysWhatIsWrongWithWhatWasTyped)
{
    const FamilyMemberId nobody{"nobody"};
    const struct {
        FamilyMemberId one;
        FamilyMemberId other;
        FreeText reason;
        Lines said;
    } cases[]{
        {nobody, father, order, {"one: Choose a family member"}},
        {mother, nobody, order, {"other: Choose a family member"}},
        {mother, mother, order, {"other: Choose another person than the first"}},
        {mother, father, FreeText{" "}, {"reason: Say why these two must not meet"}},
    };
    for (const auto& each : cases) {
        const auto noted = note(each.one, each.other, each.reason);
        ASSERT_FALSE(noted);
        EXPECT_EQ(complaints(noted.error()), each.said);
    }
    EXPECT_TRUE(pairs().empty());
}

TEST_P(MustNotMeetTest, IsForThoseWhoMayFlagPeople)
{
    const auto noted = note(mother, father, order, "stranger-1");

    EXPECT_FALSE(noted);
    EXPECT_TRUE(pairs().empty());
}

TEST_P(MustNotMeetTest, SaysHowManyMeetingsAheadHaveToBeSplit)
{
    MeetingDraft together = conference();
    together.invitees.push_back({.holder = {.member = mother}});
    together.invitees.push_back({.holder = {.member = father}});
    scheduled(together);

    const auto noted = note(mother, father);

    ASSERT_TRUE(noted);
    EXPECT_EQ(noted->meetings_to_split, 1);
}

TEST_P(MustNotMeetTest, EndsForAReasonAndByTwoManagers)
{
    const auto noted = note(mother, father);
    ASSERT_TRUE(noted);

    EXPECT_FALSE(propose_end(noted->id, "support-1"));
    const auto hasty = propose_end(noted->id, "manager-1", FreeText{"They may"});
    ASSERT_FALSE(hasty);
    EXPECT_EQ(complaints(hasty.error()),
              Lines{"reason: Say why the two may meet again, in 15 characters or more"});
    EXPECT_EQ(pairs().size(), 1u);

    const auto proposed = propose_end(noted->id, "manager-1");
    ASSERT_TRUE(proposed);
    EXPECT_EQ(pairs().size(), 1u);
    EXPECT_TRUE(confirm(proposed->id));
    EXPECT_TRUE(pairs().empty());
    // It can be noted anew.
    EXPECT_TRUE(note(mother, father));
}

TEST_P(MustNotMeetTest, StandsInTheFileOfTheFamily)
{
    ASSERT_TRUE(note(mother, father));

    const auto file = database().transact([&](UnitOfWork& work) {
        return view_case(work, case_tools(), test::person("worker-1"), family);
    });

    ASSERT_TRUE(file);
    EXPECT_EQ(file->must_not_meet.size(), 1u);
}

QUORATE_ON_EVERY_DATABASE(MustNotMeetTest);

}  // namespace
}  // namespace quorate::core
