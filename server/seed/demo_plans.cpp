#include <stdexcept>

#include <algorithm>

#include "core/dates/months.hpp"
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
constexpr const char* toni = "Toni Templeton";
constexpr const char* ash = "Ash Demosby";

// The assessment ended in a child in need plan; its first meeting needs a date.
void tell_of_sandling(DemoStory& story)
{
    referred(story,
             story.ago(30),
             {.reference = "EX-2029",
              .family_name = "Sandling",
              .authority = demo_england,
              .team = "Assessment South",
              .lead = perry,
              .clerk = ash,
              .children = {{"Pip", 2, 180}},
              .members = {{"Ivo Sandling", "father", true, "", "01632 960120"}}});
    happened(story, "EX-2029", EventKind::assessment_started, story.ago(29));
    happened(story, "EX-2029", EventKind::assessment_finished, story.ago(2));
    happened(story, "EX-2029", EventKind::cin_plan_agreed, story.ago(1));
}

// The day of the last review whose next one, six months on, falls on the next Saturday that
// one can fall on. In some weeks of spring there is none, but always a Sunday.
core::Date review_before_a_weekend(const DemoStory& story)
{
    for (const weekday day : {Saturday, Sunday})
        for (core::Date last = story.today + days{8}; last < story.today + days{175};
             last += days{1}) {
            if (weekday{last} != day) continue;
            const core::Date review = core::add_months(last, months{-6});
            const bool comes_back = core::add_months(review, months{6}) == last;
            if (comes_back && story.calendars.national.is_working_day(review)) return review;
        }
    throw std::logic_error{"no review falls on a weekend"};
}

// The last day is at a weekend, so the review has to be held on the Friday before it.
void tell_of_pilotte(DemoStory& story)
{
    const core::Date review = review_before_a_weekend(story);
    const core::Date conference = story.worked(review - days{80});
    referred(story,
             story.worked(conference - days{30}),
             {.reference = "EX-1820",
              .family_name = "Pilotte",
              .authority = demo_england,
              .team = "Long term",
              .lead = toni,
              .clerk = ash,
              .children = {{"Clove", 15, 70}, {"Basil", 11, 220}},
              .members = {{"Olive Pilotte", "mother", true, "", "01632 960121"}}});
    came_to_a_plan(story, "EX-1820", conference);
    kept_elsewhere(story,
                   "EX-1820",
                   MeetingType::core_group,
                   story.worked(conference + days{11}),
                   story.worked(conference + days{9}));
    happened(story, "EX-1820", EventKind::review_conference_held, review);
}

// Only those on the case know of it.
void tell_of_mockley(DemoStory& story)
{
    const core::Date conference = story.ago(50);
    referred(story,
             story.worked(conference - days{30}),
             {.reference = "EX-1790",
              .family_name = "Mockley",
              .authority = demo_england,
              .team = "Long term",
              .lead = toni,
              .clerk = ash,
              .children = {{"Sorrel", 7, 7}},
              .members = {{"Heath Mockley", "father", true, "", "01632 960122"}}});
    came_to_a_plan(story, "EX-1790", conference);
    kept_elsewhere(
        story, "EX-1790", MeetingType::core_group, story.ago(40), story.worked(story.ago(41)));
    booked(story,
           {.key = "mockley-core-group",
            .family = "EX-1790",
            .type = MeetingType::core_group,
            .booked_on = story.ago(12),
            .on = story.working_day(3),
            .at = 13h + 30min,
            .length_minutes = 60,
            .mode = "in_person",
            .chair = toni,
            .room = "Room Willow",
            .seats = {{"noor.stubb@community-health.example", Requirement::required, Reply::attend},
                      {"robin.dummyson@elm-primary.example", Requirement::required}}});
    restricted(story, "EX-1790", story.ago(5));
}

// The father must not be invited, nor learn the address. The core group has met, its papers are
// out, and what was agreed is done, open and overdue.
void tell_of_specimenby(DemoStory& story)
{
    const core::Date conference = story.ago(19);
    referred(story,
             story.worked(conference - days{30}),
             {.reference = "EX-1874",
              .family_name = "Specimenby",
              .authority = demo_england,
              .team = "Assessment North",
              .lead = kit,
              .clerk = ash,
              .children = {{"Robin", 10, 111}},
              .members = {{"Laurel Specimenby",
                           "mother",
                           true,
                           "laurel.specimenby@home.example",
                           "01632 960123",
                           "English",
                           "",
                           "Ring between 10 and 2 only. Never write to the old address.",
                           "The Placeholder Refuge, Exampleton"},
                          {"Thorne Specimenby", "father", true, "", "01632 960124"}}});
    excluded(story,
             "EX-1874",
             story.worked(conference - days{20}),
             "Thorne Specimenby",
             "Non-molestation order; he must not learn where they live.");
    came_to_a_plan(story, "EX-1874", conference);
    booked(story,
           {.key = "specimenby-core-group",
            .family = "EX-1874",
            .type = MeetingType::core_group,
            .booked_on = story.ago(17),
            .on = story.ago(10),
            .at = 15h,
            .length_minutes = 60,
            .mode = "in_person",
            .chair = kit,
            .room = "Room Willow",
            .seats = {{"noor.stubb@community-health.example", Requirement::required, Reply::attend},
                      {"robin.dummyson@elm-primary.example", Requirement::required, Reply::attend},
                      {"drew.sampler@exampleton-homes.example",
                       Requirement::optional,
                       Reply::deputy,
                       "A deputy comes instead."},
                      {"Laurel Specimenby", Requirement::required, Reply::attend}}});
    held(story,
         {.meeting = "specimenby-core-group",
          .sections = {{"welcome", "Everyone came; housing sent a deputy.", true},
                       {"child_views", "Robin said: I sleep well here.", true},
                       {"progress", "Safety: better. School: the same. Housing: better.", true}},
          .actions = {{"Give Robin the advocate's number on a card",
                       kit,
                       story.ago(3),
                       "Kit will give Robin a card with the advocate's number"},
                      {"Agree a quiet place at school with the lead",
                       "robin.dummyson@elm-primary.example",
                       story.working_day(4),
                       "School will find Robin a quiet place"},
                      {"Register Robin with the new surgery",
                       "noor.stubb@community-health.example",
                       story.ago(2),
                       "Noor will register Robin with the new doctor"},
                      {"Ask the court for the order's new end date", kit, story.ago(5)},
                      {"Bring Robin's school bag from the old house",
                       "Laurel Specimenby",
                       story.working_day(7),
                       "Laurel will say what is missing so that police can fetch it"}}});
    action_done(story, "Ask the court for the order's new end date", story.ago(6));
    booked(story,
           {.key = "specimenby-next",
            .family = "EX-1874",
            .type = MeetingType::core_group,
            .booked_on = story.ago(9),
            // Four weeks after the last one at the latest, also when holidays come between.
            .on = std::min(story.working_day(8), story.worked(story.ago(10) + days{28})),
            .at = 15h,
            .length_minutes = 60,
            .mode = "hybrid",
            .chair = kit,
            .room = "Room Willow",
            .seats = {{"noor.stubb@community-health.example", Requirement::required, Reply::attend},
                      {"robin.dummyson@elm-primary.example", Requirement::required},
                      {"Laurel Specimenby", Requirement::required}}});
}

}  // namespace

void tell_of_plans(DemoStory& story)
{
    tell_of_sandling(story);
    tell_of_pilotte(story);
    tell_of_mockley(story);
    tell_of_specimenby(story);
}

}  // namespace quorate::server
