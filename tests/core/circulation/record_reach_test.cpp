#include "core/circulation/record_reach.hpp"

#include "core/cases/case_event_store.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class RecordReachOf : public test::RecordTest {
protected:
    // The record of a conference at which the police and the health visitor have seats.
    void agreed()
    {
        hold_and_approve();
        test::run(temp_.pool(),
                  "update invitee set removed_at = 1 where id not in "
                  "('seat-police', 'seat-nurse')");
    }

    std::vector<Circulation> send(const std::string& seat)
    {
        return *transact([&](UnitOfWork& work) {
            return send_papers(
                work,
                case_tools(),
                links_,
                as("support-1"),
                {.meeting = meeting,
                 .version = view_minutes(work, clock_, as("support-1"), meeting)->minutes->version,
                 .seats = {InviteeId{"seat-" + seat}},
                 .with_actions = false});
        });
    }

    RecordReach reach()
    {
        return read([&](UnitOfWork& work) {
            const auto file =
                meeting_file(work, as("support-1"), Action::minutes_view, meeting, clock_.now());
            const RecordReach looked_up = record_reach_of(work, *file);
            const RecordReach planned = record_reach(papers_plan(work, *file, clock_.now()));
            EXPECT_EQ(looked_up.left, planned.left) << "both ways say the same";
            EXPECT_EQ(looked_up.due, planned.due);
            EXPECT_EQ(looked_up.held_back, planned.held_back);
            EXPECT_EQ(looked_up.missing.size(), planned.missing.size());
            EXPECT_EQ(looked_up.all_left_at, planned.all_left_at);
            return looked_up;
        });
    }
};

TEST_P(RecordReachOf, AMeetingIsNoneBeforeItsRecordIsAgreed)
{
    EXPECT_EQ(reach().due, 0);
    EXPECT_EQ(reach().reached(), Reached::none);
}

TEST_P(RecordReachOf, AMeetingIsSomeUntilItIsAll)
{
    agreed();
    EXPECT_EQ(reach().reached(), Reached::none);
    send("police");
    EXPECT_EQ(reach().reached(), Reached::some);
    EXPECT_FALSE(reach().all_left_at);
    ASSERT_EQ(reach().missing.size(), 1u);
    EXPECT_EQ(reach().missing.front().seat, InviteeId{"seat-nurse"});

    clock_.advance(std::chrono::days{2});
    send("nurse");

    EXPECT_EQ(reach().reached(), Reached::all);
    EXPECT_EQ(reach().all_left_at, clock_.now()) << "when the last of them was sent theirs";
}

TEST_P(RecordReachOf, ACopyThatIsHeldBackAltogetherIsCountedAndNotMissing)
{
    agreed();
    send("police");
    EXPECT_EQ(reach().held_back, 0);

    test::run(temp_.pool(),
              "insert into seat_choice (authority_id, meeting_id, invitee_id, share, chosen_by, "
              "chosen_at) values ('authority-1', 'm1', 'seat-police', 'nothing', 'chair-1', 1)");

    EXPECT_EQ(reach().held_back, 1);
    EXPECT_EQ(reach().due, 1);
    EXPECT_EQ(reach().left, 0);
}

TEST_P(RecordReachOf, ACopyThatWasPutRightCountsFromTheFirst)
{
    agreed();
    send("police");
    send("nurse");
    const Instant first = clock_.now();
    clock_.set(test::at("2026-11-30T09:00"));
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return amend_minutes(work,
                             clock_,
                             random_,
                             digest_,
                             as("chair-1"),
                             {.meeting = meeting,
                              .number = 1,
                              .body = "It was Tuesday",
                              .reason = "The school asked for it"});
    }));
    const auto corrected = transact([&](UnitOfWork& work) {
        return send_correction(
            work, case_tools(), links_, as("support-1"), {.meeting = meeting, .amendments = 1});
    });
    ASSERT_TRUE(corrected);
    ASSERT_EQ(corrected->sent.size(), 2u);

    EXPECT_EQ(reach().all_left_at, first);
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return revoke_papers(work,
                             case_tools(),
                             as("support-1"),
                             {.meeting = meeting, .circulation = corrected->sent.front().id});
    }));
    EXPECT_EQ(reach().missing_for(NoCopy::taken_back), 1);
    EXPECT_EQ(reach().reached(), Reached::some);
}

TEST_P(RecordReachOf, ARecordIsNotSentAnyMoreWhileACopyThatWasTakenBackIsNotGivenAgain)
{
    const auto days_sent = [&] {
        return read([&](UnitOfWork& work) {
            std::vector<Date> days;
            for (const CaseEvent& event : work.case_events.of_case(authority, CaseId{"case-1"}))
                if (event.kind == EventKind::conference_record_sent) days.push_back(event.on);
            return days;
        });
    };
    agreed();
    send("police");
    const auto last = send("nurse");
    const Date first_day = london_date(clock_.now());
    ASSERT_EQ(days_sent(), std::vector{first_day});

    clock_.advance(std::chrono::days{3});
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return revoke_papers(work,
                             case_tools(),
                             as("support-1"),
                             {.meeting = meeting, .circulation = last.front().id});
    }));
    EXPECT_TRUE(days_sent().empty()) << "it is open again";

    clock_.advance(std::chrono::days{1});
    send("nurse");
    EXPECT_EQ(days_sent(), std::vector{first_day + std::chrono::days{4}});
}

QUORATE_ON_EVERY_DATABASE(RecordReachOf);

}  // namespace
}  // namespace quorate::core
