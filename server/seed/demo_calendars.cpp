#include "core/availability/busy_times.hpp"
#include "core/availability/calendar_sharing.hpp"
#include "core/dates/london_time.hpp"
#include "core/scheduling/meeting_needs.hpp"
#include "server/seed/demo_families.hpp"

namespace quorate::server {

using namespace std::chrono;
using core::BusyKind;
using core::Requirement;

namespace {

constexpr const char* ash = "Ash Demosby";

struct Taken {
    int working_day;  // after today
    minutes from;
    minutes until;
    BusyKind kind = BusyKind::busy;
};

void take(DemoStory& story, const core::CalendarOwner& owner, const std::vector<Taken>& times)
{
    for (const Taken& each : times) {
        const core::Date day = story.working_day(each.working_day);
        story.must(core::add_busy_time(story.work,
                                       story.clock,
                                       story.app.random,
                                       story.as(ash),
                                       {.owner = owner,
                                        .starts_at = core::london_instant(day + each.from),
                                        .ends_at = core::london_instant(day + each.until),
                                        .kind = each.kind}),
                   "time is taken");
    }
}

// Agencies that ring every Monday with their week; the surgery and the hospital do not.
void share(DemoStory& story, const char* contact, const std::vector<Taken>& times)
{
    const core::CalendarOwner owner{story.contacts.at(contact)};
    story.must(core::say_calendar_is_kept(story.work, story.clock, story.as(ash), owner),
               "a calendar is kept");
    take(story, owner, times);
}

void tell_of_times(DemoStory& story)
{
    share(story,
          "lee.fixture@police.example",
          {{2, 9h, 12h}, {4, 13h, 17h}, {6, 9h, 17h, BusyKind::leave}});
    share(story, "tam.fakeley@community-health.example", {{2, 13h, 16h}, {7, 9h, 12h}});
    share(story, "robin.dummyson@elm-primary.example", {{1, 14h, 16h}, {4, 9h, 10h}});
    share(story, "ivy@sandbox-advocacy.example", {{3, 9h, 12h}});
    take(story,
         {story.users.at("Gwen Sampleford")},
         {{4, 9h, 12h}, {8, 9h, 17h, BusyKind::leave}, {9, 9h, 17h, BusyKind::leave}});
    take(story, {story.users.at("Kit Placeholder")}, {{3, 9h, 11h}});
}

core::SeatNeed seat(core::SeatHolder holder, Requirement requirement)
{
    return {.holder = std::move(holder), .requirement = requirement};
}

// The team has said whom the Placetons' conference needs, and what suits them.
void tell_of_needs(DemoStory& story)
{
    const DemoStory::Family& family = story.families.at("EX-2052");
    core::NeedsDraft draft{.length_minutes = 120,
                           .family_minutes_before = 30,
                           .debrief_minutes_after = 15,
                           .mode = "in_person",
                           .features = {"step_free"},
                           .wished_features = {"hearing_loop", "waiting_room"},
                           .preferred = "morning"};
    for (const auto& [name, child] : family.children)
        draft.children.push_back(child);
    const auto contact = [&](const char* email) {
        return core::SeatHolder{.contact = story.contacts.at(email)};
    };
    draft.seats = {
        seat({.user = story.users.at("Kit Placeholder")}, Requirement::required),
        seat(contact("lee.fixture@police.example"), Requirement::quorum),
        seat(contact("noor.stubb@community-health.example"), Requirement::quorum),
        seat(contact("robin.dummyson@elm-primary.example"), Requirement::quorum),
        seat(contact("tam.fakeley@community-health.example"), Requirement::optional),
        seat(contact("sol.specimen@fernbank-surgery.example"), Requirement::optional),
        seat(contact("ivy@sandbox-advocacy.example"), Requirement::optional),
        seat({.member = family.members.at("Lark Placeton")}, Requirement::required),
        seat({.member = family.members.at("Forrest Placeton")}, Requirement::optional),
    };
    for (const char* day : {"monday", "tuesday", "wednesday", "thursday", "friday"}) {
        draft.unwanted.push_back({day, "08:30", "09:15", "school run"});
        draft.unwanted.push_back({day, "15:00", "16:00", "school run"});
    }
    story.must(core::save_meeting_needs(story.work,
                                        story.meeting_tools(),
                                        story.as(ash),
                                        family.id,
                                        core::MeetingType::initial_cp_conference,
                                        draft),
               "what the conference needs");
}

}  // namespace

void tell_of_calendars(DemoStory& story)
{
    story.at(story.ago(1), 17h, [&] {
        tell_of_times(story);
        tell_of_needs(story);
    });
}

}  // namespace quorate::server
