#include "core/circulation/record_clocks.hpp"

#include <gtest/gtest.h>

#include "core/cases/case_event_store.hpp"
#include "core/circulation/choose_disclosure.hpp"
#include "core/circulation/records_to_send.hpp"
#include "core/dates/date_text.hpp"
#include "tests/support/plain_rows.hpp"
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
            return list_records_to_send(work, case_tools(), links_, as(by), stretch);
        });
    }

    Result<RecordPolicy> set(const RecordPolicy& policy)
    {
        return transact([&](UnitOfWork& work) {
            return set_record_policy(work, clock_, administrator(), policy);
        });
    }

    void send(const std::vector<std::string>& seats)
    {
        SendPapers command{.meeting = meeting,
                           .version = minutes().minutes->version,
                           .family_checked = true,
                           .with_actions = false};
        for (const std::string& seat : seats)
            command.seats.push_back(InviteeId{"seat-" + seat});
        ASSERT_TRUE(transact([&](UnitOfWork& work) {
            return send_papers(work, case_tools(), links_, as("support-1"), command);
        }));
    }

    Result<SeatChoice> give_nothing(const std::string& seat)
    {
        return transact([&](UnitOfWork& work) {
            return choose_share(work,
                                case_tools(),
                                as("chair-1"),
                                {.meeting = meeting,
                                 .seat = InviteeId{"seat-" + seat},
                                 .share = Share::nothing,
                                 .reason = FreeText{"Has no part in this any more"}});
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

TEST_P(RecordClocksOf, ARecordRunUntilEverybodyWhoIsToHaveItHasIt)
{
    hold_and_approve();
    EXPECT_EQ(clocks()->reach.reached(), Reached::none);
    send({"police"});

    EXPECT_EQ(queued(), std::vector<std::string>{"m1 2026-12-16"});
    const auto first = clocks();
    EXPECT_EQ(first->record.state, RecordState::sent_in_part);
    EXPECT_EQ(first->record.copies_left, 1);
    EXPECT_EQ(first->record.copies_due, 6);
    EXPECT_FALSE(first->record.sent_on);
    EXPECT_EQ(first->reach.missing_for(NoCopy::not_prepared), 5);

    clock_.advance(std::chrono::days{1});
    send({"nurse", "school", "worker", "mother"});
    EXPECT_EQ(clocks()->reach.missing_for(NoCopy::waits_for_release), 1);
    EXPECT_EQ(queue()->page.entries.front().missing.size(), 2u) << "mother and father";
    ASSERT_TRUE(give_nothing("father"));
    EXPECT_EQ(clocks()->reach.chosen_nothing, 1);
    EXPECT_EQ(clocks()->record.state, RecordState::sent_in_part);
    release_waiting();

    EXPECT_TRUE(queued().empty());
    const auto all = clocks();
    EXPECT_EQ(all->record.state, RecordState::circulated);
    EXPECT_EQ(all->reach.reached(), Reached::all);
    EXPECT_EQ(all->record.copies_due, 5);
    EXPECT_EQ(iso(*all->record.sent_on), "2026-11-26");
}

TEST_P(RecordClocksOf, ARecordRunAgainWhenACopyComesBackOrIsTakenBack)
{
    hold_and_approve();
    test::run(temp_.pool(),
              "update invitee set removed_at = 1 where id not in ('seat-police', 'seat-nurse')");
    send({"police", "nurse"});
    EXPECT_TRUE(queued().empty());

    test::run(temp_.pool(),
              "update outbox_message set state = 'bounced' where to_email = '" +
                  test::as_kept("lee@police.example") + "'");

    EXPECT_EQ(queued().size(), 1u);
    EXPECT_EQ(clocks()->reach.missing_for(NoCopy::came_back), 1);
    test::run(temp_.pool(),
              "update outbox_message set state = 'held' where to_email = '" +
                  test::as_kept("lee@police.example") + "'");
    EXPECT_EQ(clocks()->reach.missing_for(NoCopy::held), 1);
    test::run(temp_.pool(), "update circulation set revoked_at = 1");
    EXPECT_EQ(clocks()->reach.missing_for(NoCopy::taken_back), 2);
    EXPECT_EQ(clocks()->record.state, RecordState::agreed);
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
