#include "core/scheduling/needed_help.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

class HelpThatAMeetingNeeds : public test::SchedulingTest {
protected:
    void SetUp() override
    {
        SchedulingTest::SetUp();
        test::run(temp_.pool(),
                  "insert into contact (id, authority_id, agency_id, name, job_title, discipline, "
                  "email) values "
                  "('contact-tongue', 'authority-1', 'agency-social', 'Pat Tonguely', "
                  "'Interpreter', '', 'pat@words.example'), "
                  "('contact-voice', 'authority-1', 'agency-social', 'Ivy Voicely', "
                  "'Children''s advocate', '', 'ivy@voice.example')");
    }

    static NeedsDraft with_help()
    {
        NeedsDraft draft = needs();
        draft.interpreter = " Polish ";
        draft.advocates = {"child"};
        return draft;
    }

    static SeatNeed seat(const char* contact, Requirement requirement)
    {
        return {.holder = {.contact = ContactId{contact}}, .requirement = requirement};
    }

    static Lines sentences(const SlotSearch& found)
    {
        Lines all;
        for (const MissingHelp& each : missing_help(found.choices, found.needs))
            all.push_back(each.sentence);
        return all;
    }

    // What the finder makes of somebody.
    static Requirement requirement_of(const SlotSearch& found, const char* contact)
    {
        const SeatHolder holder{.contact = ContactId{contact}};
        return std::ranges::find(found.request.seats, holder, &SlotSeat::holder)->requirement;
    }
};

TEST_P(HelpThatAMeetingNeeds, IsKeptAndSaidToBeMissingWithoutBeingInTheWay)
{
    ASSERT_TRUE(save(with_help()));
    EXPECT_EQ(stored().help.interpreter, "Polish");
    EXPECT_EQ(stored().help.advocates, (std::set{AdvocateFor::child}));
    EXPECT_EQ(draft_of(stored()).advocates, (Lines{"child"}));

    const auto found = search(SlotSearchOptions{});
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->found.slots.empty());
    EXPECT_EQ(sentences(*found),
              (Lines{"An interpreter for Polish is needed. No interpreter is asked yet",
                     "An advocate for the child is needed. No advocate is asked yet"}));
    EXPECT_TRUE(could_ask_for(found->choices, SeatPart::interpreter));
    EXPECT_FALSE(could_ask_for(found->choices, SeatPart::minute_taker));
}

TEST_P(HelpThatAMeetingNeeds, HasToBeThereUnlessItIsOptional)
{
    NeedsDraft draft = with_help();
    draft.seats.push_back(seat("contact-tongue", Requirement::quorum));
    draft.seats.push_back(seat("contact-voice", Requirement::optional));

    const auto found = search(draft);

    ASSERT_TRUE(found) << complaints(found.error()).front();
    EXPECT_EQ(sentences(*found), Lines{});
    EXPECT_EQ(requirement_of(*found, "contact-tongue"), Requirement::required);
    EXPECT_EQ(requirement_of(*found, "contact-voice"), Requirement::optional);
    const HoldSlot hold = hold_of(*found, found->found.slots.front());
    const SeatHolder interpreter{.contact = ContactId{"contact-tongue"}};
    EXPECT_NE(std::ranges::find(hold.required, interpreter), hold.required.end());

    draft.interpreter.clear();
    EXPECT_EQ(requirement_of(*search(draft), "contact-tongue"), Requirement::quorum);
}

TEST_P(HelpThatAMeetingNeeds, IsOneAdvocateForTheChildAndAnotherForAParent)
{
    NeedsDraft draft = needs();
    draft.advocates = {"child", "parent"};
    EXPECT_EQ(sentences(*search(draft)),
              (Lines{"An advocate for the child and another for a parent are needed. No advocate "
                     "is asked yet"}));
    draft.seats.push_back(seat("contact-voice", Requirement::required));
    EXPECT_EQ(sentences(*search(draft)),
              (Lines{"An advocate for the child and another for a parent are needed. Only one "
                     "advocate is asked yet"}));
    draft.advocates = {"parent"};
    EXPECT_EQ(sentences(*search(draft)), Lines{});
}

TEST_P(HelpThatAMeetingNeeds, IsRefusedWhereItCannotBeUnderstoodOrTheFamilyDoNotCome)
{
    NeedsDraft draft = needs();
    draft.interpreter = std::string(101, 'x');
    draft.advocates = {"aunt"};
    EXPECT_EQ(complaints(save(draft).error()),
              (Lines{"interpreter: Say the languages in one line of at most 100 characters",
                     "advocates: Choose whom the advocate is for from the list"}));

    draft = needs();
    draft.interpreter = "British Sign Language";  // of a professional
    draft.advocates = {"child"};
    EXPECT_EQ(complaints(save(draft, MeetingType::strategy_discussion).error()),
              (Lines{"advocates: Family members are not invited to a strategy discussion, so no "
                     "advocate comes to it"}));
}

TEST_P(HelpThatAMeetingNeeds, TellsTheAuditTrailOfNoLanguage)
{
    ASSERT_TRUE(save(with_help()));
    ASSERT_TRUE(search(SlotSearchOptions{}));

    const auto entries = database().read([](UnitOfWork& work) {
        return work.audit.of_case(test::authority_1, CaseId{"case-1"}, 0, 50);
    });
    ASSERT_FALSE(entries.empty());
    for (const auto& each : entries)
        EXPECT_EQ(each.record.detail.find("Polish"), std::string::npos) << each.record.detail;
}

QUORATE_ON_EVERY_DATABASE(HelpThatAMeetingNeeds);

}  // namespace
}  // namespace quorate::core
