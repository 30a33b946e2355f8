#include "core/due_dates/tell_of_moved_dates.hpp"

#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/put_holidays_in_force.hpp"
#include "core/due_dates/view_moved_dates.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/case_desk.hpp"
#include "tests/support/meeting_rows.hpp"

namespace quorate::core {
namespace {

using Names = std::vector<std::string>;

// A conference is due on Thursday 26 November 2026, because of a discussion on the 5th.
class TellingOfMovedDates : public testing::Test {
protected:
    void SetUp() override
    {
        const auto recorded = desk_.record(family_, EventKind::strategy_discussion, "2026-11-05");
        ASSERT_TRUE(recorded);
        discussion_ = *recorded;
    }

    template <class Work>
    auto write(Work work)
    {
        return desk_.temp.database().write(work);
    }

    // The discussion was on Monday the 9th, so that the conference is due on the 30th.
    void correct(const std::string& who, const char* on = "2026-11-09")
    {
        desk_.clock.advance(std::chrono::minutes{1});
        const auto corrected = desk_.run(who,
                                         correct_event,
                                         CorrectEvent{.event = discussion_,
                                                      .on = test::day(on),
                                                      .initiates_section_47 = true,
                                                      .reason = "Wrong day",
                                                      .confirm_unusual = true});
        ASSERT_TRUE(corrected);
        discussion_ = *corrected;
    }

    Result<Done> withdraw(const std::string& who)
    {
        desk_.clock.advance(std::chrono::minutes{1});
        return desk_.run(who,
                         withdraw_event,
                         WithdrawEvent{.event = discussion_, .reason = "Of another family"});
    }

    void proclaim(const char* day)
    {
        BankHolidays list = shipped_bank_holidays();
        list.days[test::day(day)] = "Bank holiday for the state funeral";
        const auto by = [&](const char* who) {
            return test::administrator(who, desk_.clock.now());
        };
        const auto moved = desk_.temp.database().transact([&](UnitOfWork& work) {
            const auto id = propose_holidays(work,
                                             desk_.tools.clock,
                                             desk_.tools.random,
                                             by("am"),
                                             shipped_bank_holidays(),
                                             {.holidays = list, .source = "Proclamation"});
            return put_holidays_in_force(work, desk_.tools, by("am-2"), *id);
        });
        ASSERT_TRUE(moved);
    }

    CaseDueDate conference_due(UnitOfWork& work)
    {
        for (const CaseDueDate& each : work.due_dates.of_case(test::exampleshire, family_))
            if (each.rule_id == "eng-icpc-15wd" && each.status == DueStatus::open) return each;
        throw std::logic_error{"no conference is due"};
    }

    // A meeting of one hour for the conference that is due.
    void book(const char* starts, const char* chair, const char* booked_by)
    {
        write([&](UnitOfWork& work) {
            const auto type = MeetingType::initial_cp_conference;
            const CaseDueDate due = conference_due(work);
            const MeetingId id{"meeting-1"};
            work.meetings.add({.id = id,
                               .authority = test::exampleshire,
                               .case_id = family_,
                               .type = type,
                               .reference = "reference-1",
                               .feed_uid = "uid-1",
                               .starts_at = test::at(starts),
                               .ends_at = test::at(starts) + std::chrono::hours{1},
                               .chair = UserId{chair},
                               .venue = "Civic House",
                               .created_by = UserId{booked_by}});
            return work.due_dates.book(test::exampleshire, due.id, id);
        });
    }

    void change(const std::string& statement) { test::run(desk_.temp.pool(), statement); }

    std::vector<CaseMove> moves()
    {
        return desk_.temp.database().read(
            [&](UnitOfWork& work) { return work.date_moves.of_case(test::exampleshire, family_); });
    }

    // Of the last move of the family's dates.
    Names told()
    {
        Names names;
        const auto all = moves();
        if (all.empty()) return {"nothing moved"};
        for (const ToldPerson& each : all.front().told)
            names.push_back(each.user.text());
        return names;
    }

    MovedDatesList list(const std::string& who)
    {
        return *desk_.temp.database().transact([&](UnitOfWork& work) {
            return view_moved_dates(work, desk_.clock, test::staff(who), {});
        });
    }

