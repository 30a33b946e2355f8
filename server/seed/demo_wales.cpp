#include "server/seed/demo_cast.hpp"
#include "server/seed/demo_families.hpp"

namespace quorate::server {

using namespace std::chrono;
using core::EventKind;
using core::MeetingType;
using core::Reply;
using core::Requirement;

namespace {

constexpr const char* nia = "Nia Placewell";
constexpr const char* emrys = "Emrys Demoson";

// A Welsh-speaking family; the conference is booked, and the same police come to it.
void tell_of_enghraifft(DemoStory& story)
{
    referred(story,
             story.ago(12),
             {.reference = "SA-0107",
              .family_name = "Enghraifft-Jones",
              .authority = demo_wales,
              .team = "Intake and assessment",
              .lead = nia,
              .clerk = emrys,
              .children = {{"Gwawr", 9, 12}, {"Osian", 6, 199}},
              .members = {{"Eira Enghraifft-Jones",
                           "mother",
                           true,
                           "eira.enghraifft@home.example",
                           "01632 960130",
                           "Welsh"}}});
    happened(story, "SA-0107", EventKind::assessment_started, story.ago(11));
    happened(story, "SA-0107", EventKind::strategy_discussion, story.ago(8), {.section_47 = true});
    booked(story,
           {.key = "enghraifft-conference",
            .family = "SA-0107",
            .type = MeetingType::initial_cp_conference,
            .booked_on = story.ago(5),
            .on = story.working_day(4),
            .at = 10h,
            .length_minutes = 120,
            .mode = "hybrid",
            .chair = "Carys Sampleby",
            .room = "Ystafell Derwen",
            .seats = {{nia, Requirement::required, Reply::attend},
                      {"mabli.enghraifft@police.example", Requirement::quorum, Reply::attend},
                      {"gwenno.samplwr@health-board.example", Requirement::quorum, Reply::attend},
                      {"mari.esiampl@ysgol-enghraifft.example", Requirement::quorum},
                      {"Eira Enghraifft-Jones", Requirement::required, Reply::attend}}});
}

// The assessment has 42 working days here.
void tell_of_profwyd(DemoStory& story)
{
    referred(story,
             story.ago(5),
             {.reference = "SA-0112",
              .family_name = "Profwyd",
              .authority = demo_wales,
              .team = "Intake and assessment",
              .lead = nia,
              .clerk = emrys,
              .children = {{"Taliesin", 3, 45}},
              .members = {{"Bethan Profwyd", "mother", true, "", "01632 960131", "Welsh"}}});
    happened(story, "SA-0112", EventKind::assessment_started, story.ago(4));
}

}  // namespace

void tell_of_wales(DemoStory& story)
{
    tell_of_enghraifft(story);
    tell_of_profwyd(story);
}

}  // namespace quorate::server
