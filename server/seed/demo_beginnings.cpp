#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/overruns.hpp"
#include "server/seed/demo_cast.hpp"
#include "server/seed/demo_families.hpp"

namespace quorate::server {

using namespace std::chrono;
using core::EventKind;
using core::MeetingType;
using core::Reply;
using core::Requirement;

namespace {

constexpr const char* kit = "Kit Placeholder";
constexpr const char* perry = "Perry Prototype";
constexpr const char* ash = "Ash Demosby";

// The referral has just come in; the decision is due today.
void tell_of_trialby(DemoStory& story)
{
    referred(story,
             story.ago(1),
             {.reference = "EX-2057",
              .family_name = "Trialby",
              .authority = demo_england,
              .team = "Assessment North",
              .lead = kit,
              .clerk = ash,
              .children = {{"Ari", 11, 40}, {"Bo", 7, 200}},
              .members = {{"Marlow Trialby", "mother", true, "", "01632 960101"}}});
}

// The assessment is running, with its checkpoint ahead.
void tell_of_protowell(DemoStory& story)
{
    referred(story,
             story.ago(7),
             {.reference = "EX-2062",
              .family_name = "Protowell",
              .authority = demo_england,
              .team = "Assessment South",
              .lead = perry,
              .clerk = ash,
              .children = {{"Sage", 5, 90}},
              .members = {{"Rue Protowell", "mother", true, "", "01632 960102"},
                          {"Dale Protowell", "father", true, "", "01632 960103"}}});
    happened(story, "EX-2062", EventKind::assessment_allocated, story.ago(6));
    happened(story, "EX-2062", EventKind::assessment_started, story.ago(6));
    happened(story, "EX-2062", EventKind::child_seen, story.ago(2));
}

// Three brothers and sisters; enquiries have started and the conference needs a date.
void tell_of_placeton(DemoStory& story)
{
    referred(story,
             story.ago(6),
             {.reference = "EX-2052",
              .family_name = "Placeton",
              .authority = demo_england,
              .team = "Assessment North",
              .lead = kit,
              .clerk = ash,
              .children = {{"Linden", 12, 10}, {"Bryony", 9, 150}, {"Moss", 4, 60}},
              .members = {{"Lark Placeton",
                           "mother",
                           true,
                           "lark.placeton@home.example",
                           "01632 960104",
                           "British Sign Language",
                           "British Sign Language"},
                          {"Forrest Placeton", "father", true, "", "01632 960105"}}});
    happened(story, "EX-2052", EventKind::assessment_started, story.ago(5));
    happened(story, "EX-2052", EventKind::strategy_discussion, story.ago(3), {.section_47 = true});
}

// A sister and a brother whose clocks differ: enquiries about him began two days after hers, so
// their conferences have two last days.
void tell_of_pilotby(DemoStory& story)
{
    referred(story,
             story.ago(7),
             {.reference = "EX-2049",
              .family_name = "Pilotby",
              .authority = demo_england,
              .team = "Assessment North",
              .lead = kit,
              .clerk = ash,
              .children = {{"Juno", 13, 45}, {"Ellis", 5, 210}},
              .members = {{"Briar Pilotby", "mother", true, "", "01632 960109"}}});
    happened(story, "EX-2049", EventKind::assessment_started, story.ago(6));
    happened(story,
             "EX-2049",
             EventKind::strategy_discussion,
             story.ago(4),
             {.section_47 = true, .children = {"Juno"}});
    happened(story,
             "EX-2049",
             EventKind::strategy_discussion,
             story.ago(2),
             {.section_47 = true, .children = {"Ellis"}});
}

// Asks for a week more than the limit of the initial conference.
void asked_for_more_time(DemoStory& story, const char* family, core::Date on, const char* why)
{
    story.at(on, 17h, [&story, family, why] {
        const DemoStory::Family& known = story.families.at(family);
        const core::AuthorityId& authority = story.authorities.at(known.authority).id;
        for (const core::CaseDueDate& due : story.work.due_dates.of_case(authority, known.id)) {
            if (due.rule_id != "eng-icpc-15wd") continue;
            const auto asked =
                core::ask_for_overrun(story.work,
                                      story.case_tools(),
                                      story.as(known.lead),
                                      {.case_id = known.id,
                                       .due_date = due.id,
                                       .rationale = core::FreeText{why},
                                       .expected_on = story.calendars.national.advance(
                                           due.limit_date, core::WorkingDays{5})});
            story.must(asked, family);
        }
    });
}

// An unborn baby: four working days are left and nothing is booked, and more time is asked for.
void tell_of_draftwell(DemoStory& story)
{
    referred(
        story,
        story.ago(14),
        {.reference = "EX-2046",
         .family_name = "Draftwell",
         .authority = demo_england,
         .team = "Assessment South",
         .lead = perry,
         .clerk = ash,
         .children = {{.name = "Baby", .years = 0, .due_in_days = 60}},
         .members = {
             {"Willa Draftwell", "mother", true, "willa.draftwell@home.example", "01632 960106"}}});
    happened(story, "EX-2046", EventKind::assessment_started, story.ago(13));
    happened(story, "EX-2046", EventKind::strategy_discussion, story.ago(11), {.section_47 = true});
    asked_for_more_time(story,
                        "EX-2046",
                        story.ago(1),
                        "The specialist midwife's report comes next week, and the conference needs "
                        "it to plan for the birth");
}

// A strategy discussion with police and health tomorrow morning.
void tell_of_demoville(DemoStory& story)
{
    referred(story,
             story.ago(2),
             {.reference = "EX-2060",
              .family_name = "Demoville",
              .authority = demo_england,
              .team = "Assessment North",
              .lead = kit,
              .clerk = ash,
              .children = {{"Fern", 14, 20}},
              .members = {{"Reed Demoville", "father", true, "", "01632 960107"}}});
    happened(story, "EX-2060", EventKind::assessment_started, story.ago(1));
    booked(story,
           {.key = "demoville-strategy",
            .family = "EX-2060",
            .type = MeetingType::strategy_discussion,
            .booked_on = story.ago(2),
            .on = story.working_day(1),
            .at = 8h + 30min,
            .length_minutes = 60,
            .mode = "video",
            .chair = "Val Draftley",
            .room = "",
            .seats = {{kit, Requirement::required, Reply::attend},
                      {"lee.fixture@police.example", Requirement::quorum, Reply::remote},
                      {"safeguarding@community-health.example", Requirement::quorum}}});
}

}  // namespace

void tell_of_beginnings(DemoStory& story)
{
    tell_of_trialby(story);
    tell_of_protowell(story);
    tell_of_placeton(story);
    tell_of_pilotby(story);
    tell_of_draftwell(story);
    tell_of_demoville(story);
}

}  // namespace quorate::server
