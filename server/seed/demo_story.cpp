#include "server/seed/demo_story.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/identity/sessions.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/replies/incoming_reply.hpp"
#include "core/replies/reply_store.hpp"

namespace quorate::server {

DemoStory::DemoStory(App& story_app, core::UnitOfWork& unit, core::Date on)
    : app{story_app},
      work{unit},
      today{on},
      calendars{core::calendars_with(story_app.bank_holidays)}
{
}

void DemoStory::at(core::Date day, std::chrono::minutes clock_time, std::function<void()> act)
{
    at(core::london_instant(day + clock_time), std::move(act));
}

void DemoStory::at(core::Instant when, std::function<void()> act)
{
    acts_.push_back({when, std::move(act)});
}

void DemoStory::tell()
{
    while (!acts_.empty()) {
        const auto next = std::ranges::min_element(acts_, {}, &Act::when);
        const Act act = std::move(*next);
        acts_.erase(next);
        clock.set(act.when);
        act.perform();
        send_what_is_over();
    }
}

void DemoStory::send_what_is_over()
{
    const std::string lease{"story"};
    const core::Instant until = clock.now() + std::chrono::minutes{2};
    for (const core::OutboxMessage& message : work.outbox.lease(clock.now(), until, lease, 1000)) {
        const auto meeting = work.meetings.find(message.authority, message.meeting);
        if (!meeting || !core::is_about_coming(message.kind) ||
            core::london_date(meeting->starts_at) > today)
            continue;
        // What comes back is known by the address for replies that a mail of the seat has.
        if (message.invitee)
            work.replies.expect(
                {.authority = message.authority, .seat = *message.invitee},
                core::reply_token_hash(app.links,
                                       core::reply_token(app.links, message.invitee->text())));
        work.outbox.mark_sending(message.id, lease, "", until);
        work.outbox.mark_sent(message.id, lease, "250", "", clock.now());
    }
    work.outbox.give_back(lease);
}

core::Date DemoStory::working_day(int n) const
{
    const core::WorkingCalendar& calendar = calendars.national;
    if (n == 0) return calendar.first_working_day_on_or_after(today);
    return n > 0 ? calendar.advance(today, core::WorkingDays{n})
                 : calendar.retreat(today, core::WorkingDays{-n});
}

core::Actor DemoStory::as(const std::string& name) const
{
    const auto user = work.users.find(users.at(name)).value();
    core::Actor actor = core::actor_of(user, {.network = "127.0.0.0/24"});
    actor.credential = "demo-" + actor.user.text();
    actor.stepped_up_at = clock.now();
    return actor;
}

void DemoStory::refuse(const std::string& what, const core::Error& error)
{
    std::string why{core::refusal_text(error.refusal).code};
    for (const core::FieldError& field : error.fields)
        why += "; " + field.field + ": " + field.message;
    throw std::logic_error{"the demonstration cannot be made: " + what + ": " + why};
}

}  // namespace quorate::server
