#include "core/scheduling/meeting_needs.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;

class WhatAMeetingNeeds : public test::SchedulingTest {};

TEST_P(WhatAMeetingNeeds, IsUsuallyWhatTheLastConferenceHadWithTimeForTheFamily)
{
    const MeetingNeeds needs = stored();

    EXPECT_EQ(needs.version, 0);
    EXPECT_EQ(needs.children.size(), 2u);
    EXPECT_EQ(needs.length_minutes, 120);
    EXPECT_EQ(needs.family_minutes_before, 30);
    EXPECT_EQ(needs.debrief_minutes_after, 15);
    EXPECT_TRUE(needs.chair.empty());
    ASSERT_EQ(needs.seats.size(), 3u);
    EXPECT_EQ(needs.seats.front().holder.user, UserId{"worker-1"});

    scheduled(conference());
    EXPECT_EQ(stored(MeetingType::review_cp_conference).seats.size(), 5u);
}

TEST_P(WhatAMeetingNeeds, UsuallyWelcomesThoseOfTheFamilyWhoMayCome)
{
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'bail', "
              "'worker-1', 0)");

    for (const MeetingType type : {icpc, MeetingType::core_group, MeetingType::lac_review}) {
        const MeetingNeeds usual = stored(type);
        ASSERT_FALSE(usual.seats.empty()) << code(type);
        EXPECT_EQ(usual.seats.back().holder.member, FamilyMemberId{"mother-1"}) << code(type);
        EXPECT_EQ(usual.seats.back().requirement, Requirement::optional);
        EXPECT_FALSE(lacks_family(usual));
    }
    const MeetingNeeds alone = stored(MeetingType::strategy_discussion);
    for (const SeatNeed& seat : alone.seats)
        EXPECT_FALSE(is_family(seat.holder));
    EXPECT_FALSE(lacks_family(alone));
    ASSERT_TRUE(save(needs()));
    EXPECT_TRUE(lacks_family(stored()));
}

TEST_P(WhatAMeetingNeeds, OfACoreGroupIsAnHourLedByTheLeadSocialWorker)
{
    const MeetingNeeds needs = stored(MeetingType::core_group);

    EXPECT_EQ(needs.chair, UserId{"worker-1"});
    EXPECT_EQ(needs.length_minutes, 60);
    EXPECT_EQ(needs.family_minutes_before, 0);
    EXPECT_EQ(needs.seats.size(), 2u);  // the parents
}

TEST_P(WhatAMeetingNeeds, TakesOverWhatTheFamilyNeedAndWishFromWhatWasSaidForTheConference)
{
    NeedsDraft draft = needs();
    draft.features = {"hearing_loop"};
    draft.wished_features = {"parking"};
    draft.interpreter = "Polish";
    draft.unwanted = {{.day = "monday", .from = "08:30", .until = "09:15", .name = "school run"}};
    draft.preferred = "morning";
    draft.confirm_quorum = true;
    ASSERT_TRUE(save(draft));

    for (const MeetingType type : {MeetingType::core_group, MeetingType::review_cp_conference}) {
        const MeetingNeeds usual = stored(type);
        EXPECT_EQ(usual.version, 0) << code(type);
        EXPECT_EQ(usual.features, stored().features) << code(type);
        EXPECT_EQ(usual.wished_features, stored().wished_features) << code(type);
        EXPECT_EQ(usual.help.interpreter, "Polish") << code(type);
        ASSERT_EQ(usual.wishes.unwanted.size(), 1u) << code(type);
        EXPECT_EQ(usual.wishes.unwanted.front().name, "school run");
        EXPECT_EQ(usual.wishes.preferred, HalfDay::morning);
    }
    const MeetingNeeds alone = stored(MeetingType::strategy_discussion);
    EXPECT_TRUE(alone.features.empty());
    EXPECT_TRUE(alone.wishes.unwanted.empty());
}

