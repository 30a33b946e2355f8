#include "core/circulation/record_clocks.hpp"

#include <gtest/gtest.h>

#include "core/cases/case_event_store.hpp"
#include "core/circulation/records_to_send.hpp"
#include "core/dates/date_text.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

Actor administrator()
{
    return {.user = UserId{"admin-1"},
            .authority = AuthorityId{"authority-1"},
            .role = Role::administrator,
            .stepped_up_at = test::at("2026-11-25T10:05")};
}

class RecordClocksOf : public test::RecordTest {
protected:
    Result<RecordClocks> clocks(const std::string& by = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return view_record_clocks(work, case_tools(), as(by), meeting);
        });
    }

    Result<RecordsToSend> queue(const Stretch& stretch = {}, const std::string& by = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return list_records_to_send(work, case_tools(), as(by), stretch);
        });
    }

    Result<RecordPolicy> set(const RecordPolicy& policy)
    {
        return transact([&](UnitOfWork& work) {
            return set_record_policy(work, clock_, administrator(), policy);
        });
    }

    std::vector<std::string> queued()
    {
        std::vector<std::string> ids;
        const auto found = queue();
        for (const RecordToSend& each : found->page.entries)
            ids.push_back(each.listing.meeting.id.text() +
                          (each.record.is_alarm ? " alarm " : " ") + iso(each.record.last_day));
        return ids;
    }
};

TEST_P(RecordClocksOf, AMeetingBeginWhenItHasEnded)
{
    EXPECT_EQ(clocks().error().refusal, Refusal::not_found);

    hold_and_approve();

    const auto now = clocks();
    ASSERT_TRUE(now);
    EXPECT_EQ(now->record.state, RecordState::agreed);
    EXPECT_EQ(iso(now->record.last_day), "2026-12-16");
    ASSERT_TRUE(now->letter);
    EXPECT_EQ(iso(now->letter->last_day), "2026-11-26");
    EXPECT_FALSE(now->letter->sent_on);
}

TEST_P(RecordClocksOf, AnAuthorityFollowWhatItSaid)
{
    hold_and_approve();
    RecordPolicy policy;
    policy.conference_record = {10};

    ASSERT_TRUE(set(policy));

    EXPECT_EQ(iso(clocks()->record.last_day), "2026-12-09");
    EXPECT_EQ(set(policy).error().refusal, Refusal::stale_version);
}

TEST_P(RecordClocksOf, NoLengthOutOfMeasureAreKept)
{
    RecordPolicy policy;
    policy.letter = {0};
    policy.other_record = {61};

    const auto refused = set(policy);

    ASSERT_FALSE(refused);
    ASSERT_EQ(refused.error().fields.size(), 2u);
    EXPECT_EQ(refused.error().fields[0].field, "letter_days");
    EXPECT_EQ(refused.error().fields[1].field, "other_record_days");
}

TEST_P(RecordClocksOf, WhatNobodyWasSentStandInTheQueueWithAlarmsFirst)
{
    hold_and_approve();
    test::add_meeting(temp_.pool(), "m2", test::at("2026-11-25T14:00"));
    EXPECT_EQ(queued(), std::vector<std::string>{"m1 2026-12-16"}) << "m2's day is not over";

    clock_.set(test::at("2026-11-26T09:00"));

    EXPECT_EQ(queued(), (std::vector<std::string>{"m2 alarm 2026-12-09", "m1 2026-12-16"}));
    const auto one = queue({.limit = 1});
    EXPECT_TRUE(one->page.has_more);
    EXPECT_EQ(queue({.after = "m2"})->page.entries.size(), 1u);
    EXPECT_FALSE(queue({.after = "elsewhere"}));
    EXPECT_TRUE(queue({}, "worker-2")->page.entries.empty());
}

TEST_P(RecordClocksOf, ARecordThatWasSentLeaveTheQueue)
{
    hold_and_approve();
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return send_papers(
            work,
            case_tools(),
            links_,
            as("support-1"),
            {.meeting = meeting,
             .version = view_minutes(work, clock_, as("support-1"), meeting)->minutes->version,
             .seats = {InviteeId{"seat-police"}},
             .with_actions = false});
    }));

    EXPECT_TRUE(queued().empty());
    EXPECT_EQ(clocks()->record.state, RecordState::circulated);
}

TEST_P(RecordClocksOf, LettersThatHaveNotLeftStandBesideTheQueue)
{
    EXPECT_TRUE(queue()->letters.empty());
    hold_and_approve();

    const auto late = [&] {
        const auto found = queue();
        return found ? found->letters : std::vector<LetterToSend>{};
    };
    ASSERT_EQ(late().size(), 1u);
    EXPECT_EQ(late().front().listing.meeting.id, meeting);
    EXPECT_EQ(late().front().letter.last_day, clocks()->letter->last_day);
    EXPECT_TRUE(queue({}, "worker-2")->letters.empty());

    ASSERT_TRUE(transact([&](UnitOfWork& work) -> Result<Done> {
        work.case_events.add(authority,
                             {.id = CaseEventId{"letter-1"},
                              .case_id = CaseId{"case-1"},
                              .kind = EventKind::decision_letter_sent,
                              .on = test::day("2026-11-26"),
                              .recorded_by = UserId{"worker-1"},
                              .recorded_at = clock_.now()});
        return Done{};
    }));
    EXPECT_TRUE(late().empty());
}

QUORATE_ON_EVERY_DATABASE(RecordClocksOf);

}  // namespace
}  // namespace quorate::core
