#include "core/scheduling/meeting_chain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/audit/audit_trail.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "tests/core/scheduling/chain_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;
using test::authority_1;
using test::day;

class BookingAChain : public test::ChainTest {
protected:
    Result<ChainProposal> propose(const ChainAsk& ask)
    {
        return database().transact([&](UnitOfWork& work) {
            return propose_chain(work, tools(), test::person("support-1"), ask);
        });
    }

    static ChainAsk ask() { return {.case_id = CaseId{"case-1"}}; }

    static BookChain chosen_of(const ChainProposal& proposal)
    {
        BookChain asked{.case_id = CaseId{"case-1"}, .children = proposal.children};
        for (const ChainOffer& offer : proposal.offers)
            asked.slots[static_cast<std::size_t>(offer.link)] = chosen(*offer.slot());
        return asked;
    }

    // A limit of the case that runs since the conference was held.
    void add_due(const std::string& id, const std::string& rule, const std::string& type)
    {
        test::run(temp_.pool(),
                  "insert into case_event (id, authority_id, case_id, kind, happened_on, "
                  "recorded_by, recorded_at) values ('event-of-" +
                      id +
                      "', 'authority-1', 'case-1', 'conference_held', '2026-11-25', "
                      "'worker-1', 0)");
        test::run(temp_.pool(),
                  "insert into due_date (id, authority_id, case_id, event_id, rule_id, "
                  "meeting_type, limit_date, schedule_by, status, created_at) values ('" +
                      id + "', 'authority-1', 'case-1', 'event-of-" + id + "', '" + rule + "', '" +
                      type + "', '2026-12-09', '2026-12-09', 'open', 0)");
    }
};

TEST_P(BookingAChain, ATimeOfTheConferenceThatLeavesTwoWorkingDaysComesFirst)
{
    add_limit("2026-11-27");

    const auto proposal = propose(ask());

    ASSERT_TRUE(proposal) << complaints(proposal.error()).front();
    const SlotSearch& search = *proposal->offers[0].search;
    EXPECT_EQ(search.notice_from, day("2026-11-25"));
    EXPECT_FALSE(is_at_short_notice(search, *proposal->offers[0].slot()));
    EXPECT_TRUE(std::ranges::is_partitioned(
        search.found.slots, [&](const Slot& slot) { return !is_at_short_notice(search, slot); }));
}

TEST_P(BookingAChain, ATimeWithLittleNoticeIsProposedWhereTheLimitLeavesNoOther)
{
    add_limit("2026-11-24");

    const auto proposal = propose(ask());

    ASSERT_TRUE(proposal) << complaints(proposal.error()).front();
    ASSERT_NE(proposal->offers[0].slot(), nullptr);
    EXPECT_TRUE(is_at_short_notice(*proposal->offers[0].search, *proposal->offers[0].slot()));
}

TEST_P(BookingAChain, ProposesAllThreeWithLimitsThatCountFromTheConference)
{
    add_limit("2026-11-26");

    const auto proposal = propose(ask());

    ASSERT_TRUE(proposal) << complaints(proposal.error()).front();
    ASSERT_TRUE(proposal->is_complete());
    const auto& offers = proposal->offers;
    const Date conference = floor<days>(offers[0].slot()->starts_at);
    // The conference is on one of Monday 23 to Thursday 26 November: no holiday within two weeks.
    EXPECT_EQ(offers[0].due->limit_date, day("2026-11-26"));
    EXPECT_EQ(offers[1].due->limit_date, conference + days{14});
    EXPECT_EQ(offers[1].due->counted_from, conference);
    EXPECT_EQ(offers[2].due->rule_id, "eng-rcpc-first-3m");
    for (const ChainOffer& offer : offers) {
        EXPECT_LE(offer.search->found.slots.size(), chain_times);
        for (const Slot& slot : offer.search->found.slots)
            EXPECT_LE(floor<days>(slot.starts_at), offer.due->schedule_by);
    }
    for (const Slot& slot : offers[1].search->found.slots)
        EXPECT_GT(floor<days>(slot.starts_at), conference);
    for (const Slot& slot : offers[2].search->found.slots)
        EXPECT_GT(floor<days>(slot.starts_at), offers[1].due->schedule_by);
    EXPECT_TRUE(of_case().empty());
}