TEST_P(WhatAMeetingNeeds, IsKeptAsItWasSaid)
{
    NeedsDraft draft = needs();
    draft.children = {ChildId{"child-2"}};
    draft.family_minutes_before = 30;
    draft.debrief_minutes_after = 10;
    draft.features = {"step_free"};
    draft.wished_features = {"parking", "step_free"};
    draft.chair = UserId{"chair-2"};
    draft.minute_taker = UserId{"support-1"};
    draft.seats.back().window = AttendanceWindow{.from = 30min, .until = 90min};
    draft.unwanted = {{.day = "monday", .from = "8.30", .until = "09:30", .name = "school run"}};
    draft.preferred = "morning";

    ASSERT_TRUE(save(draft));
    const MeetingNeeds needs = stored();

    EXPECT_EQ(needs.version, 1);
    EXPECT_EQ(needs.children, (std::vector{ChildId{"child-2"}}));
    EXPECT_EQ(needs.features, (std::set{AccessFeature::step_free}));
    EXPECT_EQ(needs.wished_features, (std::set{AccessFeature::parking}));
    EXPECT_EQ(needs.chair, UserId{"chair-2"});
    EXPECT_EQ(needs.minute_taker, UserId{"support-1"});
    ASSERT_EQ(needs.seats.size(), 3u);
    ASSERT_TRUE(needs.seats.back().window);
    EXPECT_EQ(needs.seats.back().window->until, 90min);
    ASSERT_EQ(needs.wishes.unwanted.size(), 1u);
    EXPECT_EQ(needs.wishes.unwanted.front().day, Monday);
    EXPECT_EQ(needs.wishes.unwanted.front().from, 8h + 30min);
    EXPECT_EQ(needs.wishes.preferred, HalfDay::morning);
    EXPECT_EQ(draft_of(needs).unwanted.front().from, "08:30");

    EXPECT_EQ(save(draft).error().refusal, Refusal::stale_version);
    draft.version = 1;
    draft.unwanted.clear();
    EXPECT_EQ(save(draft)->version, 2);
    EXPECT_TRUE(stored().wishes.unwanted.empty());
}

TEST_P(WhatAMeetingNeeds, IsRefusedWithTheSentenceForEachFault)
{
    struct Row {
        std::function<void(NeedsDraft&)> spoil;
        Lines complaints;
    };
    const std::vector<Row> rows{
        {[](NeedsDraft& draft) { draft.children.clear(); },
         {"children: Choose at least one child"}},
        {[](NeedsDraft& draft) { draft.children = {ChildId{"child-other"}}; },
         {"children: Choose children of this family"}},
        {[](NeedsDraft& draft) { draft.length_minutes = 10; },
         {"duration_minutes: The length must be between 15 minutes and 8 hours"}},
        {[](NeedsDraft& draft) { draft.length_minutes = 62; },
         {"duration_minutes: The length must be a multiple of 5 minutes"}},
        {[](NeedsDraft& draft) { draft.debrief_minutes_after = 125; },
         {"debrief_minutes_after: The chair's time after the meeting must be a multiple of 5 "
          "minutes, at most 2 hours"}},
        {[](NeedsDraft& draft) { draft.mode = "pigeon"; }, {"mode: Choose how people meet"}},
        {[](NeedsDraft& draft) {
             draft.mode = "video";
             draft.features = {"parking"};
         },
         {"mode: A meeting by video has no place, so nothing can be asked of it. Choose how people "
          "meet"}},
        {[](NeedsDraft& draft) { draft.features = {"a pool"}; },
         {"features: Choose what the room should have from the list"}},
        {[](NeedsDraft& draft) { draft.chair = UserId{"worker-1"}; },
         {"chair: Choose who chairs the meeting"}},
        {[](NeedsDraft& draft) {
             draft.chair = UserId{"chair-1"};
             draft.minute_taker = UserId{"chair-1"};
         },
         {"minute_taker: Choose somebody other than the chair for the minutes"}},
        {[](NeedsDraft& draft) { draft.seats.push_back(draft.seats.front()); },
         {"invitees: Invite each person once"}},
        {[](NeedsDraft& draft) {
             draft.seats.push_back({.holder = {.contact = ContactId{"contact-left"}}});
         },
         {"invitees: Choose people from the list: one of them cannot be invited"}},
        {[](NeedsDraft& draft) {
             draft.seats.front().window = AttendanceWindow{.from = 60min, .until = 130min};
         },
         {"invitees: The part that Kit Placeholder comes for must lie within the meeting, on "
          "multiples of 5 minutes"}},
        {[](NeedsDraft& draft) { draft.unwanted = {{.day = "someday", .from = "x"}}; },
         {"unwanted.0.day: Choose a day of the week",
          "unwanted.0.from: Enter when the time that does not suit begins, such as 08:30",
          "unwanted.0.until: Enter when the time that does not suit ends, such as 09:30"}},
        {[](NeedsDraft& draft) {
             draft.unwanted = {
                 {.day = "monday", .from = "10:00", .until = "09:00", .name = "swimming"}};
         },
         {"unwanted.0.until: The end of the time that does not suit (swimming) must be after its "
          "beginning"}},
        {[](NeedsDraft& draft) { draft.preferred = "night"; },
         {"preferred: Choose mornings, afternoons or neither"}},
    };
    for (const Row& row : rows) {
        NeedsDraft draft = needs();
        row.spoil(draft);
        const auto saved = save(draft);
        ASSERT_FALSE(saved) << row.complaints.front();
        EXPECT_EQ(complaints(saved.error()), row.complaints);
    }
    EXPECT_EQ(stored().version, 0);
}

