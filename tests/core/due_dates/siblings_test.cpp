#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/held_meeting.hpp"
#include "core/cases/view_case.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/settle_due_date.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

using enum EventKind;
using Lines = std::vector<std::string>;

// A family of two, Rowan and Wren, of whom different things can be true.
class Siblings : public testing::Test {
protected:
    Siblings()
    {
        CreateCase command = test::CaseDesk::family();
        command.children.push_back({.given_name = PersonName{"Wren"},
                                    .family_name = PersonName{"Testwood"},
                                    .date_of_birth = test::day("2024-06-01")});
        family_ = *desk_.run("sw", create_case, command);
        const auto file = desk_.run("sw", view_case, family_);
        for (const Child& child : file->children)
            (called(child).reveal() == "Rowan" ? rowan_ : wren_) = child.id;
    }

    Result<CaseEventId> record(EventKind kind,
                               const char* on,
                               std::vector<ChildId> children = {},
                               bool confirm_unusual = false)
    {
        return desk_.run("sw",
                         record_event,
                         RecordEvent{.case_id = family_,
                                     .kind = kind,
                                     .on = test::day(on),
                                     .children = std::move(children),
                                     .initiates_section_47 = kind == strategy_discussion,
                                     .makes_plan = kind == conference_held,
                                     .confirm_unusual = confirm_unusual});
    }

    std::string fault(EventKind kind, const char* on, std::vector<ChildId> children = {})
    {
        const auto result = record(kind, on, std::move(children));
        return result ? "" : result.error().fields.at(0).message;
    }

    std::string called_(const ChildId& child) const { return child == rowan_ ? "Rowan" : "Wren"; }

    // "limit status, Rowan status met_on, Wren status" of each clock of this rule.
    Lines clocks(const std::string& rule)
    {
        Lines lines;
        const auto file = desk_.run("sw", view_case, family_);
        for (const auto& entry : file->due_dates) {
            if (entry.due.rule_id != rule) continue;
            std::string line =
                iso(entry.due.limit_date) + " " + std::string{code(entry.due.status)};
            for (const bool first : {true, false})
                for (const ChildAnswer& each : entry.due.children)
                    if ((each.child == rowan_) == first)
                        line += ", " + called_(each.child) + " " + std::string{code(each.status)} +
                                (each.met_on ? " " + iso(*each.met_on) : "");
            lines.push_back(line);
        }
        return lines;
    }

    // "kind flag: Rowan Wren" of each event that holds.
    Lines events()
    {
        Lines lines;
        const auto file = desk_.run("sw", view_case, family_);
        for (const CaseEvent& event : file->events) {
            if (event.replaced_at) continue;
            std::string line{code(event.kind)};
            line += event.makes_plan ? " plan:" : event.initiates_section_47 ? " s47:" : ":";
            for (const ChildId& child : {rowan_, wren_})
                if (!event.children.empty() && is_about(event, child)) line += " " + called_(child);
            lines.push_back(line);
        }
        std::ranges::sort(lines);
        return lines;
    }

    template <class Work>
    void write(Work work)
    {
        ASSERT_TRUE(desk_.temp.database().transact([&](UnitOfWork& unit) -> Result<Done> {
            work(unit);
            return Done{};
        }));
    }

    void hold(MeetingType type, const char* on, std::vector<ChildOutcome> children)
    {
        write([&](UnitOfWork& work) {
            note_held_meeting(work,
                              desk_.tools,
                              test::staff("cc"),
                              {.meeting = MeetingId{"meeting"},
                               .case_id = family_,
                               .type = type,
                               .held_on = test::day(on),
                               .children = std::move(children)});
        });
    }

    void book_all(const std::string& rule, const char* meeting = "meeting")
    {
        const auto file = desk_.run("sw", view_case, family_);
        write([&](UnitOfWork& work) {
            for (const auto& each : file->due_dates)
                if (each.due.rule_id == rule)
                    EXPECT_TRUE(
                        work.due_dates.book(test::exampleshire, each.due.id, MeetingId{meeting}));
        });
    }

    // That is booked for the one clock of this rule.
    std::optional<MeetingId> meeting_for(const std::string& rule)
    {
        const auto file = desk_.run("sw", view_case, family_);
        for (const auto& each : file->due_dates)
            if (each.due.rule_id == rule) return each.due.meeting;
        throw std::logic_error{"no such date"};
    }

    test::CaseDesk desk_;
    CaseId family_;
    ChildId rowan_;
    ChildId wren_;
};

TEST_F(Siblings, ShareOneClockWhenNothingElseIsSaid)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05"));
    EXPECT_EQ(clocks("eng-icpc-15wd"), Lines{"2026-11-26 open, Rowan open, Wren open"});
    EXPECT_EQ(events(), Lines{"strategy_discussion s47: Rowan Wren"});
}