TEST_P(BookingAChain, CountsByTheRulesOfWalesForAFamilyThere)
{
    test::run(temp_.pool(), "update family_case set jurisdiction = 'Wales' where id = 'case-1'");
    clock_.set(test::at("2026-12-14T09:00"));
    const auto times = search({.want = 50});
    ASSERT_TRUE(times);
    const auto slot =
        std::ranges::find(times->found.slots, day("2026-12-16"), [](const Slot& each) -> Date {
            return floor<days>(each.starts_at);
        });
    ASSERT_NE(slot, times->found.slots.end());
    ChainAsk wanted = ask();
    wanted.chosen[0] = chosen(*slot);

    const auto proposal = propose(wanted);

    ASSERT_TRUE(proposal);
    ASSERT_EQ(proposal->offers[0].slot()->starts_at, slot->starts_at);
    EXPECT_EQ(proposal->offers[1].due->rule_id, "wal-core-group-first-10wd");
    EXPECT_EQ(proposal->offers[1].due->limit_date, day("2027-01-04"));
    EXPECT_EQ(proposal->offers[2].due->limit_date, day("2027-03-16"));
}

TEST_P(BookingAChain, ACoreGroupTakesOverTheConferencesPeopleWithTheLeadWorkerInTheChair)
{
    const auto proposal = propose(ask());

    ASSERT_TRUE(proposal);
    const MeetingNeeds& core_group = proposal->offers[1].search->needs;
    EXPECT_EQ(core_group.chair, UserId{"worker-1"});
    EXPECT_EQ(core_group.length_minutes, 60);
    ASSERT_EQ(core_group.seats.size(), 2u);
    EXPECT_EQ(core_group.seats[0].requirement, Requirement::required);
    EXPECT_EQ(core_group.seats[1].requirement, Requirement::optional);
    EXPECT_EQ(proposal->offers[2].search->needs.length_minutes, 120);
    EXPECT_EQ(proposal->offers[2].slot()->chair, proposal->offers[0].slot()->chair);
}

TEST_P(BookingAChain, WhatWasSaidOfACoreGroupHolds)
{
    NeedsDraft said = needs();
    said.length_minutes = 90;
    said.chair = UserId{"manager-1"};
    ASSERT_TRUE(save(said, MeetingType::core_group));

    const auto proposal = propose(ask());

    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->offers[1].search->needs.length_minutes, 90);
    EXPECT_EQ(proposal->offers[1].slot()->chair, UserId{"manager-1"});
}

TEST_P(BookingAChain, BooksEachAsAMeetingOfItsOwn)
{
    add_limit("2026-11-26");
    const auto proposal = propose(ask());
    ASSERT_TRUE(proposal);

    const auto chain = book(chosen_of(*proposal));

    ASSERT_TRUE(chain) << complaints(chain.error()).front();
    ASSERT_EQ(chain->meetings.size(), 3u);
    std::set<std::string> uids;
    for (const ChainLink link : all_chain_links) {
        const Meeting made = of(*chain, link);
        uids.insert(made.feed_uid);
        EXPECT_EQ(made.type, type_of(link, icpc));
        EXPECT_FALSE(outbox(made.id).empty());
    }
    EXPECT_EQ(uids.size(), 3u);
    const auto kept = database().read([&](UnitOfWork& work) {
        return work.meeting_chains.of_meeting(authority_1, chain->meetings[2].meeting);
    });
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->meetings, chain->meetings);
}

TEST_P(BookingAChain, IsUndoneAsAWholeWhenTheThirdIsTaken)
{
    MeetingDraft other = conference();
    other.type = "review_cp_conference";
    other.when_and_where = on("2027-02-25", "11:00");
    const Meeting in_the_way = scheduled(other);

    const auto chain = book(three());

    ASSERT_FALSE(chain);
    EXPECT_TRUE(is_taken(chain.error().refusal));
    const Lines said = complaints(chain.error());
    EXPECT_TRUE(std::ranges::any_of(said, [](const std::string& each) {
        return each.starts_with("review.chair: The first review conference: ");
    })) << said.front();
    for (const std::string& each : said)
        EXPECT_TRUE(each.starts_with("review.")) << each;
    const auto left = of_case();
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left.front().id, in_the_way.id);
    EXPECT_FALSE(database().read([&](UnitOfWork& work) {
        return work.meeting_chains.of_meeting(authority_1, in_the_way.id);
    }));
}