TEST_P(WhatAMeetingNeeds, AsksBeforeKeepingPeopleWhoCannotMakeQuorum)
{
    NeedsDraft draft = needs();
    draft.seats.pop_back();

    const auto asked = save(draft);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(asked.error().fields.front().field, "confirm_quorum");

    draft.confirm_quorum = true;
    ASSERT_TRUE(save(draft));
    EXPECT_TRUE(stored().without_quorum);
}

TEST_P(WhatAMeetingNeeds, LeavesOutWhoMustNotBeAskedAnyMore)
{
    NeedsDraft draft = needs();
    draft.seats.push_back({.holder = {.member = FamilyMemberId{"father-1"}}});
    ASSERT_TRUE(save(draft));
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'bail', "
              "'worker-1', 0)");

    EXPECT_EQ(stored().seats.size(), 3u);
    draft.version = 1;
    EXPECT_EQ(save(draft).error().refusal, Refusal::excluded_person);
}

TEST_P(WhatAMeetingNeeds, IsAboutTheChildrenWhomALimitWaitsForByNow)
{
    NeedsDraft draft = needs();
    draft.children = {ChildId{"child-1"}};
    ASSERT_TRUE(save(draft));
    add_limit("2026-11-26");
    EXPECT_EQ(stored().children, (std::vector{ChildId{"child-1"}}));

    test::run(temp_.pool(),
              "insert into due_date_child (due_date_id, authority_id, child_id, status) values ("
              "'due-1', 'authority-1', 'child-2', 'open')");
    EXPECT_EQ(stored().children, (std::vector{ChildId{"child-2"}}));
}

TEST_P(WhatAMeetingNeeds, HasNoFamilyAtAStrategyDiscussion)
{
    NeedsDraft draft = needs();
    draft.family_minutes_before = 15;
    draft.seats.push_back({.holder = {.member = FamilyMemberId{"mother-1"}}});

    EXPECT_EQ(complaints(save(draft, MeetingType::strategy_discussion).error()),
              (Lines{"family_minutes_before: Family members are not invited to a strategy "
                     "discussion",
                     "invitees: Family members are not invited to a strategy discussion"}));
}

TEST_P(WhatAMeetingNeeds, IsForThoseWhoMayBookAMeetingOfTheCase)
{
    const auto refused = database().transact([&](UnitOfWork& work) {
        return save_meeting_needs(
            work, tools(), test::person("worker-2"), CaseId{"case-1"}, icpc, needs());
    });
    EXPECT_FALSE(refused);
}

QUORATE_ON_EVERY_DATABASE(WhatAMeetingNeeds);

}  // namespace
}  // namespace quorate::core
