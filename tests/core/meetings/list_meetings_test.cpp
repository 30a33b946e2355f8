#include <gtest/gtest.h>

#include "core/meetings/view_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

class ListMeetings : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        for (const char* date : {"2026-11-27", "2026-11-25", "2026-11-26"}) {
            auto draft = conference();
            draft.when_and_where.date = test::day(date);
            ids_.push_back(*schedule(draft));
        }
    }

    std::vector<MeetingId> listed(const std::string& who, const MeetingQuery& query = {})
    {
        const auto list = database().transact([&](UnitOfWork& work) {
            return list_meetings(work, tools(), test::person(who), query);
        });
        std::vector<MeetingId> found;
        for (const MeetingListing& entry : list->page.entries)
            found.push_back(entry.meeting.id);
        return found;
    }

    std::vector<MeetingId> ids_;
};

TEST_P(ListMeetings, ByTime)
{
    EXPECT_EQ(listed("support-1"), (std::vector{ids_[1], ids_[2], ids_[0]}));
}

TEST_P(ListMeetings, InStretches)
{
    EXPECT_EQ(listed("support-1", {.stretch = {.limit = 2}}), (std::vector{ids_[1], ids_[2]}));
    EXPECT_EQ(listed("support-1", {.stretch = {.after = ids_[2].text(), .limit = 2}}),
              std::vector{ids_[0]});
}

TEST_P(ListMeetings, OfOneDay)
{
    EXPECT_EQ(listed("support-1",
                     {.from = test::at("2026-11-26T00:00"), .until = test::at("2026-11-27T00:00")}),
              std::vector{ids_[2]});
}

TEST_P(ListMeetings, OfOneChairTypeOrState)
{
    EXPECT_EQ(listed("support-1", {.chair = UserId{"chair-2"}}).size(), 0u);
    EXPECT_EQ(listed("support-1", {.type = MeetingType::initial_cp_conference}).size(), 3u);
    EXPECT_EQ(listed("support-1", {.status = MeetingStatus::cancelled}).size(), 0u);
}

TEST_P(ListMeetings, ShowsNobodyWhatTheyMayNotKnow)
{
    EXPECT_EQ(listed("chair-1").size(), 3u);
    EXPECT_EQ(listed("worker-1").size(), 3u);
    EXPECT_EQ(listed("stranger-1").size(), 0u);
    EXPECT_EQ(listed("worker-2").size(), 0u);

    test::run(temp_.pool(), "update family_case set level = 2 where id = 'case-1'");
    EXPECT_EQ(listed("head-1").size(), 0u);
    EXPECT_EQ(listed("chair-1").size(), 3u);
}

TEST_P(ListMeetings, ShowsAnAgencyUserWhatTheirContactIsInvitedTo)
{
    Actor nurse{.user = UserId{"nurse-1"},
                .authority = AuthorityId{"authority-1"},
                .role = Role::agency_user,
                .agency = AgencyId{"agency-health"}};
    const auto found = [&] {
        return database()
            .transact([&](UnitOfWork& work) { return list_meetings(work, tools(), nurse, {}); })
            ->page.entries;
    };
    const auto open = [&] {
        return database().transact(
            [&](UnitOfWork& work) { return view_meeting(work, tools(), nurse, ids_[0]); });
    };
    EXPECT_TRUE(found().empty());
    EXPECT_FALSE(open());

    nurse.contact = ContactId{"contact-nurse"};
    ASSERT_EQ(found().size(), 3u);
    const MeetingListing seen = found()[0];
    EXPECT_TRUE(seen.may_open);
    EXPECT_TRUE(seen.is_reduced);
    EXPECT_EQ(seen.own_reply, Reply::none);
    EXPECT_EQ(seen.case_reference, "");
    EXPECT_EQ(seen.chair_name.reveal(), "");
    EXPECT_EQ(seen.awaited, 0);
    EXPECT_TRUE(open());
}

TEST_P(ListMeetings, WithTheQuorumOfEach)
{
    const auto list = database().transact([&](UnitOfWork& work) {
        return list_meetings(work, tools(), test::person("support-1"), {});
    });

    ASSERT_EQ(list->quorum.size(), 3u);
    EXPECT_EQ(list->quorum.at(ids_[0]).state, QuorumState::at_risk);
    EXPECT_EQ(list->page.entries.front().case_reference, "EX-2041");
    EXPECT_EQ(list->page.entries.front().room_name, "Room Oak, Civic House");
    EXPECT_EQ(list->page.entries.front().seats, 4);
}

TEST_P(ListMeetings, WithTheQuorumOfTheRegisterOnceItIsKept)
{
    test::run(temp_.pool(),
              "update meeting set status = 'held', opened_at = starts_at, closed_at = ends_at");
    test::run(temp_.pool(), "update invitee set attendance = 'present'");
    const auto list = database().transact([&](UnitOfWork& work) {
        return list_meetings(work, tools(), test::person("support-1"), {});
    });

    EXPECT_EQ(list->quorum.at(ids_[0]).state, QuorumState::met);
}

TEST_P(ListMeetings, TakenTimesNameWhoIsBusyAndWhen)
{
    const auto taken = database().read([](UnitOfWork& work) {
        return work.meetings.taken_times(
            test::authority_1, test::at("2026-11-25T00:00"), test::at("2026-11-26T00:00"));
    });

    EXPECT_EQ(taken.size(), 4u);
}

QUORATE_ON_EVERY_DATABASE(ListMeetings);

}  // namespace
}  // namespace quorate::core