TEST_F(Siblings, HaveAClockEachWhenTheirEnquiriesStartOnDifferentDays)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05", {rowan_}));
    ASSERT_TRUE(record(strategy_discussion, "2026-11-12", {wren_}));
    EXPECT_EQ(clocks("eng-icpc-15wd"),
              (Lines{"2026-11-26 open, Rowan open", "2026-12-03 open, Wren open"}));
    EXPECT_NE(fault(strategy_discussion, "2026-11-13", {rowan_, wren_}).find("still open"),
              std::string::npos);
}

TEST_F(Siblings, AreAnsweredSeparatelyByWhatHappensToOne)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05"));
    ASSERT_TRUE(record(conference_held, "2026-11-20", {rowan_}));
    EXPECT_EQ(clocks("eng-icpc-15wd"), Lines{"2026-11-26 open, Rowan met 2026-11-20, Wren open"});
    EXPECT_EQ(clocks("eng-rcpc-first-3m"), Lines{"2027-02-20 open, Rowan open"});

    ASSERT_TRUE(record(conference_held, "2026-11-23", {wren_}));
    EXPECT_EQ(clocks("eng-icpc-15wd"),
              Lines{"2026-11-26 met, Rowan met 2026-11-20, Wren met 2026-11-23"});
}

TEST_F(Siblings, AreDecidedAboutSeparatelyAtOneConference)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05"));
    book_all("eng-icpc-15wd");
    hold(MeetingType::initial_cp_conference,
         "2026-11-23",
         {{.child = rowan_, .makes_plan = true}, {.child = wren_}});
    EXPECT_EQ(events(),
              (Lines{"conference_held plan: Rowan",
                     "conference_held: Wren",
                     "strategy_discussion s47: Rowan Wren"}));
    EXPECT_EQ(clocks("eng-icpc-15wd"),
              Lines{"2026-11-26 met, Rowan met 2026-11-23, Wren met 2026-11-23"});
    EXPECT_EQ(clocks("eng-core-group-first-10wd"), Lines{"2026-12-07 open, Rowan open"});
}

TEST_F(Siblings, OfWhomOneIsAdjournedNeedADateForThatOneAgain)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05"));
    book_all("eng-icpc-15wd");
    hold(MeetingType::initial_cp_conference,
         "2026-11-23",
         {{.child = rowan_, .makes_plan = true}, {.child = wren_, .is_adjourned = true}});
    EXPECT_EQ(clocks("eng-icpc-15wd"), Lines{"2026-11-26 open, Rowan met 2026-11-23, Wren open"});
    EXPECT_EQ(meeting_for("eng-icpc-15wd"), std::nullopt);
}

TEST_F(Siblings, KeepTheClockOfTheOneWhoseDecisionWasNotCorrected)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05"));
    const auto decide = [&](bool for_wren) {
        hold(MeetingType::initial_cp_conference,
             "2026-11-23",
             {{.child = rowan_, .makes_plan = true}, {.child = wren_, .makes_plan = for_wren}});
    };
    decide(true);
    EXPECT_EQ(clocks("eng-rcpc-first-3m"), Lines{"2027-02-23 open, Rowan open, Wren open"});
    decide(false);
    decide(false);
    EXPECT_EQ(clocks("eng-rcpc-first-3m"), Lines{"2027-02-23 open, Rowan open"});
    EXPECT_EQ(events(),
              (Lines{"conference_held plan: Rowan",
                     "conference_held: Wren",
                     "strategy_discussion s47: Rowan Wren"}));
    decide(true);
    EXPECT_EQ(clocks("eng-rcpc-first-3m"), Lines{"2027-02-23 open, Rowan open, Wren open"});
}

TEST_F(Siblings, KeepWhatIsBookedWhenTheOthersDecisionJoinsTheirs)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05"));
    const ChildOutcome no_plan{.child = wren_};
    hold(MeetingType::initial_cp_conference, "2026-11-23", {no_plan});
    desk_.clock.advance(std::chrono::minutes{5});
    hold(MeetingType::initial_cp_conference,
         "2026-11-23",
         {{.child = rowan_, .makes_plan = true}, no_plan});
    book_all("eng-rcpc-first-3m", "review");

    hold(MeetingType::initial_cp_conference,
         "2026-11-23",
         {{.child = rowan_, .makes_plan = true}, {.child = wren_, .makes_plan = true}});
    EXPECT_EQ(clocks("eng-rcpc-first-3m"), Lines{"2027-02-23 open, Rowan open, Wren open"});
    EXPECT_EQ(meeting_for("eng-rcpc-first-3m"), MeetingId{"review"});
    const auto history = desk_.run("sw", view_case, family_)->events;
    const auto gone = std::ranges::find_if(history, [](const CaseEvent& event) {
        return event.replaced_at && event.kind == conference_held && !event.makes_plan;
    });
    ASSERT_NE(gone, history.end());
    EXPECT_EQ(gone->withdrawal_reason.reveal(), "The meeting's decisions");
}

