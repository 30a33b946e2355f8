#include "server/pages/record/release_words.hpp"

#include <gtest/gtest.h>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/outcome.hpp"
#include "core/minutes/plan_part.hpp"

namespace quorate::server {
namespace {

using core::Language;

void expect_welsh(std::string_view english)
{
    const SaidInRecord said = said_in_record(english, Language::welsh);
    EXPECT_TRUE(said.is_translated) << english;
    EXPECT_NE(said.words, english);
    EXPECT_EQ(said_in_record(english, Language::english).words, english);
}

TEST(ReleaseWords, HaveWelshForEveryPartOutcomeAndKindOfMeeting)
{
    for (const auto jurisdiction : {core::Jurisdiction::england, core::Jurisdiction::wales}) {
        for (const core::MeetingType type : core::all_meeting_types()) {
            expect_welsh(label(type));
            for (const core::AgendaItem& item : core::agenda_for(type, jurisdiction))
                expect_welsh(item.title);
        }
        for (const core::Outcome outcome : core::all_outcomes())
            expect_welsh(core::label(outcome, jurisdiction));
    }
    expect_welsh(core::closed_title);
    for (const char* category : {"NEG", "PHY", "SAB", "EMO", "MUL", "FIN"})
        expect_welsh(core::abuse_category_label(category));
    for (const auto attendance : {core::Attendance::unknown,
                                  core::Attendance::present,
                                  core::Attendance::remote,
                                  core::Attendance::apologies,
                                  core::Attendance::report_only,
                                  core::Attendance::absent})
        expect_welsh(label(attendance));
}

TEST(ReleaseWords, HaveWelshForThePlanAndForThePartOfAnAgency)
{
    expect_welsh("The plan");
    for (const core::PlanField& field : core::plan_fields)
        expect_welsh(field.label);
    EXPECT_EQ(said_in_record("What each agency knows: School", Language::welsh).words,
              "Yr hyn y mae pob asiantaeth yn ei wybod: School");
    EXPECT_FALSE(said_in_record("Our own title: School", Language::welsh).is_translated);
}

TEST(ReleaseWords, SayWhenSomebodyCameAndLeft)
{
    EXPECT_EQ(attendance_said("Present, came at 10:40, left at 11:15", Language::welsh),
              "Yn bresennol, cyrhaeddodd am 10:40, gadawodd am 11:15");
    EXPECT_EQ(attendance_said("Present, came at 10:40", Language::english),
              "Present, came at 10:40");
}

TEST(ReleaseWords, LeaveWhatIsNotOursAsItIs)
{
    const SaidInRecord said = said_in_record("A part of their own", Language::welsh);

    EXPECT_EQ(said.words, "A part of their own");
    EXPECT_FALSE(said.is_translated);
    EXPECT_TRUE(said_in_record("", Language::welsh).is_translated);
}

TEST(ReleaseWords, NameACorrectionAndItsPart)
{
    EXPECT_EQ(amendment_heading(2, "Why we are meeting"), "Correction 2: Why we are meeting");
    EXPECT_EQ(amendment_heading(2, "Why we are meeting", Language::welsh),
              "Cywiriad 2: Pam rydym yn cyfarfod");
    EXPECT_EQ(amendment_heading(1, "", Language::welsh), "Cywiriad 1");
}

}  // namespace
}  // namespace quorate::server
