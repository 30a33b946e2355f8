#include "core/dates/months.hpp"
#include "core/preparation/record_views.hpp"
#include "core/preparation/settle_point.hpp"
#include "server/seed/demo_cast.hpp"
#include "server/seed/demo_families.hpp"

namespace quorate::server {

using namespace std::chrono;
using core::EventKind;
using core::MeetingType;
using core::Outcome;
using core::Reply;
using core::Requirement;

namespace {

constexpr const char* kit = "Kit Placeholder";
constexpr const char* perry = "Perry Prototype";
constexpr const char* toni = "Toni Templeton";
constexpr const char* ash = "Ash Demosby";
constexpr const char* gwen = "Gwen Sampleford";
constexpr const char* idris = "Idris Fixtureham";

constexpr const char* police = "lee.fixture@police.example";
constexpr const char* health_visitor = "noor.stubb@community-health.example";
constexpr const char* school_nurse = "tam.fakeley@community-health.example";
constexpr const char* surgery = "sol.specimen@fernbank-surgery.example";
constexpr const char* elm = "robin.dummyson@elm-primary.example";
constexpr const char* mockley = "jules.mockler@mockley-academy.example";
constexpr const char* advocate = "ivy@sandbox-advocacy.example";

// What the older child says, and who has seen her, before the conference; the rest is still open.
void prepare_testwood(DemoStory& story, core::Date day)
{
    story.at(day, 15h, [&story, day] {
        const core::MeetingId& meeting = story.meetings.at("testwood-conference").id;
        const core::PreparedPerson rowan{.child =
                                             story.families.at("EX-2041").children.at("Rowan")};
        const core::Actor worker = story.as(kit);
        const auto settle = [&](const char* point, const char* answer) {
            story.must(core::settle_point(story.work,
                                          story.meeting_tools(),
                                          story.app.agency_reports,
                                          worker,
                                          {.meeting = meeting,
                                           .person = rowan,
                                           .point = point,
                                           .answer = answer,
                                           .day = day}),
                       std::string{"EX-2041 "} + answer);
        };
        settle("seen", "child_seen");
        settle("advocate", "advocate_accepted");
        story.must(
            core::record_views(
                story.work,
                story.meeting_tools(),
                story.app.agency_reports,
                worker,
                {.meeting = meeting,
                 .person = rowan,
                 .way = "told",
                 .given_on = day,
                 .text = core::FreeText{"I want to stay at my school. I do not like it "
                                        "when they shout. Please tell me what you decide."}}),
            "EX-2041 views");
    });
}

// The conference is booked for the day before the last one, and people have answered.
void tell_of_testwood(DemoStory& story)
{
    referred(
        story,
        story.ago(15),
        {.reference = "EX-2041",
         .family_name = "Testwood",
         .authority = demo_england,
         .team = "Assessment North",
         .lead = kit,
         .clerk = ash,
         .children = {{"Rowan", 8, 33}, {"Wren", 3, 120}},
         .members = {
             {"Hazel Testwood",
              "mother",
              true,
              "hazel.testwood@home.example",
              "01632 960110",
              "English",
              "",
              "Text before ringing. Never leave a message.",
              "2 Placeholder Row, Exampleton"},
             {"Glen Testwood", "father", true, "glen.testwood@home.example", "01632 960111"}}});
    happened(story, "EX-2041", EventKind::assessment_started, story.ago(14));
    happened(story, "EX-2041", EventKind::strategy_discussion, story.ago(12), {.section_47 = true});
    booked(story,
           {.key = "testwood-conference",
            .family = "EX-2041",
            .type = MeetingType::initial_cp_conference,
            .booked_on = story.ago(8),
            .on = story.working_day(2),
            .at = 10h,
            .length_minutes = 120,
            .mode = "hybrid",
            .chair = gwen,
            .room = "Room Oak",
            .seats = {{kit, Requirement::required, Reply::attend},
                      {police, Requirement::quorum, Reply::attend},
                      {health_visitor, Requirement::quorum, Reply::attend},
                      {elm, Requirement::quorum, Reply::remote},
                      {school_nurse, Requirement::optional},
                      {surgery,
                       Requirement::optional,
                       Reply::report_only,
                       "Surgery all morning; the report follows."},
                      {advocate, Requirement::optional, Reply::attend},
                      {"Hazel Testwood", Requirement::required, Reply::attend},
                      {"Glen Testwood", Requirement::optional, Reply::remote}}});
    prepare_testwood(story, story.ago(3));
}

// Tomorrow, and the police have not answered: quorum is at risk.
void tell_of_trialson(DemoStory& story)
{
    referred(
        story,
        story.ago(17),
        {.reference = "EX-2033",
         .family_name = "Trialson",
         .authority = demo_england,
         .team = "Assessment North",
         .lead = kit,
         .clerk = ash,
         .children = {{"Jess", 6, 77}, {"Max", 0, 300}},
         .members = {
             {"Robyn Trialson", "mother", true, "robyn.trialson@home.example", "01632 960112"}}});
    happened(story, "EX-2033", EventKind::assessment_started, story.ago(16));
    happened(story, "EX-2033", EventKind::strategy_discussion, story.ago(13), {.section_47 = true});
    booked(story,
           {.key = "trialson-conference",
            .family = "EX-2033",
            .type = MeetingType::initial_cp_conference,
            .booked_on = story.ago(9),
            .on = story.working_day(1),
            .at = 9h + 30min,
            .length_minutes = 120,
            .mode = "hybrid",
            .chair = gwen,
            .room = "Room Ash",
            .seats = {{kit, Requirement::required, Reply::attend},
                      {police, Requirement::quorum},
                      {health_visitor, Requirement::quorum, Reply::attend},
                      {elm, Requirement::quorum, Reply::cannot_come, "Away on a school journey."},
                      {"Robyn Trialson", Requirement::required, Reply::attend}}});
}

// The review is late: it was booked in time and called off for want of quorum.
void tell_of_exemplar(DemoStory& story)
{
    const core::Date limit = story.ago(1);
    const core::Date conference = story.worked(core::add_months(limit, months{-3}));
    referred(story,
             story.worked(conference - days{30}),
             {.reference = "EX-2038",
              .family_name = "Exemplar",
              .authority = demo_england,
              .team = "Long term",
              .lead = toni,
              .clerk = ash,
              .children = {{"Quinn", 10, 5}},
              .members = {{"Briar Exemplar", "mother", true, "", "01632 960113"}}});
    happened(story, "EX-2038", EventKind::assessment_started, story.worked(conference - days{28}));
    happened(story,
             "EX-2038",
             EventKind::strategy_discussion,
             story.worked(conference - days{18}),
             {.section_47 = true});
    happened(story, "EX-2038", EventKind::assessment_finished, story.worked(conference - days{3}));
    happened(story, "EX-2038", EventKind::conference_held, conference, {.makes_plan = true});
    kept_elsewhere(story,
                   "EX-2038",
                   MeetingType::core_group,
                   story.worked(conference + days{11}),
                   story.worked(conference + days{9}));
    booked(story,
           {.key = "exemplar-review",
            .family = "EX-2038",
            .type = MeetingType::review_cp_conference,
            .booked_on = story.ago(25),
            .on = story.worked(story.ago(3)),
            .at = 10h,
            .length_minutes = 90,
            .mode = "in_person",
            .chair = idris,
            .room = "Room Elm",
            .seats = {{toni, Requirement::required, Reply::attend},
                      {police, Requirement::quorum, Reply::cannot_come},
                      {mockley, Requirement::quorum, Reply::cannot_come},
                      {school_nurse, Requirement::quorum, Reply::attend}}});
    cancelled(story,
              "exemplar-review",
              story.ago(4),
              "Quorum cannot be met: police and the school have sent apologies.");
}

// Held last week: a plan for both, minutes approved and sent, the first core group due.
void tell_of_mockford(DemoStory& story)
{
    referred(story,
             story.ago(24),
             {.reference = "EX-2024",
              .family_name = "Mockford",
              .authority = demo_england,
              .team = "Assessment North",
              .lead = kit,
              .clerk = ash,
              .children = {{"Sky", 9, 88}, {"Ren", 5, 250}},
              .members = {{"Juniper Mockford",
                           "mother",
                           true,
                           "juniper.mockford@home.example",
                           "01632 960114"}}});
    happened(story, "EX-2024", EventKind::assessment_started, story.ago(23));
    happened(story, "EX-2024", EventKind::strategy_discussion, story.ago(18), {.section_47 = true});
    booked(story,
           {.key = "mockford-conference",
            .family = "EX-2024",
            .type = MeetingType::initial_cp_conference,
            .booked_on = story.ago(15),
            .on = story.ago(4),
            .at = 10h,
            .length_minutes = 120,
            .mode = "in_person",
            .chair = gwen,
            .room = "Room Oak",
            .seats = {{kit, Requirement::required, Reply::attend},
                      {police, Requirement::quorum, Reply::attend},
                      {health_visitor, Requirement::quorum, Reply::attend},
                      {elm, Requirement::quorum, Reply::attend},
                      {"Juniper Mockford", Requirement::required, Reply::attend}}});
    held(story,
         {.meeting = "mockford-conference",
          .sections =
              {{"welcome", "Everyone invited was here. Privacy was explained.", true},
               {"reason", "School told us in October that Sky was often hungry and tired.", true},
               {"child_views", "Sky said: I like it when breakfast is ready.", true},
               {"family", "Juniper said she wants help with the mornings and with money.", true},
               {"analysis", "Warm care; too little food and sleep; little money."},
               {"decision", "All agencies agreed that both children need a plan.", true},
               {"plan", "Breakfast every day, bedtime by eight, help with benefits.", true}},
          .decisions = {{"Sky",
                         Outcome::cp_plan_made,
                         "NEG",
                         "Hunger and tiredness have gone on for a year and affect Sky's learning."},
                        {"Ren",
                         Outcome::cp_plan_made,
                         "NEG",
                         "The same home; Ren has lost weight since the summer."}},
          .actions = {{"Write the plan in words that Sky can read",
                       kit,
                       story.working_day(15),
                       "Kit will write the plan so that Sky can read it"},
                      {"Send the letter of support to the housing team",
                       kit,
                       story.ago(1),
                       "Kit will write to the housing team to support you"},
                      {"Book the paediatric appointment",
                       health_visitor,
                       story.ago(2),
                       "Noor will book the appointment with the children's doctor"},
                      {"Send the attendance record for this term", elm, story.working_day(1)}}});
    approved(story, "mockford-conference", story.ago(3));
    papers_sent(story, "mockford-conference", story.ago(3));
}

// A review held on time; the chair has yet to approve its minutes.
void tell_of_placeby(DemoStory& story)
{
    const core::Date conference = story.worked(story.ago(6) - days{84});
    referred(story,
             story.worked(conference - days{32}),
             {.reference = "EX-1911",
              .family_name = "Placeby",
              .authority = demo_england,
              .team = "Assessment South",
              .lead = perry,
              .clerk = ash,
              .children = {{"Teal", 13, 14}},
              .members = {{"Aspen Placeby",
                           "grandmother",
                           true,
                           "aspen.placeby@home.example",
                           "01632 960115"}}});
    happened(story, "EX-1911", EventKind::assessment_started, story.worked(conference - days{30}));
    happened(story,
             "EX-1911",
             EventKind::strategy_discussion,
             story.worked(conference - days{17}),
             {.section_47 = true});
    happened(story, "EX-1911", EventKind::assessment_finished, story.worked(conference - days{4}));
    happened(story, "EX-1911", EventKind::conference_held, conference, {.makes_plan = true});
    kept_elsewhere(story,
                   "EX-1911",
                   MeetingType::core_group,
                   story.worked(conference + days{12}),
                   story.worked(conference + days{10}));
    booked(story,
           {.key = "placeby-review",
            .family = "EX-1911",
            .type = MeetingType::review_cp_conference,
            .booked_on = story.ago(20),
            .on = story.ago(6),
            .at = 14h,
            .length_minutes = 90,
            .mode = "hybrid",
            .chair = gwen,
            .room = "Room Ash",
            .seats = {{perry, Requirement::required, Reply::attend},
                      {police, Requirement::quorum, Reply::remote},
                      {mockley, Requirement::quorum, Reply::attend},
                      {school_nurse, Requirement::quorum, Reply::attend},
                      {"Aspen Placeby", Requirement::required, Reply::attend}}});
    held(story,
         {.meeting = "placeby-review",
          .sections = {{"welcome", "Everyone invited was here.", true},
                       {"child_views", "Teal wrote: I want to stay at Gran's.", true},
                       {"analysis", "Home is calmer. School attendance is at nine days in ten."},
                       {"decision", "The plan goes on for now, with fewer visits.", true}},
          .decisions = {{"Teal",
                         Outcome::cp_plan_continued,
                         "EMO",
                         "The change is recent; the plan keeps it going."}},
          .actions = {{"Arrange a place at the homework club",
                       mockley,
                       story.working_day(6),
                       "Jules will find a place at the homework club"}}});
}

}  // namespace

void tell_of_conferences(DemoStory& story)
{
    tell_of_testwood(story);
    tell_of_trialson(story);
    tell_of_exemplar(story);
    tell_of_mockford(story);
    tell_of_placeby(story);
}

}  // namespace quorate::server
