#include "core/scheduling/search_slots.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/held_together.hpp"
#include "core/slots/slot_words.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"
#include "tests/support/second_family.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;
using test::authority_1;
using test::day;

class SearchingForATime : public test::SchedulingTest {
protected:
    Result<SlotHold> hold(const HoldSlot& asked)
    {
        return database().transact([&](UnitOfWork& work) {
            return hold_slot(work, tools(), test::person("support-1"), asked);
        });
    }

    Result<SlotHold> hold_first(const NeedsDraft& draft)
    {
        const auto found = search(draft);
        return hold(hold_of(*found, found->found.slots.front()));
    }

    // Whether the time could be held now; it is not.
    bool could_be_held(const HoldSlot& asked)
    {
        const auto tried = database().transact([&](UnitOfWork& work) -> Result<SlotHold> {
            auto held = hold_slot(work, tools(), test::person("support-1"), asked);
            if (held) return Refusal::wrong_state;  // rolls back
            return held;
        });
        return tried.error().refusal == Refusal::wrong_state;
    }

    static bool offers(const SlotSearch& search, CivilTime at, const char* chair)
    {
        return std::ranges::any_of(search.found.slots, [&](const Slot& slot) {
            return slot.starts_at == at && slot.chair == UserId{chair};
        });
    }

    Lines refused(const SlotSearchOptions& options, MeetingType type = icpc)
    {
        const auto found = search(options, type);
        return found ? Lines{} : complaints(found.error());
    }
};

TEST_P(SearchingForATime, OffersFiveBeforeTheLastDayWithTheirDayNumbers)
{
    add_limit("2026-11-26");
    share({"contact-police", "contact-nurse"});

    const auto found = search(needs());

    ASSERT_TRUE(found) << complaints(found.error()).front();
    EXPECT_EQ(found->found.slots.size(), 5u);
    EXPECT_EQ(found->first_day, day("2026-11-23"));
    EXPECT_EQ(found->last_day, day("2026-11-26"));
    EXPECT_TRUE(found->has_limit);
    EXPECT_EQ(found->day_numbers, (std::vector{12, 13, 14, 15}));
    EXPECT_EQ(found->limit_days, 15);
    EXPECT_EQ(found->calendars, 5u);  // two chairs, three people
    for (const Slot& slot : found->found.slots) {
        EXPECT_EQ(slot.quorum.state, QuorumState::met);
        EXPECT_EQ(slot.room, RoomId{"room-2"});  // eight places are enough for four
        EXPECT_TRUE(could_be_held(hold_of(*found, slot)));
    }
}

TEST_P(SearchingForATime, NeverTakesSomebodyToBeFreeWhoDoesNotShare)
{
    const auto found = search(needs());

    ASSERT_TRUE(found);
    const Slot& best = found->found.slots.front();
    EXPECT_EQ(best.quorum.state, QuorumState::at_risk);
    EXPECT_EQ(best.seats,
              (std::vector{SeatState::free, SeatState::not_shared, SeatState::not_shared}));
}

TEST_P(SearchingForATime, OffersNothingThatMeetingsOrHoldsTake)
{
    add_limit("2026-11-26");
    share({"contact-police", "contact-nurse"});
    auto other = conference();
    other.type = "review_cp_conference";
    other.invitees = {contact("contact-police", Requirement::required)};
    scheduled(other);  // Wednesday 25 November, 10:00 to 12:00
    ASSERT_TRUE(hold_first(needs()));

    const auto found = search({.want = 100, .needs = needs()});

    ASSERT_TRUE(found);
    EXPECT_GT(found->found.slots.size(), 5u);
    for (const Slot& slot : found->found.slots) {
        EXPECT_TRUE(could_be_held(hold_of(*found, slot)));
        EXPECT_FALSE(slot.starts_at < day("2026-11-25") + 12h &&
                     slot.ends_at > day("2026-11-25") + 10h);
    }
}

TEST_P(SearchingForATime, FindsTheTimeOfAHoldThatIsToBeGivenBack)
{
    add_limit("2026-11-23");
    NeedsDraft draft = needs();
    draft.length_minutes = 300;
    draft.chair = UserId{"chair-1"};
    const auto held = hold_first(draft);
    ASSERT_TRUE(held);
    const auto without = search(draft);
    ASSERT_TRUE(without);
    EXPECT_TRUE(without->found.slots.empty());

    const auto with = search({.exclude_hold = held->id, .needs = draft});
    ASSERT_TRUE(with);
    EXPECT_FALSE(with->found.slots.empty());
}

TEST_P(SearchingForATime, PrefersTheFamilysUsualChair)
{
    auto last = conference();
    last.when_and_where.chair = UserId{"chair-2"};
    scheduled(last);

    const auto found = search({.needs = needs()}, MeetingType::review_cp_conference);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->found.slots.front().chair, UserId{"chair-2"});
    EXPECT_EQ(found->found.slots.front().score.another_chair, 0);
}