    std::vector<OutboxMessage> mail()
    {
        return write([&](UnitOfWork& work) {
            const Instant now = desk_.clock.now();
            return work.outbox.lease(now, now + std::chrono::minutes{1}, "test", 10'000);
        });
    }

    test::CaseDesk desk_;
    CaseId family_ = desk_.add_family();
    CaseEventId discussion_;
};

TEST_F(TellingOfMovedDates, TellsTheLeadSocialWorkerAndTheTeamsManager)
{
    proclaim("2026-11-25");
    EXPECT_EQ(told(), (Names{"sw", "tm"}));
    const auto shown = list("sw");
    ASSERT_EQ(shown.page.entries.size(), 1u);
    const ToldDate& date = shown.page.entries[0].told;
    EXPECT_EQ(iso(date.old_limit), "2026-11-26");
    EXPECT_EQ(iso(date.date.limit_date), "2026-11-27");
    EXPECT_EQ(date.move.reason.cause, MoveCause::bank_holidays);
    EXPECT_EQ(shown.unseen.dates, 1);
}

TEST_F(TellingOfMovedDates, NeverTellsWhoMadeTheChange)
{
    correct("sw");
    EXPECT_EQ(told(), Names{"tm"});
    correct("tm", "2026-11-10");
    EXPECT_EQ(told(), Names{"sw"});
}

TEST_F(TellingOfMovedDates, TellsTheChairOfTheMeetingAndWhoBookedIt)
{
    book("2026-11-26T10:00", "cc-south", "bs");
    proclaim("2026-11-25");
    EXPECT_EQ(told(), (Names{"bs", "cc-south", "sw", "tm"}));
}

TEST_F(TellingOfMovedDates, TellsNobodyWhoMayNotKnowOfTheCaseAnyMore)
{
    book("2026-11-26T10:00", "cc", "bs-south");
    proclaim("2026-11-25");
    EXPECT_EQ(told(), (Names{"cc", "sw", "tm"}));
}

TEST_F(TellingOfMovedDates, OfARestrictedCaseTellsOnlyThoseWhoAreOnIt)
{
    book("2026-11-26T10:00", "cc-south", "bs");
    change("update family_case set level = 1");
    proclaim("2026-11-25");
    EXPECT_EQ(told(), (Names{"cc-south", "sw"}));
}

TEST_F(TellingOfMovedDates, TellsNobodyWhoseAccountIsClosed)
{
    change("update staff_user set active = 0 where id = 'tm'");
    proclaim("2026-11-25");
    EXPECT_EQ(told(), Names{"sw"});
}

TEST_F(TellingOfMovedDates, OfAClosedCaseKeepsTheMoveAndTellsNobody)
{
    change("update family_case set is_open = 0");
    proclaim("2026-11-25");
    EXPECT_EQ(told(), Names{});
    EXPECT_EQ(moves().size(), 1u);
}

TEST_F(TellingOfMovedDates, KeepsNothingWhenNoDateMoved)
{
    correct("sw", "2026-11-05");
    EXPECT_TRUE(moves().empty());
    EXPECT_TRUE(mail().empty());
}

TEST_F(TellingOfMovedDates, SendsOneMailAPersonHoweverManyDates)
{
    const CaseId other = desk_.add_family("EX-2042");
    ASSERT_TRUE(desk_.record(other, EventKind::strategy_discussion, "2026-11-06"));
    proclaim("2026-11-25");

    const auto messages = mail();
    ASSERT_EQ(messages.size(), 2u);
    std::set<std::string> to;
    for (const OutboxMessage& each : messages) {
        EXPECT_EQ(each.kind, MessageKind::moved_dates);
        EXPECT_TRUE(each.meeting.empty());
        to.insert(each.to.reveal());
        const auto notice = desk_.temp.database().read([&](UnitOfWork& work) {
            return work.date_moves.notice(test::exampleshire, each.notice.value());
        });
        EXPECT_EQ(notice.value().dates, 2);
    }
    EXPECT_EQ(to, (std::set<std::string>{"sw@council.example", "tm@council.example"}));
    EXPECT_EQ(list("tm").unseen.families, 2);
}

TEST_F(TellingOfMovedDates, SendsNoMailToWhoHasSeenItOrHasLeft)
{
    proclaim("2026-11-25");
    const auto still = [&](const OutboxMessage& message) {
        return desk_.temp.database().read([&](UnitOfWork& work) {
            return notice_still_to_be_sent(
                work, message.authority, message.notice.value(), message.to);
        });
    };
    const auto messages = mail();
    for (const OutboxMessage& each : messages)
        EXPECT_TRUE(still(each));
    change("update staff_user set active = 0 where id = 'tm'");
    const DateMoveId move = list("sw").page.entries.at(0).told.move.id;
    ASSERT_TRUE(desk_.temp.database().transact([&](UnitOfWork& work) {
        return mark_moved_dates_seen(work, desk_.clock, test::staff("sw"), move);
    }));
    for (const OutboxMessage& each : messages)
        EXPECT_FALSE(still(each));
}

TEST_F(TellingOfMovedDates, SaysWhenTheMeetingIsNowAfterTheLastDay)
{
    correct("sw");
    book("2026-11-27T10:00", "cc", "bs");
    EXPECT_FALSE(list("tm").page.entries.at(0).is_booked_late);
    correct("sw", "2026-11-05");

    const auto shown = list("tm");
    ASSERT_EQ(shown.page.entries.size(), 2u);
    EXPECT_TRUE(shown.page.entries[0].is_booked_late);
    EXPECT_TRUE(shown.page.entries[0].may_open_meeting);
    EXPECT_FALSE(shown.page.entries[0].moved_again);
    EXPECT_TRUE(shown.page.entries[1].moved_again);
}

TEST_F(TellingOfMovedDates, SaysWhenTheMeetingIsOnADayThatIsNotWorkedAnyMore)
{
    book("2026-11-26T10:00", "cc", "bs");
    proclaim("2026-11-26");
    EXPECT_FALSE(list("tm").page.entries.at(0).is_booked_late);
    EXPECT_FALSE(list("tm").page.entries.at(0).is_on_a_day_off);

    change(
        "update due_date set schedule_by = '2026-11-25', limit_date = '2026-11-26' "
        "where status = 'open'");
    EXPECT_TRUE(list("tm").page.entries.at(0).is_on_a_day_off);
}

TEST_F(TellingOfMovedDates, KeepsTheOldAnswerWithWhatTookItsPlaceWhyAndWhoWasTold)
{
    correct("tm");
    const auto shown = desk_.run("sw", view_case_dates, family_);
    ASSERT_TRUE(shown);
    ASSERT_EQ(shown->replaced.size(), 1u);
    const ReplacedDate& old = shown->replaced[0];
    EXPECT_EQ(iso(old.date.limit_date), "2026-11-26");
    ASSERT_TRUE(old.by);
    EXPECT_EQ(iso(old.by->limit_date), "2026-11-30");
    EXPECT_EQ(old.cause, MoveCause::event_corrected);
    EXPECT_EQ(old.at, desk_.clock.now());
    EXPECT_EQ(old.changed_by.reveal(), "Name of tm");
    EXPECT_EQ(old.reason, "Wrong day");
    ASSERT_EQ(old.told.size(), 1u);
    EXPECT_EQ(old.told[0].name.reveal(), "Name of sw");
}

TEST_F(TellingOfMovedDates, ExplainsADateThatIsGoneByTheEventThatWasTakenBack)
{
    ASSERT_TRUE(desk_.run(
        "sw", withdraw_event, WithdrawEvent{.event = discussion_, .reason = "Of another family"}));
    const auto shown = desk_.run("sw", view_case_dates, family_);
    ASSERT_EQ(shown->replaced.size(), 1u);
    EXPECT_FALSE(shown->replaced[0].by);
    EXPECT_EQ(shown->replaced[0].cause, MoveCause::event_withdrawn);
    EXPECT_EQ(shown->replaced[0].reason, "Of another family");
}

TEST_F(TellingOfMovedDates, TellsThoseWithAMeetingForADateThatNoLongerRuns)
{
    book("2026-11-26T10:00", "cc-south", "bs");
    ASSERT_TRUE(withdraw("sw"));

    EXPECT_EQ(told(), (Names{"bs", "cc-south", "tm"}));
    EXPECT_EQ(mail().size(), 3u);
    const auto shown = list("cc-south");
    ASSERT_EQ(shown.page.entries.size(), 1u);
    const MovedDateEntry& entry = shown.page.entries[0];
    EXPECT_TRUE(entry.told.no_longer_runs);
    EXPECT_EQ(iso(entry.told.old_limit), "2026-11-26");
    EXPECT_EQ(entry.told.move.reason.cause, MoveCause::event_withdrawn);
    EXPECT_FALSE(entry.moved_again);
    EXPECT_FALSE(entry.is_booked_late);

    const auto dates = desk_.run("sw", view_case_dates, family_);
    ASSERT_EQ(dates->replaced.size(), 1u);
    EXPECT_TRUE(dates->replaced[0].no_longer_runs);
    EXPECT_FALSE(dates->replaced[0].by);
    EXPECT_EQ(dates->replaced[0].reason, "Of another family");
    EXPECT_EQ(dates->replaced[0].told.size(), 3u);
}

TEST_F(TellingOfMovedDates, TellsThemAlsoWhenACorrectionEndsIt)
{
    book("2026-11-26T10:00", "cc", "bs");
    ASSERT_TRUE(desk_.run("tm",
                          correct_event,
                          CorrectEvent{.event = discussion_,
                                       .on = test::day("2026-11-05"),
                                       .initiates_section_47 = false,
                                       .reason = "No enquiry was decided",
                                       .confirm_unusual = true}));

    EXPECT_EQ(told(), (Names{"bs", "cc", "sw"}));
    EXPECT_TRUE(list("cc").page.entries.at(0).told.no_longer_runs);
}

TEST_F(TellingOfMovedDates, TellsOfADateThatIsGoneAlsoWhenItHadNoMeeting)
{
    ASSERT_TRUE(withdraw("tm"));
    EXPECT_EQ(told(), Names{"sw"});
    EXPECT_TRUE(list("sw").page.entries.at(0).told.no_longer_runs);
}

TEST_F(TellingOfMovedDates, ShowsADateThatMovedAndIsThenGoneOnce)
{
    book("2026-11-26T10:00", "cc", "bs");
    correct("sw");
    ASSERT_TRUE(withdraw("sw"));

    EXPECT_EQ(moves().size(), 2u);
    const auto shown = list("tm");
    ASSERT_EQ(shown.page.entries.size(), 1u);
    EXPECT_TRUE(shown.page.entries[0].told.no_longer_runs);
    EXPECT_EQ(iso(shown.page.entries[0].told.old_limit), "2026-11-30");
    EXPECT_EQ(shown.unseen.dates, 1);
}

TEST_F(TellingOfMovedDates, IsForThoseWhoSeeCases)
{
    const auto refused = desk_.temp.database().transact([&](UnitOfWork& work) {
        return view_moved_dates(work, desk_.clock, test::staff("am"), {});
    });
    EXPECT_EQ(refused.error().refusal, Refusal::not_permitted);
    const auto unknown = desk_.temp.database().transact([&](UnitOfWork& work) {
        return view_moved_dates(
            work, desk_.clock, test::staff("tm"), {.after = DueDateId{"no-such-date"}});
    });
    EXPECT_TRUE(is_unknown_cursor(unknown.error()));
}

// As when a bank holiday moves every date of a council.
TEST_F(TellingOfMovedDates, OfTwoThousandFamiliesAsksAndWritesInBulk)
{
    constexpr int families = 2000;
    std::vector<MovedDate> moved;
    write([&](UnitOfWork& work) {
        const CaseDueDate due = conference_due(work);
        for (int i = 0; i < families; ++i) {
            FamilyCase family{.id = CaseId{"bulk-" + std::to_string(i)},
                              .authority = test::exampleshire,
                              .reference = "BULK-" + std::to_string(i),
                              .family_name = PersonName{"Testwood"},
                              .team = test::north,
                              .lead_worker = UserId{"sw"},
                              .level = i % 100 == 0 ? 1 : 0};
            work.cases.add(family);
            MovedDate& each = moved.emplace_back(MovedDate{due, due});
            each.before.id = DueDateId{"before-" + std::to_string(i)};
            each.after->id = DueDateId{"after-" + std::to_string(i)};
            each.before.case_id = each.after->case_id = family.id;
            each.before.children = each.after->children = {};
            work.due_dates.add(test::exampleshire, each.before);
            work.due_dates.add(test::exampleshire, *each.after);
        }
        return 0;
    });
    const auto began = std::chrono::steady_clock::now();
    write([&](UnitOfWork& work) {
        tell_of_moved_dates(
            work, desk_.tools, test::staff("am"), {MoveCause::bank_holidays, "list"}, moved);
        return 0;
    });
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    RecordProperty("milliseconds", static_cast<int>(took.count()));

    const auto extent = desk_.temp.database().read([&](UnitOfWork& work) {
        return work.date_moves.extents(test::exampleshire, {MoveCause::bank_holidays}).at("list");
    });
    EXPECT_EQ(extent.dates, families);
    EXPECT_EQ(extent.families, families);
    EXPECT_EQ(extent.people, 2);
    EXPECT_EQ(list("sw").unseen.dates, families);
    EXPECT_EQ(list("tm").unseen.dates, families - families / 100);
    EXPECT_EQ(mail().size(), 2u);
}

}  // namespace
}  // namespace quorate::core