TEST_P(BookingAChain, RefusesACoreGroupOrReviewThatWouldNotKeepItsLimit)
{
    BookChain late = three();
    late.slots[1] = slot("2026-12-10", "worker-1");
    late.slots[2] = slot("2027-02-26", "chair-1");
    EXPECT_EQ(complaints(book(late).error()),
              (Lines{"core_group.date: The first core group: This is 1 working day after the last "
                     "day, Wednesday 9 December 2026, after a conference on Wednesday 25 November "
                     "2026. Choose an earlier day",
                     "review.date: The first review conference: This is 1 working day after the "
                     "last day, Thursday 25 February 2027, after a conference on Wednesday 25 "
                     "November 2026. Choose an earlier day"}));

    BookChain early = three();
    early.slots[1] = slot("2026-11-25", "worker-1");
    EXPECT_EQ(complaints(book(early).error()),
              (Lines{"core_group.date: The first core group: Choose a day after the conference, "
                     "which is on Wednesday 25 November 2026"}));
    EXPECT_TRUE(of_case().empty());
}

TEST_P(BookingAChain, LetsAManagerAllowAConferenceThatIsLate)
{
    add_limit("2026-11-24");
    BookChain asked = three();
    const Lines said = complaints(book(asked).error());
    EXPECT_TRUE(std::ranges::any_of(said, [](const std::string& each) {
        return each.starts_with("late_authoriser: ");
    })) << said.front();
    EXPECT_TRUE(of_case().empty());

    asked.late = {.authoriser = UserId{"manager-1"},
                  .reason_code = "family_unavailable",
                  .reason = "The mother is in hospital until then"};
    const auto chain = book(asked);
    ASSERT_TRUE(chain) << complaints(chain.error()).front();
    EXPECT_EQ(of(*chain, ChainLink::conference).late_authoriser, UserId{"manager-1"});
    EXPECT_FALSE(of(*chain, ChainLink::core_group).late_authoriser);
}

TEST_P(BookingAChain, SaysWhichTimeIsNotChosen)
{
    BookChain two = three();
    two.slots[1].reset();
    EXPECT_EQ(complaints(book(two).error()),
              (Lines{"core_group: Choose a time for the first core group"}));
}

TEST_P(BookingAChain, IsOnlyForInitialConferencesAndThoseWhoMayBook)
{
    ChainAsk other = ask();
    other.type = MeetingType::core_group;
    EXPECT_EQ(complaints(propose(other).error()),
              (Lines{"type: Choose an initial, transfer-in or pre-birth conference"}));
    const auto stranger = database().transact([&](UnitOfWork& work) {
        return book_chain(work, tools(), test::person("worker-2"), three());
    });
    EXPECT_FALSE(stranger);
    EXPECT_TRUE(of_case().empty());
}

TEST_P(BookingAChain, ShowsWhatEachMeetingHasToKeep)
{
    const MeetingChain chain = booked();

    const auto view = database().transact([&](UnitOfWork& work) {
        return view_chain(work, tools(), test::person("support-1"), chain.id);
    });

    ASSERT_TRUE(view);
    EXPECT_FALSE(view->entries[0].is_expected);
    EXPECT_TRUE(view->entries[1].is_expected);
    EXPECT_EQ(view->entries[1].due->limit_date, day("2026-12-09"));
    EXPECT_EQ(view->entries[2].due->limit_date, day("2027-02-25"));
    const auto elsewhere = database().transact([&](UnitOfWork& work) {
        return view_chain(work, tools(), test::person("worker-2"), chain.id);
    });
    EXPECT_FALSE(elsewhere);
}

TEST_P(BookingAChain, MeetsTheLimitsThatRunOnceTheConferenceWasHeld)
{
    const MeetingChain chain = booked();
    add_due("due-group", "eng-core-group-first-10wd", "core_group");
    add_due("due-review", "eng-rcpc-first-3m", "review_cp_conference");

    const Meeting conference = of(chain, ChainLink::conference);
    const auto done = database().transact([&](UnitOfWork& work) -> Result<Done> {
        book_limits_of_chain(work, conference);
        return Done{};
    });

    ASSERT_TRUE(done);
    const auto all = database().read(
        [](UnitOfWork& work) { return work.due_dates.of_case(authority_1, CaseId{"case-1"}); });
    const auto booked_for = [&](const char* id) {
        return std::ranges::find(all, DueDateId{id}, &CaseDueDate::id)->meeting;
    };
    EXPECT_EQ(booked_for("due-group"), chain.meetings[1].meeting);
    EXPECT_EQ(booked_for("due-review"), chain.meetings[2].meeting);
}

QUORATE_ON_EVERY_DATABASE(BookingAChain);

}  // namespace
}  // namespace quorate::core