TEST_P(SearchingForATime, LooksOnAfterTheLastDayWhenAsked)
{
    add_limit("2026-11-19");
    const auto late = search({.from = SearchFrom::after_last_day, .needs = needs()});

    ASSERT_TRUE(late);
    EXPECT_TRUE(late->is_after_last_day);
    EXPECT_EQ(late->first_day, day("2026-11-23"));
    EXPECT_LT(late->found.slots.front().days_to_spare.value(), 0);
}

TEST_P(SearchingForATime, LooksThirtyWorkingDaysAheadWithoutALimit)
{
    const auto found = search(needs());

    ASSERT_TRUE(found);
    EXPECT_FALSE(found->has_limit);
    EXPECT_EQ(found->request.grid.days().size(), 30u);
    EXPECT_FALSE(found->found.slots.front().days_to_spare);
}

TEST_P(SearchingForATime, SaysWhatIsWrongWithEachRequest)
{
    NeedsDraft no_children = needs();
    no_children.children.clear();
    EXPECT_EQ(refused({.needs = no_children}), (Lines{"children: Choose at least one child"}));

    NeedsDraft no_quorum = needs();
    no_quorum.seats.resize(1);
    EXPECT_TRUE(
        refused({.needs = no_quorum}).front().starts_with("confirm_quorum: These people could"));
    EXPECT_TRUE(
        refused({}).front().starts_with("invitees: It cannot be quorate even if everybody comes."));
    no_quorum.confirm_quorum = true;
    EXPECT_TRUE(refused({.needs = no_quorum}).empty());

    NeedsDraft by_video = needs();
    by_video.mode = "video";
    by_video.venue = "The library";
    EXPECT_TRUE(refused({.needs = by_video}).front().starts_with("mode: A meeting by video"));

    add_limit("2026-11-19");
    EXPECT_TRUE(refused({.needs = needs()}).front().starts_with("last_day: The last day on which"));
}

TEST_P(SearchingForATime, NamesAChairWhoHasLeft)
{
    NeedsDraft draft = needs();
    draft.chair = UserId{"chair-2"};
    ASSERT_TRUE(save(draft));
    test::run(temp_.pool(), "update staff_user set active = 0 where id = 'chair-2'");

    EXPECT_EQ(refused({}),
              (Lines{"chair: Ola Specimen does not chair such meetings any more. Choose who chairs "
                     "the meeting"}));
}

TEST_P(SearchingForATime, OffersTheNearestChangesWhenNothingFits)
{
    add_limit("2026-11-24");
    NeedsDraft draft = needs();
    draft.features = {"hearing_loop"};

    const auto found = search(draft);

    ASSERT_TRUE(found);
    EXPECT_TRUE(found->found.slots.empty());
    EXPECT_EQ(found->found.rejected.size(), 2u);
    ASSERT_FALSE(found->nearest.empty());
    EXPECT_TRUE(sentence(found->request, found->nearest.front())
                    .starts_with("In a room without hearing loop: "));
}

TEST_P(SearchingForATime, TellsWhoNeedsAnInterpreter)
{
    test::run(temp_.pool(),
              "update family_member set interpreter = 'Polish' where id = 'mother-1'");
    NeedsDraft draft = needs();
    EXPECT_TRUE(search(draft)->interpreters.empty());
    draft.seats.push_back({.holder = {.member = FamilyMemberId{"mother-1"}}});

    const auto found = search(draft);

    ASSERT_EQ(found->interpreters.size(), 1u);
    EXPECT_EQ(found->interpreters.front().language, "Polish");
    EXPECT_FALSE(found->interpreters.front().is_asked);
}

TEST_P(SearchingForATime, TakesTheOwnTimeAndLimitOfAMeetingThatIsToBeMoved)
{
    add_limit("2026-11-25");
    auto draft = conference();
    draft.when_and_where.length_minutes = 420;
    draft.when_and_where.time = 9h;
    const Meeting meeting = scheduled(draft);
    NeedsDraft long_one = needs();
    long_one.length_minutes = 420;
    long_one.chair = UserId{"chair-1"};

    const auto found = search({.want = 50, .needs = long_one, .except = meeting.id});

    ASSERT_TRUE(found);
    EXPECT_EQ(found->last_day, day("2026-11-25"));
    EXPECT_TRUE(offers(*found, day("2026-11-25") + 9h, "chair-1"));
}