TEST_F(Siblings, WhoHadAClockEachHaveTheOneThatStartedBeforeBoth)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-10", {rowan_}));
    ASSERT_TRUE(record(strategy_discussion, "2026-11-12", {wren_}));
    hold(MeetingType::strategy_discussion,
         "2026-11-05",
         {{.child = rowan_, .initiates_section_47 = true},
          {.child = wren_, .initiates_section_47 = true}});
    EXPECT_EQ(clocks("eng-icpc-15wd"), Lines{"2026-11-26 open, Rowan open, Wren open"});
    EXPECT_EQ(events(),
              (Lines{"strategy_discussion s47: Rowan Wren",
                     "strategy_discussion: Rowan",
                     "strategy_discussion: Wren"}));
}

TEST_F(Siblings, OfWhomOneHadAnEarlierClockKeepItAndTheOthersMoves)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-03", {rowan_}));
    ASSERT_TRUE(record(strategy_discussion, "2026-11-12", {wren_}));
    book_all("eng-icpc-15wd", "conference");
    hold(MeetingType::strategy_discussion,
         "2026-11-05",
         {{.child = rowan_, .initiates_section_47 = true},
          {.child = wren_, .initiates_section_47 = true}});
    EXPECT_EQ(clocks("eng-icpc-15wd"),
              (Lines{"2026-11-24 open, Rowan open", "2026-11-26 open, Wren open"}));
    const auto file = desk_.run("sw", view_case, family_);
    for (const auto& each : file->due_dates)
        if (each.due.rule_id == "eng-icpc-15wd")
            EXPECT_EQ(each.due.meeting, MeetingId{"conference"}) << iso(each.due.limit_date);
}

TEST_F(Siblings, OfWhomOnesPlanEndsKeepTheOthersReview)
{
    ASSERT_TRUE(record(conference_held, "2026-08-20", {}, true));
    hold(MeetingType::review_cp_conference,
         "2026-11-19",
         {{.child = rowan_, .ends_plan = true}, {.child = wren_}});
    EXPECT_EQ(clocks("eng-rcpc-subsequent-6m"),
              Lines{"2027-05-19 open, Rowan not_needed, Wren open"});
}

TEST_F(Siblings, MayBothHaveAPlanButOneChildMayNotHaveTwo)
{
    ASSERT_TRUE(record(conference_held, "2026-08-20", {rowan_}, true));
    EXPECT_TRUE(record(conference_held, "2026-09-22", {wren_}, true));
    EXPECT_EQ(fault(conference_held, "2026-10-20", {rowan_}),
              "The plan that started on Thursday 20 August 2026 has not ended. Record first when "
              "it ended, or say which children this was about");
}

TEST_F(Siblings, WhoAreBornLaterAreNotInThePastOfTheFamily)
{
    ASSERT_TRUE(record(referral, "2024-05-20"));
    EXPECT_EQ(events(), Lines{"referral: Rowan"});
    const auto refused = record(referral, "2024-05-21", {wren_});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).field, "children");
}

TEST_F(Siblings, OfAnotherFamilyAreRefused)
{
    const auto refused = record(referral, "2026-11-05", {ChildId{"somebody"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).message, "Choose children of this family");
    EXPECT_EQ(events(), Lines{});
}

TEST_F(Siblings, AreSettledTogetherByAPersonAndOpenAgainTogether)
{
    ASSERT_TRUE(record(strategy_discussion, "2026-11-05"));
    ASSERT_TRUE(record(conference_held, "2026-11-20", {rowan_}));
    SettleDueDate settle{
        .case_id = family_, .as = DueStatus::not_needed, .reason = "The family has moved away"};
    const auto file = desk_.run("sw", view_case, family_);
    for (const auto& each : file->due_dates)
        if (each.due.rule_id == "eng-icpc-15wd") settle.due_date = each.due.id;
    ASSERT_TRUE(desk_.run("tm", settle_due_date, settle));
    EXPECT_EQ(clocks("eng-icpc-15wd"),
              Lines{"2026-11-26 not_needed, Rowan met 2026-11-20, Wren not_needed"});
    settle.as = DueStatus::met;
    settle.met_on = test::day("2026-11-21");
    ASSERT_TRUE(desk_.run("sw", settle_due_date, settle));
    EXPECT_EQ(clocks("eng-icpc-15wd"),
              Lines{"2026-11-26 met, Rowan met 2026-11-20, Wren met 2026-11-21"});

    settle.as = DueStatus::open;
    ASSERT_TRUE(desk_.run("sw", settle_due_date, settle));
    EXPECT_EQ(clocks("eng-icpc-15wd"), Lines{"2026-11-26 open, Rowan met 2026-11-20, Wren open"});
}

}  // namespace
}  // namespace quorate::core
