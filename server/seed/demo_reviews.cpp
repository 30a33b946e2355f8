#include "server/seed/demo_cast.hpp"
#include "server/seed/demo_families.hpp"

namespace quorate::server {

using namespace std::chrono;
using core::MeetingType;
using core::Reply;
using core::Requirement;

namespace {

constexpr const char* kit = "Kit Placeholder";
constexpr const char* toni = "Toni Templeton";
constexpr const char* ash = "Ash Demosby";

constexpr const char* police = "pat.samplewell@police.example";
constexpr const char* health_visitor = "noor.stubb@community-health.example";
constexpr const char* school_nurse = "tam.fakeley@community-health.example";
constexpr const char* elm = "robin.dummyson@elm-primary.example";
constexpr const char* mockley = "jules.mockler@mockley-academy.example";
constexpr const char* housing = "drew.sampler@exampleton-homes.example";

// A plan made some eleven weeks ago, so that its first review comes these days.
void has_a_plan(DemoStory& story, const FamilySpec& family)
{
    const core::Date conference = story.worked(story.today - days{80});
    referred(story, story.worked(conference - days{30}), family);
    came_to_a_plan(story, family.reference, conference);
    kept_elsewhere(story,
                   family.reference,
                   MeetingType::core_group,
                   story.worked(conference + days{12}),
                   story.worked(conference + days{9}));
}

// Today, or on Monday when it is the weekend: everybody is ready to begin.
void tell_of_fixtureby(DemoStory& story)
{
    has_a_plan(
        story,
        {.reference = "EX-1702",
         .family_name = "Fixtureby",
         .authority = demo_england,
         .team = "Assessment North",
         .lead = kit,
         .clerk = ash,
         .children = {{"Hazel", 6, 61}, {"Reed", 4, 144}},
         .members = {
             {"Maple Fixtureby", "mother", true, "maple.fixtureby@home.example", "01632 960140"}}});
    booked(story,
           {.key = "fixtureby-review",
            .family = "EX-1702",
            .type = MeetingType::review_cp_conference,
            .booked_on = story.ago(15),
            .on = story.working_day(0),
            .at = 14h,
            .length_minutes = 90,
            .mode = "hybrid",
            .chair = "Gwen Sampleford",
            .room = "Room Oak",
            .seats = {{kit, Requirement::required, Reply::attend},
                      {police, Requirement::quorum, Reply::attend},
                      {health_visitor, Requirement::quorum, Reply::remote},
                      {elm, Requirement::quorum, Reply::attend},
                      {"Maple Fixtureby", Requirement::required, Reply::attend}}});
}

// Later this week.
void tell_of_samplewick(DemoStory& story)
{
    has_a_plan(story,
               {.reference = "EX-1655",
                .family_name = "Samplewick",
                .authority = demo_england,
                .team = "Long term",
                .lead = toni,
                .clerk = ash,
                .children = {{"Jay", 12, 200}},
                .members = {{"Finch Samplewick", "father", true, "", "01632 960141"}}});
    booked(story,
           {.key = "samplewick-review",
            .family = "EX-1655",
            .type = MeetingType::review_cp_conference,
            .booked_on = story.ago(14),
            .on = story.working_day(3),
            .at = 9h + 30min,
            .length_minutes = 90,
            .mode = "in_person",
            .chair = "Idris Fixtureham",
            .room = "Room Elm",
            .seats = {{toni, Requirement::required, Reply::attend},
                      {police, Requirement::quorum, Reply::attend},
                      {mockley, Requirement::quorum, Reply::attend},
                      {school_nurse, Requirement::quorum},
                      {housing, Requirement::optional, Reply::attend}}});
}

}  // namespace

void tell_of_reviews(DemoStory& story)
{
    tell_of_fixtureby(story);
    tell_of_samplewick(story);
}

}  // namespace quorate::server