TEST_P(SearchingForATime, TakesTheTimeOfThoseThatMoveWithItAsFree)
{
    add_limit("2026-11-25");
    auto draft = conference();
    draft.when_and_where.length_minutes = 420;
    draft.when_and_where.time = 9h;
    const Meeting meeting = scheduled(draft);
    test::add_family_of_team_1(temp_.pool(), "other");
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return hold_together(work,
                             tools(),
                             test::person("support-1"),
                             {.meeting = meeting.id,
                              .case_id = CaseId{"case-other"},
                              .type = "initial_cp_conference",
                              .children = {ChildId{"child-of-other"}},
                              .confirmed = {.quorum = true}});
    }));
    NeedsDraft long_one = needs();
    long_one.length_minutes = 420;
    long_one.chair = UserId{"chair-1"};

    const auto found = search({.want = 50, .needs = long_one, .except = meeting.id});

    ASSERT_TRUE(found);
    EXPECT_TRUE(offers(*found, day("2026-11-25") + 9h, "chair-1"));
}

TEST_P(SearchingForATime, IsAuditedOnceWithoutNames)
{
    ASSERT_TRUE(search(needs()));

    const auto entries = database().read(
        [](UnitOfWork& work) { return work.audit.of_case(authority_1, CaseId{"case-1"}, 0, 10); });
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries.front().record.action, "meeting.create");
    EXPECT_TRUE(entries.front().record.detail.starts_with("searched=initial_cp_conference times="));
}

TEST_P(SearchingForATime, OffersTheNextBestToWhoeverWasNotQuickEnough)
{
    scheduled(conference());
    auto draft = conference();
    draft.type = "review_cp_conference";
    ASSERT_EQ(schedule(draft).error().refusal, Refusal::chair_taken);

    const auto best = database().transact([&](UnitOfWork& work) -> Result<std::vector<Slot>> {
        return next_best(work, tools(), test::person("support-1"), draft);
    });

    ASSERT_EQ(best->size(), 3u);
    for (const Slot& slot : *best) {
        draft.when_and_where.date = floor<days>(slot.starts_at);
        draft.when_and_where.time =
            duration_cast<minutes>(slot.starts_at - floor<days>(slot.starts_at));
        EXPECT_EQ(slot.chair, UserId{"chair-1"});
        const auto checked = database().transact([&](UnitOfWork& work) {
            return check_meeting(work, tools(), test::person("support-1"), draft);
        });
        EXPECT_TRUE(checked) << complaints(checked.error()).front();
    }
}

TEST_P(SearchingForATime, LeadsToAMeetingThatCanBeBooked)
{
    add_limit("2026-11-26");
    const auto found = search(needs());
    const Slot& best = found->found.slots.front();
    const auto held = hold(hold_of(*found, best));
    ASSERT_TRUE(held);
    MeetingDraft draft = meeting_draft_of(*found, best);
    draft.hold = held->id;

    const Meeting booked = scheduled(draft);

    EXPECT_EQ(booked.starts_at, london_instant(best.starts_at));
    EXPECT_EQ(booked.due_date, DueDateId{"due-1"});
    EXPECT_EQ(seats(booked.id).size(), 4u);
}

TEST_P(SearchingForATime, KeepsTheTimesBeforeAndAfterForWhatIsFound)
{
    add_limit("2026-11-26");
    NeedsDraft draft = needs();
    draft.family_minutes_before = 30;
    draft.debrief_minutes_after = 15;
    const auto found = search(draft);
    const Slot& best = found->found.slots.front();
    const auto held = hold(hold_of(*found, best));
    ASSERT_TRUE(held);
    EXPECT_EQ(held->family_minutes_before, 30);
    EXPECT_EQ(held->debrief_minutes_after, 15);
    auto next = conference();
    next.when_and_where.date = floor<days>(best.ends_at);
    next.when_and_where.time = duration_cast<minutes>(best.ends_at - floor<days>(best.ends_at));
    next.when_and_where.chair = best.chair;
    EXPECT_EQ(schedule(next).error().refusal, Refusal::chair_taken);
    MeetingDraft wanted = meeting_draft_of(*found, best);
    wanted.hold = held->id;

    const Meeting booked = scheduled(wanted);

    EXPECT_EQ(needed_from(booked), london_instant(best.taken_from));
    EXPECT_EQ(needed_until(booked), london_instant(best.taken_until));
    EXPECT_EQ(schedule(next).error().refusal, Refusal::chair_taken);
}

TEST_P(SearchingForATime, IsForThoseWhoMayBookAMeetingOfTheCase)
{
    const auto refused = database().transact([&](UnitOfWork& work) {
        return search_slots(work, tools(), test::person("worker-2"), CaseId{"case-1"}, icpc);
    });
    EXPECT_FALSE(refused);
}

QUORATE_ON_EVERY_DATABASE(SearchingForATime);

}  // namespace
}  // namespace quorate::core
